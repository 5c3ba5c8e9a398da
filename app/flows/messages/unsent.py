"""« Non envoyé » : what was written, and left once nobody there could read it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.mandate import MandateState
from app.domain.message import Delivery, Message
from app.flows.mandates.gifts import Gift, state_of
from app.flows.messages.record import ids_of
from app.ports.journal import Journal
from app.ports.trail import Trail

LATE: Final = "unsent"
"""The `meta` of a conversation that names what still waited when it was ended: ids in
hexadecimal, spaces between."""

_OVER: Final = (MandateState.ENDING, MandateState.ENDED)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Says which messages of a conversation left too late, by the log alone.

    A conversation is over by a word, which has its place in the log, or by its date.
    What was written there is kept, in the key of those who stay. What is frozen in a
    push may have arrived: it is sent again before any end, and waits until answered.
    """

    trail: Trail
    journal: Journal
    space: SpaceId

    def late(self, written: Sequence[Message]) -> str:
        """Return what `LATE` says of a conversation ended now."""
        unsent = [one.id for one in written if one.delivery is Delivery.UNSENT]
        own = {*unsent, *self._waiting(written)}
        return " ".join(sorted(each.hex() for each in own))

    def told(
        self, thread: Entry, parts: Sequence[Gift], written: Sequence[Message]
    ) -> list[Message]:
        """Return *written* with what nobody there can read said so.

        *parts* are the grants that opened the conversation. What was said to be read
        was read.
        """
        if state_of(list(parts)) not in _OVER:
            return list(written)
        late = frozenset(ids_of(thread.meta.get(LATE, "")))
        late |= self._waiting(written)
        sent = [one for one in written if one.delivery is Delivery.SENT]
        late |= self._after(parts, [one.id for one in sent])
        return [_said(one, late) for one in written]

    def _waiting(self, written: Sequence[Message]) -> set[bytes]:
        """Return what no push carries yet: it comes after an end said before now."""
        own = {one.id for one in written if one.delivery is Delivery.WAITING}
        flying = self.journal.sealed(self.space) if own else ()
        return set(own - {line.id for line in flying})

    def _after(self, parts: Sequence[Gift], sent: list[EntryId]) -> set[bytes]:
        """Return which of *sent* stand in the log after the end of every grant."""
        heads = self.trail.items(self.space, sent) if parts else {}
        return {
            own
            for own, head in heads.items()
            if all(self._past(one, head.seq) for one in parts)
        }

    def _past(self, part: Gift, seq: int) -> bool:
        """Say whether a grant was over where an op stands.

        A row of long ago whose date is not kept here is taken to have been in time.
        """
        step = self.trail.step(self.space, seq)
        late = step is not None and step.at >= part.until
        return late or 0 < part.ended < seq


def _said(one: Message, late: Collection[bytes]) -> Message:
    mine = one.delivery in (Delivery.WAITING, Delivery.SENT)
    if not mine or one.id not in late:
        return one
    return replace(one, delivery=Delivery.UNSENT)
