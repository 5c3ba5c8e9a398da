"""« Ce que ce document contient » : what it says one by one, nothing kept of it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import flet as ft

from app.domain.foreign import Found, Matter
from app.domain.when import When
from app.domain.words import N_
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.text import NARROW, _, date_long, number

_GROUPS: Final = {
    Matter.PRESCRIPTION: N_("Médicaments prescrits"),
    Matter.VACCINE: N_("Vaccins"),
    Matter.RESULT: N_("Résultats d’analyses"),
    Matter.MEASURE: N_("Mesures"),
    Matter.ALLERGY: N_("Allergies"),
    Matter.TREATMENT: N_("Traitements"),
    Matter.PROBLEM: N_("Problèmes de santé"),
    Matter.HISTORY: N_("Antécédents"),
    Matter.FAMILY: N_("Antécédents familiaux"),
}
_DOSED: Final = (Matter.PRESCRIPTION, Matter.TREATMENT)
_FEW: Final = 5
_MANY: Final = 7
"""Up to so many things, all are shown at once."""
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")
_DECIMAL: Final = re.compile(r"(?<![\d.])\d+\.\d+(?!\.?\d)")
_POWER: Final = re.compile(r"10\^(\d+)")
_UNITS: Final = (
    (re.compile(r"\{1\.73_m2\}"), "1,73 m2"),
    (re.compile(r"\{[^}]*\}"), ""),
    (re.compile(r"\[i?IU\]", re.IGNORECASE), "UI"),
    (re.compile(r"\[([A-Za-z]+)\]"), r"\1"),
    (re.compile(r"10[*^](\d)"), r"10^\1"),
    (re.compile(r"(?<=m)2\b"), "²"),
    (re.compile(r"(?<=m)3\b"), "³"),
    (re.compile(r"\bCel\b"), "°C"),
    (re.compile(r"^u(?=[a-zA-Z])|(?<=/)u(?=[a-zA-Z])"), "µ"),
    (re.compile(r"/d\b"), "/j"),
    (re.compile(r"^/min$"), "par minute"),
)
"""What UCUM writes for machines, and what people read."""
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def contents(found: Sequence[Found]) -> list[ft.Control]:
    """Return what the document says, group by group; nothing when it says nothing."""
    if not found:
        return []
    told = _("Nous l’avons lu dans le document. Rien n’est ajouté à votre espace.")
    groups = [
        Group(_(title), [one for one in found if one.matter is matter], matter.value)
        for matter, title in _GROUPS.items()
        if any(one.matter is matter for one in found)
    ]
    title = heading(2, _("Ce que ce document contient"))
    return [title, sentence(told, quiet=True), *groups]


@ft.component
def Group(title: str, found: Sequence[Found], name: str) -> ft.Control:
    """Show the first things of a group, and the others when asked."""
    whole, unfold, _fold = use_flag()
    shown = found if whole or len(found) <= _MANY else found[:_FEW]
    lines = [heading(3, title), *(_line(one) for one in shown)]
    if len(shown) < len(found):
        label = _("Tout afficher ({count})").format(count=len(found))
        more = quiet_action(label, doing(unfold), name=f"found-{name}")
        lines.append(side_by_side([more]))
    return card(lines)


def _line(one: Found) -> ft.Control:
    """Name a thing, say it with its date, whether it is over, then what is usual."""
    over = _("Terminé") if one.past else ""
    told = " · ".join(filter(None, (_value(one), _when(one), over)))
    said = [sentence(_label(one), strong=True)]
    said += [sentence(told)] if told else []
    said += [sentence(_usual(one), quiet=True)] if one.usual else []
    return ft.Column(said, spacing=0)


def _label(one: Found) -> str:
    """Name a vaccine as on its box: its form says nothing to people."""
    name = one.label.split(",")[0] if one.matter is Matter.VACCINE else one.label
    return name[:1].upper() + name[1:]


def _value(one: Found) -> str:
    if one.matter is Matter.VACCINE:
        return _("Injection n° {rank}").format(rank=one.value) if one.value else ""
    if one.matter in _DOSED:
        return one.value
    if _NUMBER.fullmatch(one.value):
        return f"{number(Decimal(one.value))}{NARROW}{unit_words(one.unit)}".strip()
    return f"{figures(one.value)}{NARROW}{unit_words(one.unit)}".strip()


def _usual(one: Found) -> str:
    return _("Valeurs habituelles : {usual}").format(usual=figures(one.usual))


def _when(one: Found) -> str:
    """Say the day; a dosage says its own."""
    if not one.when or (one.matter in _DOSED and one.value):
        return ""
    day = date_long(When.parse(one.when), weekday=False)
    return _("Début : {day}").format(day=day) if one.matter in _DOSED else day


def figures(text: str) -> str:
    """Write the decimals of a text as people read them: « 0,27 – 4,2 »."""
    return _DECIMAL.sub(lambda found: number(Decimal(found[0])), text)


def unit_words(unit: str) -> str:
    """Write a unit as people read it: `m[IU]/L` is « mUI/L »."""
    for code, words in _UNITS:
        unit = code.sub(words, unit)
    return _POWER.sub(lambda found: f"10{found[1].translate(_RAISED)}", unit)
