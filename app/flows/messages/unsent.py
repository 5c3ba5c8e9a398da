"""« Non envoyé » : what was written, and left once nobody there could read it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.mandate import MandateState
from app.domain.message import Delivery, Message
from app.flows.mandates.gifts import Gift, state_of
from app.flows.messages.record import ids_of
from app.ports.trail import Trail

LATE: Final = "unsent"
"""The `meta` of a conversation that names what still waited when it was ended: ids in
hexadecimal, spaces between."""

_OVER: Final = (MandateState.ENDING, MandateState.ENDED)


def late_of(written: Iterable[Message]) -> str:
    """Return what `LATE` says of a conversation ended now."""
    waiting = (Delivery.WAITING, Delivery.UNSENT)
    return " ".join(one.id.hex() for one in written if one.delivery in waiting)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Says which messages of a conversation left too late, by the log alone.

    A conversation is over by a word, which has its place in the log, or by its date.
    What was written there is kept, in the key of those who stay.
    """

    trail: Trail
    space: SpaceId

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
        late |= {one.id for one in written if one.delivery is Delivery.WAITING}
        sent = [one for one in written if one.delivery is Delivery.SENT]
        late |= self._after(parts, [one.id for one in sent])
        return [_said(one, late) for one in written]

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
