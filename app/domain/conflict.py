"""« Deux versions » : both sides of a concurrent change, kept 90 days."""

from dataclasses import dataclass

from app.domain.entry import Entry
from app.domain.ids import DeviceId, EntryId

DELETED = "deleted"
"""The `meta` key of a conflict's losing version when it was a deletion."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The version that lost a merge; the one kept is the entry itself.

    *id* is a fresh 16-byte id, *at* the Unix ms of the merge, *device* the
    author of the losing version.
    """

    id: bytes
    entry: EntryId
    losing: Entry
    device: DeviceId
    at: int
