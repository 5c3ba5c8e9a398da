"""What a driver knows of a device in tests."""

from app.domain.device import DeviceIdentity
from app.domain.dialogue import Session
from tests.app.devices.played import NOW, PARIS


def a_session(driver: str, *, virtual: bool = False) -> Session:
    """Return a session with a device without any characteristic."""
    identity = DeviceIdentity("sys:12", driver)
    return Session(identity, frozenset(), PARIS, NOW, virtual=virtual)
