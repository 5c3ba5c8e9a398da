"""« Sommaire » : the page of a copy, which any browser opens without network."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from html import escape
from itertools import groupby
from typing import Final
from urllib.parse import quote

from app.domain.collection import Rubric
from app.domain.consent import LABELS
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.mandate import last_day
from app.domain.state import State
from app.domain.topic import Topic
from app.domain.words import N_
from app.fhir import agreement, communication
from app.flows.backpack.laying import Laid
from app.flows.backpack.packing import DOCUMENT
from app.flows.measure import as_measure
from app.flows.messages.record import at_of
from app.kinds import all_kinds
from app.kinds import kind as kind_of
from views.prints.telling import facts
from views.rubrics import named
from views.text import _, date_long, moment, ngettext, quantity, tongue

_STYLE: Final = """
:root{color-scheme:light dark}
body{font:1.1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;
border-bottom:1px solid #8888;overflow-wrap:anywhere}
td:first-child{width:32%}
td p{white-space:pre-line;margin:.3rem 0 0}
@media(max-width:40rem){
h1{font-size:1.6rem}
tr{display:block;border-bottom:1px solid #8888;padding:.5rem 0}
thead{position:absolute;left:-999rem}
td,td:first-child{display:block;width:auto;border:0;padding:0}
}
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""No script, no picture, no address is ever followed by itself."""

_ASIDE: Final[Mapping[str, str]] = {
    State.TRASHED.value: N_("Dans la corbeille"),
    State.ARCHIVED.value: N_("Archivé"),
    "entered-in-error": N_("Retiré"),
    "cancelled": N_("Annulé"),
}
_CONSENTS: Final = 99
"""Comes after every rubric: services that may read."""


def contents(laid: Sequence[Laid], zone: tzinfo = UTC) -> Iterator[bytes]:
    """Write the page, in pieces: what there is, rubric by rubric, the newest first.

    *zone* is where its days begin. Nothing in it runs, and nothing is fetched.
    """
    parts = {
        place: sorted(some, key=_newest, reverse=True)
        for place, some in groupby(sorted(laid, key=_place), key=_place)
    }
    yield _head(len(laid)).encode()
    yield _list(parts).encode()
    for place, some in parts.items():
        yield f'<section id="r{place}"><h2>{_t(_named(place))}</h2>\n'.encode()
        yield _columns().encode()
        for one in some:
            yield _row(one, zone).encode()
        yield b"</tbody></table></section>\n"
    yield b"</main></body></html>\n"


def _head(count: int) -> str:
    title = _t(_("Copie d'un espace de santé Alvéole"))
    said = [
        _("Cette page s'ouvre sans internet et sans Alvéole."),
        _("Elle parle de santé. Fermez-la après lecture."),
        ngettext("{count} élément", "{count} éléments", count).format(count=count),
    ]
    told = "".join(f"<p>{_t(one)}</p>" for one in said)
    return (
        f'<!doctype html>\n<html lang="{tongue.code[:2]}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{title}</h1>{told}\n"
    )


def _list(parts: Mapping[int, Sequence[Laid]]) -> str:
    rows = (
        f'<li><a href="#r{place}">{_t(_named(place))}</a> ({len(some)})</li>'
        for place, some in parts.items()
    )
    name = _t(_("Rubriques"))
    return f'<nav aria-label="{name}"><ul>{"".join(rows)}</ul></nav>\n'


def _columns() -> str:
    heads = (_("Date"), _("Quoi"))
    told = "".join(f'<th scope="col">{_t(one)}</th>' for one in heads)
    return f"<table><thead><tr>{told}</tr></thead><tbody>\n"


def _row(one: Laid, zone: tzinfo) -> str:
    entry = one.entry
    title, said = _words(entry, zone)
    aside = _ASIDE.get(entry.meta.get("status", ""), "")
    comment = entry.meta.get("comment", "") if entry.kind == DOCUMENT else ""
    lines = (said, comment, _(aside) if aside else "")
    words = "".join(f'<p class="said">{_t(line)}</p>' for line in lines if line)
    files = "".join(_links(one.files))
    day = _t(_day(entry, zone))
    return f"<tr><td>{day}</td><td>{_t(title)}{words}{files}</td></tr>\n"


def _links(files: Sequence[str]) -> Iterator[str]:
    for rank, place in enumerate(files, 1):
        words = _("Ouvrir le fichier")
        if len(files) > 1:
            words = _("Ouvrir le fichier {rank}").format(rank=rank)
        yield f'<p><a href="{_t(quote(place))}">{_t(words)}</a></p>'


def _words(entry: Entry, zone: tzinfo) -> tuple[str, str]:
    """Return how an element is called, and what it says; each sort has its way."""
    kind = kind_of(entry.kind)
    title, way = entry.title or _(kind.label), _WAYS.get(entry.kind)
    try:
        if kind.fields:
            value = quantity(as_measure(entry).values, kind)
            return _("{what} : {value}").format(what=title, value=value), ""
        return way(entry, zone) if way else (title, facts(entry))
    except Refused:
        return title, ""


def _consent(entry: Entry, zone: tzinfo) -> tuple[str, str]:
    said = agreement.read(entry.body)
    days = {
        "since": datetime.fromtimestamp(said.since / 1000, zone).date(),
        "until": last_day(said.until, zone),
    }
    told = {name: date_long(day, weekday=False) for name, day in days.items()}
    lines = [_(LABELS[said.finality]), _("Du {since} au {until}").format(**told)]
    return said.name, "\n".join([*lines, _("Terminé")] if said.withdrawn else lines)


def _message(entry: Entry, _zone: tzinfo) -> tuple[str, str]:
    who = entry.meta.get("author", "") or _("Message")
    return who, communication.text(entry.body)


def _thread(entry: Entry, _zone: tzinfo) -> tuple[str, str]:
    return entry.title, entry.meta.get("correspondent", "")


def _answer(entry: Entry, _zone: tzinfo) -> tuple[str, str]:
    topic = _topics().get(entry.meta.get("topic", ""))
    if topic is None:
        raise Refused("entry.absent")
    none = entry.meta.get("answer") == "none"
    return _(topic.label), _(topic.none) if none else _("Je ne sais pas")


_WAYS: Final[Mapping[str, Callable[[Entry, tzinfo], tuple[str, str]]]] = {
    "consent": _consent,
    "message": _message,
    "thread": _thread,
    "profile-answer": _answer,
}


def _topics() -> Mapping[str, Topic]:
    topics = (kind.topic for kind in all_kinds().values())
    return {topic.code: topic for topic in topics if topic}


def _place(one: Laid) -> int:
    """Return the rubric of an element; a conversation goes with its messages."""
    kind = one.entry.kind
    if kind == "consent":
        return _CONSENTS
    return int(Rubric.MESSAGES if kind == "thread" else one.entry.rubric)


def _named(place: int) -> str:
    return _("Services autorisés") if place == _CONSENTS else named(place)


def _newest(one: Laid) -> tuple[str, int, bytes]:
    return one.entry.when.text, at_of(one.entry, "sent"), one.entry.id


def _day(entry: Entry, zone: tzinfo) -> str:
    """Return the date of an element, else the day it was written."""
    if entry.when.text:
        return moment(entry.when, weekday=False)
    written = datetime.fromtimestamp(at_of(entry, "sent") / 1000, zone)
    return date_long(written.date(), weekday=False)


def _t(words: str) -> str:
    return escape(words, quote=True)
