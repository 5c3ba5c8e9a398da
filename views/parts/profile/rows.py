"""How any element that has a page of its own looks in a list."""

from collections.abc import Iterable
from dataclasses import dataclass

import flet as ft

from app.domain.agenda import REPEATED
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.state import CANCELLED
from app.domain.stay import Stay
from app.domain.topic import Answer
from app.domain.when import When
from app.flows.measure import as_measure
from app.flows.profile.stays import stay_of
from app.kinds import Kind
from app.kinds import kind as kind_of
from app.kinds.message import KIND as MESSAGE
from app.kinds.profile_answer import KIND as ANSWER
from app.kinds.stay import KIND as STAY
from views.house import House
from views.parts.acting import going
from views.parts.documents import DocumentRow, filed_words
from views.parts.kinds import icon_of
from views.parts.measures.address import measure_place
from views.parts.profile.rubric import answer_words, topic_at
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.unread import PLACE
from views.text import _, date_long, moment, quantity


@dataclass(frozen=True, slots=True)
class Told:
    """An element in words; its *kind* is the one the person's units are shown in."""

    entry: Entry
    kind: Kind
    title: str
    words: str


def told(house: House, entries: Iterable[Entry]) -> tuple[Told, ...]:
    """Put elements of any kind in words, in the units the person chose."""
    entries = list(entries)
    kinds = {code: _shown(house, code) for code in {one.kind for one in entries}}
    return tuple(in_words(one, kinds[one.kind]) for one in entries)


def in_words(entry: Entry, kind: Kind) -> Told:
    """Put one element in words; what is badly written tells its kind and date."""
    try:
        return Told(entry, kind, *_said(entry, kind))
    except Refused:
        return Told(entry, kind, _(kind.label), date_long(entry.when, weekday=False))


def page_of(entry: Entry) -> str:
    """Return the address where an element is read; a message, in its conversation."""
    if entry.kind == MESSAGE.code:
        return f"{PLACE}/{entry.meta.get('thread', '')}"
    kind, name = kind_of(entry.kind), entry.id.hex()
    place = measure_place(kind.code) if kind.fields else f"/{kind.shelf}"
    return f"{place}/{name}"


def row(one: Told) -> ft.Control:
    """Return the line of a list that opens the element."""
    name = one.entry.id.hex()
    if one.entry.kind == "document":
        document: ft.Control = DocumentRow(one.entry, key=name)
        return document
    words = [sentence(one.words, quiet=True)] if one.words else []
    icon, act = icon_of(one.kind), going(page_of(one.entry))
    return tile(one.title, words, act, name=f"entry-{name}", icon=icon)


def stay_words(stay: Stay, title: str = "") -> str:
    """Say when a stay was, and where, as far as it is known and not in its *title*."""
    known = {
        _("Entrée : {day}"): _day(stay.start),
        _("Sortie : {day}"): _day(stay.end),
    }
    days = [words.format(day=day) for words, day in known.items() if day]
    places = (one for one in (stay.facility, stay.unit) if one not in ("", title))
    return "\n".join([*days, *places])


def _said(entry: Entry, kind: Kind) -> tuple[str, str]:
    """Return the title of an element, and its other words."""
    title = entry.title or _(kind.label)
    if kind.fields:
        value = quantity(as_measure(entry).values, kind)
        said = _("{what} : {value}").format(what=title, value=value)
        return said, moment(entry.when, weekday=False)
    if entry.kind == "document":
        return title, filed_words(entry)
    if entry.kind == ANSWER.code:
        return _answer(entry)
    if entry.kind == STAY.code:
        return title, stay_words(stay_of(entry), title)
    day = moment(entry.when, weekday=False) if entry.when.text else ""
    label = _(kind.label) if entry.title else ""
    if entry.meta.get("status") == CANCELLED:
        label = _("Annulé")
    again = _("plusieurs fois") if entry.meta.get("category") == REPEATED else ""
    return title, " · ".join(filter(None, (label, day, again)))


def _answer(entry: Entry) -> tuple[str, str]:
    """Say what is answered to a whole rubric. Raises Refused("entry.absent")."""
    topic = topic_at(entry.meta.get("topic", ""))
    known: Answer = "none" if entry.meta.get("answer") == "none" else "unknown"
    return _(topic.label), answer_words(topic, known)


def _day(date: str) -> str:
    """Write a date in full, never cut between two lines."""
    if not date:
        return ""
    return date_long(When.parse(date), weekday=False).replace(" ", "\u00a0")


def _shown(house: House, code: str) -> Kind:
    kind = kind_of(code)
    return house.panel.kind(code) if kind.fields else kind
