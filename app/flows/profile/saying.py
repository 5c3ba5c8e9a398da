"""What a person answers to a rubric: cleaned, then refused where it cannot be."""

import re
from collections.abc import Mapping
from typing import Final

from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.topic import END, SINCE, Ask, Shape, Topic
from app.domain.when import When
from app.rules.profile.box import proven
from app.rules.profile.euros import euros

_PHONE: Final = re.compile(r"\+?[\d .()/-]{2,}", re.ASCII)
_WRONG: Final = {
    Shape.CHOICE: "line.choice",
    Shape.PHONE: "line.phone",
    Shape.LINE: "line.digits",
    Shape.MONEY: "line.money",
}
_DAY_MS: Final = 86_400_000

Said = Mapping[str, str]


def sound(topic: Topic, said: Said, now: int) -> dict[str, str]:
    """Return what is answered, by name; *now* is Unix ms.

    Raises Refused("line.needed" | "line.either" | "line.too_long" | "line.choice" |
    "line.phone" | "line.digits" | "line.money" | "line.future" | "date.malformed" |
    "period.backwards"), its `line` the name of what was asked.
    """
    told = {ask.name: _clean(ask, said.get(ask.name, "")) for ask in topic.asks}
    for ask in topic.asks:
        _require(ask, told[ask.name], now)
    _one_of(topic, told)
    start, end = (When.parse(told.get(name, "")) for name in (SINCE, END))
    if start.text and end.text and end.end < start.start:
        raise Refused("period.backwards", line=END)
    return {name: text for name, text in told.items() if text}


def _clean(ask: Ask, text: str) -> str:
    shown = visible(text)
    if ask.shape is Shape.MONEY:
        return euros(shown) or shown.strip()
    return shown.strip() if ask.shape is Shape.TEXT else " ".join(shown.split())


def _require(ask: Ask, text: str, now: int) -> None:
    if ask.needed and not text:
        raise Refused("line.needed", line=ask.name)
    if len(text) > ask.longest:
        raise Refused("line.too_long", line=ask.name, most=str(ask.longest))
    if text and not _answers(ask, text):
        raise Refused(_WRONG[ask.shape], line=ask.name, most=str(ask.longest))
    if ask.shape is Shape.DATE:
        _require_day(ask, text, now)


def _answers(ask: Ask, text: str) -> bool:
    if ask.shape is Shape.CHOICE:
        return any(one.code == text for one in ask.options)
    if ask.shape is Shape.MONEY:
        return text == euros(text)
    if ask.digits:
        return len(text) == ask.digits and proven(text)
    return ask.shape is not Shape.PHONE or _PHONE.fullmatch(text) is not None


def _require_day(ask: Ask, text: str, now: int) -> None:
    try:
        day = When.parse(text)
    except Refused as error:
        raise Refused(error.code, line=ask.name) from error
    if not ask.ahead and day.start > now + _DAY_MS:
        raise Refused("line.future", line=ask.name)


def _one_of(topic: Topic, told: Said) -> None:
    answered = [name for name in topic.either if told[name]]
    if topic.either and len(answered) != 1:
        raise Refused("line.either", line=topic.either[0])
