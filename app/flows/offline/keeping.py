"""« Place sur cet appareil » : documents kept at hand, and room made without loss."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.query import Query
from app.domain.write import Write
from app.flows.offline.choices import RULE, Choice, Choices, Rule, setting_of
from app.flows.sealed.files import files_of
from app.flows.windows import every
from app.ports.blobs import Blobs
from app.ports.courier import Courier, Progress
from app.ports.journal import Journal
from app.ports.vault import Vault

UNSENT = "file.unsent"


class Where(StrEnum):
    """« Où » : where the files of a document are."""

    KEPT = "kept"
    HERE = "here"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Held:
    """A document whose files take *size* bytes of this device."""

    entry: Entry
    size: int


@dataclass(frozen=True, slots=True)
class Room:
    """What documents take here, in bytes, and those that may leave, heaviest first."""

    used: int
    free: tuple[Held, ...]

    @property
    def freeable(self) -> int:
        """How many bytes may be made free."""
        return sum(one.size for one in self.free)


@dataclass(frozen=True, slots=True, repr=False)
class Offline:
    """Chooses, for this device alone, which documents need no network.

    A file leaves only once the server has said, now, that it keeps every part of
    it. Methods taking an entry raise Refused("entry.absent").
    """

    vault: Vault
    journal: Journal
    blobs: Blobs
    courier: Courier
    space: SpaceId

    def where(self, entry: EntryId) -> Where:
        """Say where the files of a document are; KEPT is a choice, even to come."""
        found = self.vault.entry(self.space, entry)
        if Choices.of(self.vault).said(entry) == Choice.KEEP:
            return Where.KEPT
        return Where.HERE if self._here(found) else Where.AWAY

    def rule(self) -> Rule:
        """Return what comes to this device without being asked for."""
        return Choices.of(self.vault).rule

    def choose(self, rule: Rule) -> None:
        """Change what will come by itself; what is here stays here."""
        self.vault.commit(Write(self.space, settings={RULE: rule.encode()}))

    def keep(self, entry: EntryId, *, kept: bool = True) -> None:
        """Keep a document on this device whatever the rule, or not any more."""
        self._say({entry: Choice.KEEP if kept else None})

    async def bring(self, entry: EntryId, tell: Progress) -> None:
        """Bring the files of a document; raises as `Courier.fetch` does.

        A document asked for again is no longer one that was let go.
        """
        await self.courier.fetch(entry, tell)
        kept = await asyncio.to_thread(self._kept, entry)
        await asyncio.to_thread(self._say, {entry: kept})

    async def free(self, entries: Sequence[EntryId]) -> int:
        """Let the files of documents go from this device; return the bytes freed.

        Raises Refused("file.unsent") when one of them is not at the server, which is
        asked now: what `Courier.keeps` raises too. None of them goes then.
        """
        found = await asyncio.to_thread(self._sent, entries)
        if await self.courier.keeps(entries) != frozenset(entries):
            raise Refused(UNSENT)
        return await asyncio.to_thread(self._drop, found)

    def room(self) -> Room:
        """Return what may be freed: on this device, sent, and not chosen to stay."""
        waiting = self.journal.items(self.space)
        choices, used, free = Choices.of(self.vault), 0, list[Held]()
        for entry in self._documents():
            size = self._size(entry)
            used += size
            settled = entry.rev and entry.id not in waiting
            if size and settled and choices.said(entry.id) != Choice.KEEP:
                free.append(Held(entry, size))
        free.sort(key=lambda one: one.size, reverse=True)
        return Room(used, tuple(free))

    def _kept(self, entry: EntryId) -> Choice | None:
        """Return the choice that stays once the files of a document are here."""
        kept = Choices.of(self.vault).said(entry) == Choice.KEEP
        return Choice.KEEP if kept else None

    def _sent(self, entries: Iterable[EntryId]) -> list[Entry]:
        """Return documents no line of which waits. Raises Refused("file.unsent")."""
        waiting = self.journal.items(self.space)
        found = [self.vault.entry(self.space, entry) for entry in entries]
        if any(not one.rev or one.id in waiting for one in found):
            raise Refused(UNSENT)
        return found

    def _drop(self, entries: Iterable[Entry]) -> int:
        """Drop, then say so: killed between the two, what left comes back by itself."""
        entries = list(entries)
        freed = sum(map(self._size, entries))
        self.blobs.drop(
            file.blob for one in entries for file in files_of(one, "original")
        )
        self._say({one.id: Choice.FREE for one in entries})
        return freed

    def _say(self, said: dict[EntryId, Choice | None]) -> None:
        settings = {
            setting_of(entry): choice.encode() if choice else None
            for entry, choice in said.items()
        }
        self.vault.commit(Write(self.space, settings=settings))

    def _documents(self) -> Iterable[Entry]:
        return every(self.vault, self.space, Query("document"))

    def _size(self, entry: Entry) -> int:
        """Count the bytes its originals take here."""
        files = files_of(entry, "original")
        return sum(one.envelope_size for one in files if self.blobs.has(one.blob))

    def _here(self, entry: Entry) -> bool:
        return all(self.blobs.has(one.blob) for one in files_of(entry, "original"))
