"""A phone and a tablet of one town, as the journeys know them."""

from tests.journeys.conftest import anyio_backend, pair, town

__all__ = ["anyio_backend", "pair", "town"]
