"""A person whose reception is open, and a laboratory that may write there."""

from tests.app.flows.deposits.conftest import (
    anyio_backend,
    laboratory,
    phone,
    town,
)

__all__ = ["anyio_backend", "laboratory", "phone", "town"]
