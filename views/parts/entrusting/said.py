"""What one thing of another person's space says, each answer under its question."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import flet as ft

from app.domain.agenda import Occurrence
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.topic import Line
from app.domain.wishes import FORMS
from app.domain.words import N_
from app.flows.agenda.events import event_of
from app.flows.measure import Measure, as_measure
from app.flows.profile.standing import line_of
from app.flows.vaccines.sameness import alone
from app.flows.wishes.statements import Version
from app.kinds import Kind
from app.kinds import kind as kind_of
from views.house import House
from views.parts.agenda.facts import event_facts
from views.parts.agenda.lines import title_of as title_of_event
from views.parts.agenda.times import first_time
from views.parts.banner import banner
from views.parts.box import card
from views.parts.heading import heading
from views.parts.profile.rows import in_words
from views.parts.profile.words import facts_of, noted_words, title_of
from views.parts.sentence import sentence
from views.parts.series import around, source_of
from views.parts.vaccines.facts import dose_facts
from views.parts.vaccines.words import product_name, told_to_others
from views.parts.watching import here
from views.parts.wishes.said import said_card
from views.text import _, capital, moment, quantity

_HERS: Final = N_("Déclaré par la personne")
_OVER: Final = {
    "withdrawn": N_("C'est retiré. Cela ne compte plus."),
    "ended": N_("C'est terminé."),
    "cancelled": N_("C'est annulé."),
    "fulfilled": N_("C'est fait."),
    "noshow": N_("Ce rendez-vous est manqué."),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing as it is read: *kind* in one's own units; *version* of a wish.

    *time* is the first one of an event of the agenda, and when it is read.
    """

    entry: Entry
    kind: Kind
    version: Version | None = None
    time: tuple[Occurrence, datetime] | None = None


def thing_of(own: House, theirs: House, entry: Entry) -> Thing:
    """Return what is shown of an *entry* of the house of somebody else."""
    form = next((one for one in FORMS.values() if one.kind == entry.kind), None)
    version = theirs.wishes.version(form, entry.id) if form else None
    kind, agenda = kind_of(entry.kind), theirs.agenda
    event = event_of(entry, agenda.here) if kind.rubric is Rubric.AGENDA else None
    now = own.agenda.world.now().astimezone(own.zone)
    time = (first_time(agenda, event), now) if event else None
    shown = own.panel.kind(kind.code) if kind.fields else kind
    return Thing(entry, shown, version, time)


def said(thing: Thing) -> list[ft.Control]:
    """Return what a thing says, whatever its kind."""
    entry, kind = thing.entry, thing.kind
    if thing.version:
        return _wish(thing.version)
    if thing.time:
        return _event(*thing.time)
    if kind.fields:
        return _measure(as_measure(entry), kind)
    if kind.resource == "Immunization":
        return _dose(entry)
    if kind.topic:
        return _line(line_of(entry, kind.topic, entry.updated))
    words = in_words(entry, kind)
    return [heading(2, words.title), card([sentence(words.words)])]


def _measure(one: Measure, kind: Kind) -> list[ft.Control]:
    note = _("Note : {note}").format(note=one.note) if one.note else ""
    source = source_of(one) if one.source != "sensor" else ""
    lines = [
        heading(2, _(kind.label)),
        sentence(quantity(one.values, kind), strong=True),
        sentence(capital(moment(one.when))),
        *(sentence(words) for words in (around(one, kind), note) if words),
        *([sentence(source, quiet=True)] if source else []),
    ]
    return [*([] if one.stands else _over("withdrawn")), card(lines)]


def _dose(entry: Entry) -> list[ft.Control]:
    line = alone(entry)
    title = heading(2, product_name(line.dose.vaccine) or _("Vaccin"))
    return [title, card(dose_facts(line, told_to_others))]


def _line(line: Line) -> list[ft.Control]:
    noted = noted_words(line, here().zone, hers=_(_HERS))
    facts = [*_facts(_theirs(facts_of(line))), sentence(noted, quiet=True)]
    return [heading(2, title_of(line)), *_over(line.state), card(facts)]


def _wish(version: Version) -> list[ft.Control]:
    form, gone = version.wish.form, _("Ce jour-là, tout a été retiré.")
    return [heading(2, _(form.label)), said_card(form, version, gone)]


def _event(one: Occurrence, now: datetime) -> list[ft.Control]:
    """Tell an event without its reminders: they are the person's own."""
    facts = event_facts(replace(one, event=replace(one.event, reminders=())), now)
    gone = _over(one.event.state.value)
    return [heading(2, title_of_event(one.event)), *gone, card(_facts(facts))]


def _over(state: str) -> list[ft.Control]:
    words = _OVER.get(state)
    return [banner(_(words))] if words else []


def _theirs(facts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return facts as another person reads them."""
    own, theirs = _("Votre commentaire"), _("Commentaire")
    return [(theirs if what == own else what, told) for what, told in facts]


def _facts(facts: Iterable[tuple[str, str]]) -> list[ft.Control]:
    return [
        ft.Column([sentence(what, quiet=True), sentence(told)], spacing=0)
        for what, told in facts
    ]
