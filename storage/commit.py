"""One `Write`, put down in order, the same on disk and in memory."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from app.domain.changes import Changes
from app.domain.conflict import DELETED, Conflict
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import BlobId, EntryId, SpaceId
from app.domain.inbox import Intake
from app.domain.journal import Action
from app.domain.owned import kind_of, owned
from app.domain.past import Past
from app.domain.segment import KIND as SEGMENT
from app.domain.state import State
from app.domain.trail import Page
from app.domain.write import Origin, Write
from storage.outbox import Outbox, Shelf

KEPT = 100
"""How many earlier descriptions of one entry are kept."""

NO_SPACE = SpaceId(bytes(16))
"""Stands for the space of a write about the device alone."""


class Desk(Protocol):
    """Where one space is written, inside one transaction."""

    @property
    def shelf(self) -> Shelf:
        """The lines of the space."""
        ...

    def know(self) -> None:
        """Remember that the space is kept here."""
        ...

    def set(self, name: str, value: bytes | None, *, secret: bool) -> None:
        """Keep or delete a setting, or a key."""
        ...

    def put(self, entry: Entry, text: str | None) -> None:
        """Keep an entry, its files and words; the text it had when None."""
        ...

    def remove(self, item: EntryId) -> None:
        """Delete an entry and all that goes with it, its history too."""
        ...

    def follow(self, before: Entry | None, after: Entry | None) -> None:
        """Keep points and keys of readings in step with an entry, while it is there."""
        ...

    def take(self, intake: Intake) -> None:
        """Keep what came of devices beside the record."""
        ...

    def keep_past(self, past: Past, blobs: frozenset[BlobId]) -> None:
        """Add to the history of an entry; *blobs* are files nothing else names."""
        ...

    def rinse(self, items: Sequence[EntryId]) -> None:
        """Leave no trace of removed entries: neither conflicts nor words."""
        ...

    def keep_page(self, page: Page) -> None:
        """Keep a verified page."""
        ...

    def keep_conflict(self, conflict: Conflict) -> None:
        """Keep the version that lost."""
        ...

    def settle_conflict(self, identity: bytes) -> Entry | None:
        """Forget a conflict; return the version that had lost."""
        ...


class Commit:
    """The steps of one commit; answers come first, so that the entries that follow
    meet the revisions they gave. *erased* are the items nothing is left of."""

    def __init__(self, desk: Desk, write: Write, origin: Origin) -> None:
        self._desk = desk
        self._write = write
        self._here = origin is Origin.HERE
        self._outbox = Outbox(desk.shelf)
        self._touched: set[str] = set()
        self.erased = [*write.erased, *(write.page.erased if write.page else ())]

    def run(self) -> Changes:
        """Put everything down and say what changed.

        Raises Refused("journal.moved") when an entry was changed meanwhile.
        """
        self._compare()
        if self._write.space != NO_SPACE:
            self._desk.know()
        self._device()
        self._answers()
        self._entries()
        self._beside()
        self._log()
        self._conflicts()
        return Changes(self._write.space, frozenset(self._touched))

    def _compare(self) -> None:
        for item, n in self._write.expected.items():
            held = self._desk.shelf.of(item, sealed=False)
            if (held.n if held else 0) != n:
                raise Refused("journal.moved")
        for read in self._write.seen:
            if self._desk.shelf.current(read.id) != read:
                raise Refused("journal.moved")

    def _device(self) -> None:
        for name, value in self._write.settings.items():
            self._desk.set(name, value, secret=False)
            self._touched.add(kind_of(name))
        for name, value in self._write.secrets.items():
            self._desk.set(name, value, secret=True)

    def _answers(self) -> None:
        if self._write.outcomes:
            self._outbox.settle(self._write.outcomes)
        if self._write.abandon:
            self._outbox.abandon()
        for n in self._write.dropped:
            self._outbox.forget(n)
        for peer in self._write.rebased:
            self._outbox.rebased(peer)
        write = self._write
        if write.outcomes or write.abandon or write.dropped or write.rebased:
            self._touched.add("journal")

    def _entries(self) -> None:
        for control in self._write.controls:
            self._outbox.ask(control)
            self._touched.add("journal")
        for entry in self._write.entries:
            self._put(entry)
        for item in self._write.removed:
            self._remove(item)
        self._erase()
        put = {entry.id for entry in self._write.entries}
        for item in self._write.texts.keys() - put:
            self._say(item)

    def _put(self, entry: Entry) -> None:
        before = self._desk.shelf.current(entry.id)
        if self._here:
            entry = replace(entry, rev=before.rev if before else 0)
        self._desk.put(entry, self._write.texts.get(entry.id))
        self._desk.follow(before, entry)
        if before is not None:
            self._remember(before, entry, at=entry.updated)
        self._touched.update(each.kind for each in (before, entry) if each)
        if self._here:
            self._outbox.edited(entry.id, before, Action.PUT)
            self._touched.add("journal")
        else:
            self._outbox.met(entry.id)

    def _remove(self, item: EntryId) -> None:
        before = self._desk.shelf.current(item)
        if before is not None:
            self._desk.follow(before, None)
            self._desk.remove(item)
            self._forget(item)
            self._touched.add(before.kind)
        if not self._here:
            self._outbox.gone(item)
            thrown = before and before.meta.get("status") == State.TRASHED
            self.erased += [item] if thrown else []
        elif before is not None:
            self._outbox.edited(item, before, Action.DEL)
            self._touched.add("journal")

    def _forget(self, item: EntryId) -> None:
        for name in owned(item):
            self._desk.set(name, None, secret=False)

    def _erase(self) -> None:
        for item in self._write.erased:
            self._remove(item)
            self._outbox.blank(item)
        if self.erased:
            self._desk.rinse(self.erased)

    def _remember(self, before: Entry, after: Entry, *, at: int) -> None:
        """Keep what an entry was, when it no longer says the same.

        A segment has no history: it grows by the hour, and is corrected by another.
        """
        same = (before.body, before.meta) == (after.body, after.meta)
        if same or after.kind == SEGMENT:
            return
        past = Past(before, at, Origin.HERE if self._here else Origin.PEER)
        alone = {each.blob for each in before.attachments}
        alone -= {each.blob for each in after.attachments}
        self._desk.keep_past(past, frozenset(alone))

    def _say(self, item: EntryId) -> None:
        entry = self._desk.shelf.current(item)
        if entry is not None:
            self._desk.put(entry, self._write.texts[item])
            self._touched.add(entry.kind)

    def _beside(self) -> None:
        if self._write.intake is not None:
            self._desk.take(self._write.intake)
            self._touched.add("inbox")

    def _log(self) -> None:
        if self._write.freeze is not None:
            self._outbox.freeze(self._write.freeze)
            self._touched.add("journal")
        if self._write.page is not None:
            self._desk.keep_page(self._write.page)
            self._touched.add("cursor")

    def _conflicts(self) -> None:
        for conflict in self._write.conflicts:
            self._desk.keep_conflict(conflict)
        for identity in self._write.settled:
            self._settle(self._desk.settle_conflict(identity))
        for past in self._write.pasts:
            self._desk.keep_past(past, frozenset())
        if self._write.conflicts or self._write.settled:
            self._touched.add("conflict")

    def _settle(self, losing: Entry | None) -> None:
        """Keep in the history the version that was not chosen."""
        chosen = self._desk.shelf.current(losing.id) if losing else None
        if losing is not None and chosen is not None and DELETED not in losing.meta:
            self._remember(losing, chosen, at=losing.updated)
