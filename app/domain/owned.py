"""Settings of this device about one entry: they go when it goes, in the same write."""

from typing import Final

from app.domain.ids import EntryId

OFFLINE: Final = "offline/"
THUMB: Final = "thumb/"
DEVICE: Final = "device/"
_ALL: Final = (OFFLINE, THUMB, DEVICE)


def kind_of(setting: str) -> str:
    """Return what the pulse tells when a setting changes: `device`, `thumb`, …"""
    prefixes = (one for one in _ALL if setting.startswith(one))
    return next(prefixes, "setting").removesuffix("/")


def owned(entry: EntryId) -> tuple[str, ...]:
    """Name every setting that belongs to an entry."""
    return tuple(prefix + entry.hex() for prefix in _ALL)
