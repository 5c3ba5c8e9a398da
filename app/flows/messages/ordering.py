"""« Fil » : what was written, in an order that every device finds again."""

from collections.abc import Collection, Mapping, Sequence

from app.domain.ids import EntryId
from app.domain.message import Message


def in_order(messages: Sequence[Message]) -> list[Message]:
    """Order by the clocks of who wrote; an answer never comes before its question.

    One whose clock is behind comes with its question, after it. Each is placed once:
    whoever answers themselves ten thousand times keeps nobody waiting.
    """
    known = {one.id: one for one in messages}
    places: dict[bytes, tuple[int, int]] = {}
    for one in sorted(messages, key=lambda one: (one.at, one.id)):
        for each in reversed(_chain(one, known, places)):
            places[each.id] = _place(each, places.get(each.about))
    return sorted(messages, key=lambda one: (*places[one.id], one.id))


def _chain(
    last: Message, known: Mapping[EntryId, Message], places: Collection[bytes]
) -> list[Message]:
    """Return a message, what it answers and so on, up to one that has its place.

    A circle is cut where it comes back.
    """
    chain: dict[bytes, Message] = {}
    one: Message | None = last
    while one and one.id not in places and one.id not in chain:
        chain[one.id] = one
        one = known.get(EntryId(one.about))
    return list(chain.values())


def _place(one: Message, question: tuple[int, int] | None) -> tuple[int, int]:
    """Return where a message stands: by its clock, else just after its question."""
    own = one.at, 0
    if question is None or question < own:
        return own
    return question[0], question[1] + 1
