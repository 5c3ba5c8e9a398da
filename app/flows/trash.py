"""« Corbeille » : thirty days to change one's mind, then nothing is left."""

from dataclasses import dataclass

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import PAGE_MAX, Filters
from app.domain.space import Space
from app.domain.state import State
from app.domain.write import Write
from app.flows import drafts, versions
from app.flows.describing import put_back, stated
from app.flows.sealed import erasures
from app.flows.shelf import Shelf
from app.flows.world import World
from app.kinds import all_kinds
from app.ports.blobs import Blobs
from app.ports.vault import Vault

KEPT_DAYS = 30
_DAY_MS = 86_400_000
_TRASHED = Filters(status=State.TRASHED)
_LOOKED = "trash/looked"
_STAMP = 8
Entries = list[Entry]


@dataclass(frozen=True, slots=True)
class Trashed:
    """An element in the trash, and in how many days it is erased for ever."""

    entry: Entry
    days_left: int


@dataclass(frozen=True, slots=True, repr=False)
class Trash:
    """What a person threw away: a state like another, so any device undoes it.

    It takes documents, and every kind that has a shelf. Methods taking an entry raise
    Refused("entry.absent"). An element counts its thirty days from its last change,
    which is when it was thrown.
    """

    vault: Vault
    blobs: Blobs
    world: World
    space: Space

    def throw(self, entry: EntryId) -> Entry:
        """Put an element in the trash; return it as it is there."""
        found = self._entry(entry)
        if found.meta.get("status") == State.TRASHED:
            return found
        return self._shelf(found.kind).put(stated(found, State.TRASHED))

    def put_back(self, entry: EntryId) -> Entry:
        """Take an element out of the trash, to where it was."""
        found = self._entry(entry)
        return self._shelf(found.kind).put(put_back(found))

    def list(self, *, limit: int = PAGE_MAX, offset: int = 0) -> list[Trashed]:
        """Return what lies in the trash, kind after kind, the newest of each first."""
        found, now = Entries(), self.world.ms()
        for shelf in self._shelves:
            left = limit - len(found)
            asked = shelf.query(_TRASHED, limit=left, offset=offset)
            found += self.vault.find(self.space.id, asked) if left else []
            offset = max(0, offset - self.vault.count(self.space.id, asked))
        return [Trashed(one, _days_left(one, now)) for one in found]

    def count(self) -> int:
        """Return how many elements lie in the trash."""
        asked = [shelf.query(_TRASHED) for shelf in self._shelves]
        return sum(self.vault.count(self.space.id, one) for one in asked)

    def remove_for_good(self, entry: EntryId) -> None:
        """Erase an element now, here and on the other devices."""
        self.erase([self._entry(entry)])

    def empty(self) -> int:
        """Erase all that lies in the trash; return how many elements."""
        return self.erase(self._lying())

    def purge(self) -> int:
        """Erase what has lain here for more than thirty days; return how many.

        Its time must have been over a day ago too: a clock set forward for an hour
        erases nothing.
        """
        now, before = self.world.ms(), self._looked()
        if 0 <= now - before < _DAY_MS:
            return 0
        settings = {_LOOKED: now.to_bytes(_STAMP)}
        self.vault.commit(Write(self.space.id, settings=settings))
        lying = self._lying() if before < now else []
        return self.erase([one for one in lying if _days_left(one, before) <= 0])

    def erase(self, thrown: Entries) -> int:
        """Destroy elements: rows, keys, words, history, files, older versions.

        Return how many; the other devices and the server lose them in turn.
        """
        older = [
            past for one in thrown for past in versions.left_alone(self.vault, one)
        ]
        gone = {one.id: one for one in (*thrown, *older)}
        if gone:
            self.vault.commit(
                Write(
                    self.space.id,
                    erased=tuple(gone),
                    secrets=erasures.asked(gone),
                    settings=drafts.forgotten(gone),
                )
            )
            named = {file.blob for one in gone.values() for file in one.attachments}
            self.blobs.drop(named - self.vault.blobs())
        return len(thrown)

    def _looked(self) -> int:
        """Return when `purge` last looked, in Unix ms by the clock of that day."""
        return int.from_bytes(self.vault.setting(_LOOKED) or b"")

    def _entry(self, entry: EntryId) -> Entry:
        found = self.vault.entry(self.space.id, entry)
        if found.kind not in _kinds():
            raise Refused("entry.absent")
        return found

    def _lying(self) -> Entries:
        return [one for shelf in self._shelves for one in shelf.every(_TRASHED)]

    @property
    def _shelves(self) -> tuple[Shelf, ...]:
        return tuple(map(self._shelf, _kinds()))

    def _shelf(self, kind: str) -> Shelf:
        return Shelf(self.vault, self.space.id, kind, self.world.now)


def _kinds() -> list[str]:
    """Name what may be thrown away, in the order it is listed."""
    return [code for code, kind in all_kinds().items() if kind.shelf]


def _days_left(entry: Entry, at: int) -> int:
    """Count the days begun at *at*, Unix ms: what is thrown then has thirty."""
    spent = max(0, at - entry.updated)
    return -((spent - KEPT_DAYS * _DAY_MS) // _DAY_MS)
