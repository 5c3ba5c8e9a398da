"""Where the page of a conversation goes as messages come, and while one writes."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.domain.ids import EntryId
from app.domain.message import Message
from views.parts.messages.replying import PLACE
from views.parts.messages.seen import Seen
from views.parts.messages.words import sealed, writable
from views.parts.road import SIGHT
from views.parts.watching import porch
from views.text import ngettext, number


@dataclass(frozen=True, slots=True)
class Stood:
    """What stood on the page: the messages, and how many asked something first."""

    messages: frozenset[EntryId]
    closed: int

    @classmethod
    def of(cls, messages: Sequence[Message]) -> "Stood":
        """Return what stands there now."""
        return cls(frozenset(one.id for one in messages), sum(map(sealed, messages)))

    def came(self, messages: Sequence[Message]) -> int:
        """Count what the other side wrote since."""
        return sum(not (one.mine or one.id in self.messages) for one in messages)


def use_end(paper: ft.Ref[Any], seen: Seen, typed: "ft.MutableRef[str]") -> None:
    """Go to what is new, else to the last message: as one comes or opens.

    Somebody who writes (*typed* are the words of no message yet) stays where they
    write: what comes is told. To open a message that asks something leads to it.
    """
    known: ft.MutableRef[list[Stood]] = ft.use_ref(list)
    stands, around = Stood.of(seen.messages), porch()

    async def go() -> None:
        before, known.current = known.current, [stands]
        came = [one for one in before if one.closed <= stands.closed]
        place = _first_new(seen.messages)
        if came and typed.current and writable(seen.thread):
            place = PLACE
            _tell(came[0].came(seen.messages))
        if place and (before or len(seen.messages) > 1):
            await around.sleep(SIGHT)  # it is drawn first
            drawn: Any = paper.current
            with suppress(RuntimeError, TimeoutError):  # the page was left meanwhile
                await drawn.scroll_to(scroll_key=place)

    ft.use_effect(go, [stands])


def _first_new(messages: Sequence[Message]) -> str:
    """Return the key of what is new, else of the last message; "" for none."""
    unread = (one for one in messages if one.unread)
    last = next(unread, messages[-1]) if messages else None
    return last.id.hex() if last else ""


def _tell(count: int) -> None:
    words = ngettext(
        "Un message est arrivé. Il est au-dessus de votre texte.",
        "{count} messages sont arrivés. Ils sont au-dessus de votre texte.",
        count,
    )
    if count:
        porch().tell(words.format(count=number(count, 0)))
