"""« Ce qu'il dit » : what an element says beside its title, without any screen."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.topic import Ask, Shape, Topic
from app.domain.when import When
from app.flows.agenda.events import event_of
from app.flows.profile.standing import line_of
from app.flows.profile.stays import stay_of
from app.kinds import kind as kind_of
from app.kinds.stay import KIND as STAY
from views.text import _, date_long, number

_AGENDA: Final = ("appointment", "task")
_CENTS: Final = 2
_HERE: Final = ZoneInfo("UTC")


def facts(entry: Entry) -> str:
    """Return what an element says, one answer a line; "" when its title is all."""
    topic = kind_of(entry.kind).topic
    try:
        told = list(_told(entry, topic))
    except Refused:
        return ""
    words = _("{what} : {value}")
    return "\n".join(words.format(what=what, value=said) for what, said in told if said)


def _told(entry: Entry, topic: Topic | None) -> Iterator[tuple[str, str]]:
    if entry.kind in _AGENDA:
        yield from _event(entry)
    elif entry.kind == STAY.code:
        stay = stay_of(entry)
        yield _("Lieu"), ", ".join(filter(None, (stay.facility, stay.unit)))
        yield _("Motif"), stay.reason
        yield _("Note"), stay.comment
    elif topic and topic.asks:
        line = line_of(entry, topic, entry.updated)
        for ask in topic.asks:
            yield _(ask.label), _answer(ask, line.said.get(ask.name, ""))


def _event(entry: Entry) -> Iterator[tuple[str, str]]:
    event = event_of(entry, _HERE)
    if event:
        yield _("Lieu"), event.place
        yield _("Avec qui"), event.who
        yield _("Note"), event.note


def _answer(ask: Ask, said: str) -> str:
    """Return an answer as people read it: its label, its date in full, its euros."""
    if not said:
        return ""
    if ask.shape is Shape.DATE:
        return date_long(When.parse(said), weekday=False)
    if ask.shape is Shape.MONEY:
        return _euros(said)
    return _(ask.words(said)) if ask.options else said


def _euros(said: str) -> str:
    try:
        return _("{amount}\u00a0€").format(amount=number(Decimal(said), _CENTS))
    except InvalidOperation:
        return said
