"""« Deux versions » : both sides of a change made on two devices, to choose from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.conflict import DELETED, Conflict
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.write import Write
from app.flows.my_devices import Device, MyDevices
from app.flows.world import World
from app.kinds import all_kinds
from app.ports.vault import Vault

KEPT_MS = 90 * 86_400_000
"""How long the version that lost is kept, in ms."""


class Part(StrEnum):
    """What may differ between two versions, as people name it."""

    TITLE = "title"
    DATE = "date"
    CATEGORY = "category"
    COMMENT = "comment"
    FOLDER = "folder"
    STATUS = "status"
    PINNED = "pinned"
    FILES = "files"
    CONTENT = "content"


Entries = list[Entry]
Erase = Callable[[Entries], object]
_NAMED = tuple(part for part in Part if part is not Part.CONTENT)
_SAID = (Part.TITLE, Part.DATE)
"""What the content of what is told whole says too."""


@dataclass(frozen=True, slots=True)
class Versions:
    """The entry as it is, and the version that lost; *deletion*: it was a removal.

    *device* is how the device of the version that lost is called, "" when nobody
    knows; *here*: it is this very one.
    """

    conflict: Conflict
    entry: Entry
    device: str = ""
    here: bool = False

    @property
    def deletion(self) -> bool:
        """Say whether the other choice is to delete."""
        return DELETED in self.conflict.losing.meta

    @property
    def differing(self) -> tuple[Part, ...]:
        """Say what is not the same in both, in the order people read it."""
        mine, other = self.entry, self.conflict.losing
        named = tuple(p for p in _NAMED if _told(mine, p) != _told(other, p))
        content = (Part.CONTENT,) if mine.body != other.body else ()
        if _whole(mine):
            return (*(part for part in named if part not in _SAID), *content)
        return named or content


class Conflicts:
    """Shows what the merge could not decide; nothing is lost meanwhile.

    *erase* destroys elements for good, as the trash does.
    """

    def __init__(
        self,
        space: SpaceId,
        vault: Vault,
        world: World,
        devices: MyDevices,
        erase: Erase,
    ) -> None:
        self._erase = erase
        self._space = space
        self._devices = devices
        self._vault = vault
        self._world = world

    def list(self) -> list[Versions]:
        """Return what waits for a choice, newest first, 90 days at most."""
        since = self._world.ms() - KEPT_MS
        found = [one for one in self._vault.conflicts(self._space) if one.at >= since]
        ids = list(dict.fromkeys(one.entry for one in found))
        entries = self._vault.entries(self._space, ids[:500])
        known = {one.id: one for one in self._devices.list()} if found else {}
        return [
            self._versions(one, entries[one.entry], known.get(one.device))
            for one in found
            if one.entry in entries
        ]

    def keep(self, conflict: bytes) -> None:
        """Keep the entry as it is; the other version goes to its history.

        Raises Refused("conflict.absent").
        """
        found = self._find(conflict)
        self._vault.commit(Write(self._space, settled=(found.id,)))

    def undo(self, versions: Versions) -> None:
        """Ask again about *versions*, both as they were before the choice."""
        kept = versions.entry
        now = self._vault.entries(self._space, [kept.id]).get(kept.id)
        same = now is not None and _said(now) == _said(kept)
        back = () if same else (replace(kept, updated=self._world.ms()),)
        asked = (versions.conflict,)
        self._vault.commit(Write(self._space, entries=back, conflicts=asked))

    def take_other(self, conflict: bytes) -> None:
        """Put the other version back, as a change of today; a deletion is for good.

        Raises Refused("conflict.absent").
        """
        found = self._find(conflict)
        if DELETED in found.losing.meta:
            self._erase([self._vault.entry(self._space, found.entry)])
            return
        other = replace(found.losing, updated=self._world.ms())
        write = Write(self._space, entries=(other,), settled=(found.id,))
        self._vault.commit(write)

    def _versions(
        self, conflict: Conflict, entry: Entry, device: Device | None
    ) -> Versions:
        name, here = (device.name, device.here) if device else ("", False)
        return Versions(conflict, entry, name, here=here)

    def _find(self, conflict: bytes) -> Conflict:
        for one in self._vault.conflicts(self._space):
            if one.id == conflict:
                return one
        raise Refused("conflict.absent")


def _said(entry: Entry) -> object:
    return entry.body, entry.meta, entry.when


def _whole(entry: Entry) -> bool:
    """Say whether an element is told whole to be chosen: none of it is mixed."""
    found = all_kinds().get(entry.kind)
    return bool(found and found.whole)


def _told(entry: Entry, part: Part) -> object:
    """Return one part of a version, to be compared with the other's."""
    if part is Part.DATE:
        return entry.when
    if part is Part.FILES:
        return {file.sha for file in entry.attachments}
    return entry.meta.get(part, "")
