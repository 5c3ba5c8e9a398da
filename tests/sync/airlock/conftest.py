"""One sealed worker for a file of tests."""

from collections.abc import Iterator

import pytest

from sync.airlock.parent import SealedAirlock


@pytest.fixture(scope="module")
def an_airlock() -> Iterator[SealedAirlock]:
    airlock = SealedAirlock()
    yield airlock
    airlock.close()
