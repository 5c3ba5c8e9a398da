"""A town with one server, and a person with a phone and a tablet."""

from tests.journeys.conftest import anyio_backend, pair, town

__all__ = ["anyio_backend", "pair", "town"]
