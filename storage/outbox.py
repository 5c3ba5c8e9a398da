"""The rules of the journal, the same on disk and in memory."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.journal import Action, Batch, Control, Line, Outcome

NOWHERE = EntryId(bytes(16))
"""Stands for the item of a control line."""


@dataclass(frozen=True, slots=True)
class Held:
    """A line as kept: *n* is 0 until numbered, *sent* is what a batch carries."""

    n: int
    action: Action
    item: EntryId
    base_rev: int = 0
    base: Entry | None = field(default=None, repr=False)
    control: Control | None = None
    sealed: bool = False
    sent: Entry | None = field(default=None, repr=False)
    fault: str = ""

    def line(self, entry: Entry | None) -> Line:
        """Return the line the courier reads, with the content to send."""
        base = self.base and replace(self.base, rev=self.base_rev)
        content = entry if self.action is Action.PUT else None
        return Line(
            self.n,
            self.action,
            self.item,
            self.base_rev,
            base,
            content,
            self.control,
            self.fault,
        )


class Shelf(Protocol):
    """Where the lines of one space are kept, inside one transaction."""

    def of(self, item: EntryId, *, sealed: bool) -> Held | None:
        """Return the open (or the sealed) line of an entry."""
        ...

    def held(self, n: int) -> Held | None:
        """Return the line *n*."""
        ...

    def sealed(self) -> list[Held]:
        """Return the lines of the batch in flight, in order."""
        ...

    def keep(self, held: Held) -> None:
        """Add or replace a line; number it when *n* is 0, never twice the same."""
        ...

    def drop(self, n: int) -> None:
        """Forget a line."""
        ...

    def current(self, item: EntryId) -> Entry | None:
        """Return the entry as it is now."""
        ...

    def erased_rev(self, item: EntryId) -> int:
        """Return the revision that deleted an item, 0 when none did."""
        ...

    def number(self, item: EntryId, rev: int) -> None:
        """Note the revision the server gave to an entry."""
        ...

    def batch(self) -> Batch | None:
        """Return the batch in flight."""
        ...

    def freeze(self, batch: Batch | None) -> None:
        """Keep the batch in flight, or forget it."""
        ...


class Outbox:
    """What becomes of the lines when something happens.

    An open line that changes takes a new number, so that a batch sealed from the
    old content can no longer be frozen.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def edited(self, item: EntryId, before: Entry | None, action: Action) -> None:
        """Note an edit made here; the base stays that of the first unsent edit."""
        line = self._shelf.of(item, sealed=False)
        flying = self._shelf.of(item, sealed=True)
        if line is not None:
            self._shelf.drop(line.n)
        elif flying is not None:
            line = Held(0, action, item, flying.base_rev, flying.sent)
        else:
            rev = before.rev if before else self._shelf.erased_rev(item)
            line = Held(0, action, item, rev, before)
        self._queue(replace(line, n=0, action=action))

    def rebased(self, peer: Entry) -> None:
        """Start the lines of an entry from the peer's version."""
        for sealed in (False, True):
            held = self._shelf.of(peer.id, sealed=sealed)
            if held is not None:
                self._move(replace(held, base=peer, base_rev=peer.rev))

    def met(self, item: EntryId) -> None:
        """Note that a peer's version replaced the content of an entry."""
        held = self._shelf.of(item, sealed=False)
        if held is not None:
            self._move(held)

    def gone(self, item: EntryId) -> None:
        """Note that a peer removed an entry: nothing is left to send."""
        held = self._shelf.of(item, sealed=False)
        if held is not None:
            self._shelf.drop(held.n)

    def blank(self, item: EntryId) -> None:
        """Take out of an open line all that says what the entry was."""
        held = self._shelf.of(item, sealed=False)
        if held is not None and held.base is not None:
            bare = replace(held.base, body=b"", links=(), attachments=(), meta={})
            self._shelf.keep(replace(held, base=bare))

    def ask(self, control: Control) -> None:
        """Queue a control op."""
        self._shelf.keep(Held(0, Action.CONTROL, NOWHERE, control=control))

    def forget(self, n: int) -> None:
        """Drop a control line that has nothing to say any more, unless it left."""
        held = self._shelf.held(n)
        if held and held.control and not held.sealed:
            self._shelf.drop(n)

    def freeze(self, batch: Batch) -> None:
        """Seal the lines of a batch, each with the content it carries.

        Raises Refused("journal.frozen") when one is in flight, and
        Refused("journal.moved") when a line changed since it was read.
        """
        if self._shelf.batch() is not None:
            raise Refused("journal.frozen")
        for place in batch.lines:
            held = self._shelf.held(place.n)
            if held is None or held.sealed:
                raise Refused("journal.moved")
            put = held.action is Action.PUT
            sent = self._shelf.current(held.item) if put else None
            self._shelf.keep(replace(held, sealed=True, sent=sent))
        self._shelf.freeze(batch)

    def settle(self, outcomes: Iterable[Outcome]) -> None:
        """Give frozen lines their answers; the last one ends the batch."""
        for outcome in outcomes:
            self._answer(outcome)
        if not self._shelf.sealed():
            self._shelf.freeze(None)

    def _answer(self, outcome: Outcome) -> None:
        held = self._shelf.held(outcome.n)
        if held is None or not held.sealed:
            return
        if outcome.applied:
            self._applied(held, outcome.rev)
        else:
            self._reopen(replace(held, fault=outcome.fault))

    def abandon(self) -> None:
        """Open what the batch in flight still holds."""
        for held in self._shelf.sealed():
            self._reopen(held)
        self._shelf.freeze(None)

    def _applied(self, held: Held, rev: int) -> None:
        self._shelf.drop(held.n)
        if held.control is not None:
            return
        self._shelf.number(held.item, rev)
        newer = self._shelf.of(held.item, sealed=False)
        if newer is not None:
            self._shelf.keep(replace(newer, base_rev=max(rev, newer.base_rev)))

    def _reopen(self, held: Held) -> None:
        """Open a line again; a newer one joins it and the older base wins."""
        self._shelf.drop(held.n)
        held = replace(held, sealed=False, sent=None)
        newer = None if held.control else self._shelf.of(held.item, sealed=False)
        if newer is not None:
            self._shelf.drop(newer.n)
            held = replace(held, n=0, action=newer.action)
        self._queue(held)

    def _move(self, held: Held) -> None:
        if held.sealed:
            self._shelf.keep(held)
        else:
            self._shelf.drop(held.n)
            self._shelf.keep(replace(held, n=0))

    def _queue(self, held: Held) -> None:
        """Keep a line, unless there is nothing to say."""
        if held.action is Action.DEL and held.base is None:
            return
        if held.action is Action.PUT and self._shelf.current(held.item) is None:
            return
        self._shelf.keep(held)
