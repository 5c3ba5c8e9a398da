"""« Objectif » and « repère » of a measure: said in words, drawn as a band."""

from collections.abc import Sequence

import flet as ft

from app.domain.target import Target
from app.flows.panel import Period
from app.kinds import Kind
from app.rules.references import references
from views.parts.curve import Band
from views.parts.sentence import sentence
from views.text import _, ngettext, quantity


def aimed(found: Period) -> str:
    """Say what the person aims at, and how many measures reach it; "" for nothing."""
    if not any(found.targets):
        return ""
    count = len(found.measures)
    words = ngettext(
        "Objectif : {aim}. {inside} mesure sur {count} y est.",
        "Objectif : {aim}. {inside} mesures sur {count} y sont.",
        found.inside,
    )
    aim = aim_of(found.kind, found.targets)
    return words.format(aim=aim, inside=found.inside, count=count)


def aim_of(kind: Kind, targets: Sequence[Target]) -> str:
    """Say the targets of a kind, one a value: « de 70,0 kg à 75,0 kg »."""
    ends = [between(kind, target) for target in targets]
    if len(ends) == 1:
        return ends[0]
    labels = [_(asked.label) for asked in kind.fields]
    said = zip(labels, ends, strict=True)
    return ", ".join(f"{label}, {words}" for label, words in said if words)


def between(kind: Kind, bounds: Target) -> str:
    """Say bounds in the unit shown, "" for none."""
    low, high = (
        "" if end is None else quantity([end], kind)
        for end in (bounds.low, bounds.high)
    )
    if low and high:
        return _("de {low} à {high}").format(low=low, high=high)
    if low:
        return _("{low} au moins").format(low=low)
    return _("{high} au plus").format(high=high) if high else ""


def told_of(kind: Kind) -> list[ft.Control]:
    """Return the published range of a kind, with its source; nothing if none."""
    one = references().get(kind.code)
    if one is None:
        return []
    words = _("Repère : {bounds}. Il informe, il ne juge pas.")
    source = _("Source : {source}.").format(source=one.source)
    unsure = _("Ce repère reste à confirmer.") if one.unsure else ""
    return [
        sentence(words.format(bounds=between(kind, one.bounds))),
        sentence(f"{source} {unsure}".strip(), quiet=True),
    ]


def bands_of(kind: Kind, targets: Sequence[Target]) -> list[Band]:
    """Return what is drawn behind the curve: the targets, else the published range."""
    if any(targets):
        return [band_of(kind, one, own=True) for one in targets if one]
    known = references().get(kind.code)
    return [band_of(kind, known.bounds, own=False)] if known else []


def band_of(kind: Kind, bounds: Target, *, own: bool) -> Band:
    """Return bounds to draw behind a curve, named for what they are."""
    return Band(
        _("Objectif") if own else _("Repère"),
        _shown(kind, bounds),
    )


def _shown(kind: Kind, bounds: Target) -> Target:
    unit = kind.shown
    if unit is None:
        return bounds
    ends = (bounds.low, bounds.high)
    return Target(*(None if end is None else unit.shown(end) for end in ends))
