"""« C'est vous ? » : readings that wait for an answer, each on its card."""

from collections.abc import Sequence
from typing import Any, Final

import flet as ft

from app.domain.device import Mark, Reading, TimeSource
from app.domain.errors import Refused
from app.domain.inbox import Fate
from app.domain.when import When
from app.flows.devices.appliance import Appliance
from app.flows.devices.together import clock_of
from app.flows.devices.told import Waiting
from views.parts.acting import going
from views.parts.box import card, side_by_side, stack
from views.parts.devices_near.answering import (
    answer,
    last_weights,
    whose,
)
from views.parts.devices_near.dating import Dating
from views.parts.devices_near.doubts import doubts_of
from views.parts.devices_near.whose import called, kept_words
from views.parts.devices_near.words import (
    name_of,
    named,
    value_of,
    waiting_words,
    when_of,
)
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.watching import here, use_record
from views.text import _, date_long, moment, number

ANSWERS: Final = "/appareils/reponses"
_FEW: Final = 2
"""Cards shown where something else is the subject."""
_ICON: Final = ft.Icons.HELP_OUTLINE


@ft.component
def Answers(
    known: Appliance | None, live: Reading | None = None, *, over: bool
) -> ft.Control:
    """Ask about what a device gave: the *live* one at once, a backlog once *over*."""
    asked = use_record(here().devices.inbox.waiting, "inbox")
    now, own = live.key.hex() if live else "", known.key if known else ""
    every = asked.value or []
    first = [one for one in every if one.key == now]
    given = [one for one in every if one.device and one.device.key == own]
    rest = [one for one in given if one.key != now]
    waiting = [*first, *rest]
    grows = not over and any(one.count > 1 for one in waiting)
    if not waiting:
        return ft.Container(visible=False)
    if len(waiting) <= _FEW and not grows:
        return stack(cards([*first, *rest]))
    return stack([*cards(first), _later(rest, over=over)])


def _later(waiting: Sequence[Waiting], *, over: bool) -> ft.Control:
    """Say how many wait; the page of their answers ends a dialogue still led."""
    words = waiting_words(sum(one.count for one in waiting))
    if over:
        return tile(words, [], going(ANSWERS), name="near-waits", icon=_ICON)
    later = _("Vous répondrez ensuite.")
    return sentence(f"{words} {later}", quiet=True)


def cards(waiting: Sequence[Waiting]) -> list[ft.Control]:
    """Return a card for each reading."""
    component: Any = Question
    return [component(one, key=one.key) for one in waiting]


@ft.component
def Question(one: Waiting) -> ft.Control:
    """Ask about one reading; each answer may be taken back."""
    lines = [sentence(line, quiet=True) for line in _beside(one)]
    return card([heading(2, _asked(one)), *lines, _ways(one)])


def _asked(one: Waiting) -> str:
    reading = one.reading
    if one.count > 1:
        count = number(one.count, 0)
        return _asked_of_many(one).format(count=count, name=_proposed(one))
    if _lost(one):
        return f"{value_of(reading)}, {when_of(None)}"
    words = {
        Fate.UNASSIGNED: _asked_whose(one),
        Fate.TO_CONFIRM: _("{value}, {when} : c'est bien cela ?"),
        Fate.TO_DATE: _("{value} : à quelle date ?"),
    }[one.fate]
    when, name = when_of(reading.stamp.at), _proposed(one)
    return words.format(value=value_of(reading), when=when, name=name)


def _asked_whose(one: Waiting) -> str:
    """Ask of who it is proposed it is; of anybody where nobody, or two, are near."""
    if one.others and not one.suggestion:
        return _("{value}, {when} : qui est sur la balance ?")
    if here().own and one.likely is None:
        return _("{value}, {when} : c'est vous ?")
    return _("{value}, {when} : c'est {name} ?")


def _proposed(one: Waiting) -> str:
    """Name who it is proposed a reading is of."""
    return called(one.likely, one.others) if one.likely else here().space.name


def _asked_of_many(one: Waiting) -> str:
    if _lost(one):
        return _("{count} mesures de capteur sans date")
    mine = _("{count} mesures de capteur : c'est vous ?")
    theirs = _("{count} mesures de capteur : c'est {name} ?")
    return {
        Fate.UNASSIGNED: mine if here().own else theirs,
        Fate.TO_CONFIRM: _("{count} mesures de capteur : c'est bien cela ?"),
        Fate.TO_DATE: _("{count} mesures de capteur : à quelle date ?"),
    }[one.fate]


def _ways(one: Waiting) -> ft.Control:
    if one.fate is Fate.UNASSIGNED:
        return whose(one)
    inbox = here().devices.inbox
    ignore = answer(one, _("Ignorer"), inbox.ignore, _("Cette mesure est ignorée."))
    kept = kept_words()
    if one.fate is Fate.TO_DATE:
        dating: Any = Dating
        when = [] if _lost(one) else [dating(one)]
        return stack([*when, side_by_side([ignore])])
    yes = answer(one, _("Garder cette mesure"), inbox.confirm, kept, first=True)
    return side_by_side([yes, ignore])


def _beside(one: Waiting) -> list[str]:
    """Say what helps to answer: what it is, whose it looks like, which clock."""
    reading = one.reading
    lines = [named(reading)]
    if one.device:
        lines = [f"{lines[0]} · {name_of(one.device)}"]
    if one.first and one.last and one.count > 1:
        ends = date_long(one.first.date()), date_long(one.last.date())
        lines.append(_("Du {first} au {last}").format(first=ends[0], last=ends[1]))
    lines += doubts_of(reading)
    if one.fate is Fate.TO_CONFIRM and one.unusual:
        lines.append(_("Cette valeur est inhabituelle."))
    if one.suggestion:
        theirs = _("Proche du dernier poids de {name}.").format(name=_proposed(one))
        mine = here().own and one.likely is None
        lines.append(_("Proche de votre dernier poids.") if mine else theirs)
    return [*lines, *last_weights(one), *_clock(reading), *_placing(one)]


def _placing(one: Waiting) -> list[str]:
    """Say what the date of points asked about at once is for."""
    if _lost(one):
        return [_("La date ne peut pas être retrouvée.")]
    if one.fate is not Fate.TO_DATE or one.count == 1:
        return []
    if clock_of(one.reading):
        return [_("Donnez leur jour. Chacune garde son heure.")]
    return [_("Donnez la date de la première. Les autres suivent.")]


def _lost(one: Waiting) -> bool:
    """Say whether no answer can date it."""
    return one.fate is Fate.TO_DATE and not one.datable


def _clock(reading: Reading) -> list[str]:
    """Say what is known of the time a device gave."""
    stamp = reading.stamp
    virtual = [_("Appareil virtuel")] if Mark.VIRTUAL in reading.marks else []
    if stamp.source is TimeSource.CORRECTED:
        return [
            _("L'heure de l'appareil était fausse. Nous l'avons corrigée."),
            *virtual,
        ]
    if stamp.source is TimeSource.RECEIVED:
        return [
            _("C'est l'heure de cet ordinateur, pas celle de l'appareil."),
            *virtual,
        ]
    if stamp.at is None and stamp.raw:
        said = _("Date donnée par l'appareil : {raw}")
        return [said.format(raw=_stated(stamp.raw)), *virtual]
    return virtual


def _stated(raw: str) -> str:
    """Write a date as a device stated it, in words where it is one."""
    try:
        return moment(When.parse(raw.partition(" ")[0]), weekday=False)
    except Refused:
        return raw
