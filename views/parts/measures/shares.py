"""« Temps dans la cible » : three shares of the day, in words and as one bar."""

from decimal import Decimal
from typing import Final

import flet as ft

from app.flows.measuring.sensor import Figures
from app.kinds import Kind
from app.rules.references import references
from app.rules.sensor import rules
from views.parts.box import card
from views.parts.heading import heading
from views.parts.measures.aim import between
from views.parts.sentence import sentence
from views.text import NARROW, _, ngettext, number, quantity
from views.theme import RADIUS, look, size

_DAY: Final = 1440
_HOUR: Final = 60
_HUNDRED: Final = 100


def figures_said(found: Figures, kind: Kind) -> list[str]:
    """Say the figures of a period, as the screen does: what goes on paper."""
    return [_mean(found, kind), *_shares(found), *_aim(found, kind), *_indicator(found)]


def shares(found: Figures, kind: Kind) -> ft.Control:
    """Return the mean, the shares of the time, and what they are counted against."""
    return card(
        [
            heading(2, _("En chiffres")),
            sentence(_mean(found, kind), strong=True),
            _bar(found),
            *(sentence(line) for line in _shares(found)),
            *(sentence(line, quiet=True) for line in _aim(found, kind)),
            *(sentence(line) for line in _indicator(found)),
            sentence(_("Ceci informe, sans juger. Parlez-en à votre médecin.")),
        ]
    )


def _aim(found: Figures, kind: Kind) -> list[str]:
    """Say what the shares are counted against, and where it comes from."""
    aim = between(kind, found.aim)
    if found.own:
        return [_("Objectif : {aim}.").format(aim=aim)]
    source = _("Source : {source}. Ce repère reste à confirmer.")
    return [
        _("Repère : {aim}.").format(aim=aim),
        source.format(source=references()[kind.code].source),
    ]


def _mean(found: Figures, kind: Kind) -> str:
    count = ngettext(
        "Moyenne : {mean}, sur {count} mesure.",
        "Moyenne : {mean}, sur {count} mesures.",
        found.count,
    )
    return count.format(mean=quantity([found.mean], kind), count=number(found.count, 0))


def _shares(found: Figures) -> list[str]:
    named = (
        (_("Au-dessus"), found.shares.above),
        (_("Dans la cible"), found.shares.inside),
        (_("En dessous"), found.shares.below),
    )
    words = _("{name} : {share}, soit {time} par jour.")
    return [
        words.format(name=name, share=percent(share), time=lasting(share))
        for name, share in named
    ]


def _indicator(found: Figures) -> list[str]:
    varied = _("Variation autour de la moyenne : {share}.")
    read = _("Le capteur a lu {share} du temps.").format(share=percent(found.share))
    lines = [varied.format(share=percent(found.variation)), read]
    if found.management is None:
        few = _("L'indicateur de gestion demande 14 jours, lus à 70{space}% au moins.")
        return [*lines, few.format(space=NARROW)]
    row = rules()["management"]
    said = _("Indicateur de gestion du glucose : {value}{space}%.")
    source = _("Formule : {source}. Elle reste à confirmer.")
    value = number(found.management, 1)
    return [
        *lines,
        said.format(value=value, space=NARROW),
        source.format(source=row["source"]),
    ]


def percent(share: Decimal) -> str:
    """Write a share of one: « 72 % »."""
    return f"{number(share * _HUNDRED, 0)}{NARROW}%"


def lasting(share: Decimal) -> str:
    """Say how long a share of a day is: « 40 minutes », « 17 h 20 »."""
    minutes = round(share * _DAY)
    if share and not minutes:
        return _("moins d'une minute")
    if minutes < _HOUR:
        words = ngettext("{count} minute", "{count} minutes", minutes)
        return words.format(count=minutes)
    return f"{minutes // _HOUR}{NARROW}h{NARROW}{minutes % _HOUR:02}"


def _bar(found: Figures) -> ft.Control:
    """Draw the three shares side by side; the sentences under it say them."""
    palette, each = look().palette, found.shares
    parts = (
        (each.below, palette.alert),
        (each.inside, palette.primary),
        (each.above, palette.notice),
    )
    pieces: list[ft.Control] = [
        ft.Container(bgcolor=colour, height=size(24), expand=round(share * 1000))
        for share, colour in parts
        if round(share * 1000)
    ]
    row = ft.Row(pieces, spacing=2)
    shape = ft.Container(
        row, border_radius=RADIUS, clip_behavior=ft.ClipBehavior.HARD_EDGE
    )
    return ft.Semantics(exclude_semantics=True, content=shape)
