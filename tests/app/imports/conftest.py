"""One sealed worker for a file of tests."""

from tests.sync.airlock.conftest import an_airlock

__all__ = ["an_airlock"]
