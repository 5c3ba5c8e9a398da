"""« Ce qui est importé » in words: how many, of what, from when to when."""

from datetime import datetime
from typing import Final

import flet as ft

from app.domain.inbox import Fate
from app.domain.words import N_
from app.flows.importing.importing import Imported
from app.flows.importing.preview import AHEAD, NOTHING, UNKEPT
from app.kinds import all_kinds
from views.parts.devices_near.words import beyond_words
from views.parts.kinds import icon_of
from views.parts.watching import here
from views.text import _, date_long, ngettext, number

_REASONS: Final = {
    NOTHING: N_("Notes, repas, réglages"),
    AHEAD: N_("Des dates qui ne sont pas encore passées"),
    UNKEPT: N_("Des mesures sans place ici pour l'instant"),
    "line": N_("Des lignes que nous ne savons pas lire"),
    "unit": N_("Une unité que nous ne connaissons pas"),
    Fate.BEYOND: N_("Des mesures trop basses ou trop hautes pour l'appareil"),
    Fate.FAILED: N_("Des mesures ratées"),
    "value": N_("Une valeur impossible"),
}
_DAMAGED: Final = N_("Des lignes abîmées")


def label_of(code: str) -> str:
    """Return what people call a kind of measure."""
    kind = all_kinds().get(code)
    return _(kind.label) if kind else _("Autre mesure")


def reason_of(reason: str) -> str:
    """Say why something of a file is left aside."""
    return _(_REASONS.get(reason, _DAMAGED))


def counted(count: int) -> str:
    """Say how many measures."""
    words = ngettext("{count} mesure", "{count} mesures", count)
    return words.format(count=number(count, 0))


def span_words(first: datetime | None, last: datetime | None) -> str:
    """Say from which day to which day, where the person lives."""
    if first is None or last is None:
        return _("Sans date")
    zone = here().zone
    since, until = first.astimezone(zone).date(), last.astimezone(zone).date()
    start = date_long(since, weekday=False)
    if since == until:
        return _("Le {day}").format(day=start)
    end = date_long(until, weekday=False)
    return _("Du {since} au {until}").format(since=start, until=end)


def icon_for(code: str) -> ft.IconData:
    """Return the icon of a kind of measure."""
    kind = all_kinds().get(code)
    return icon_of(kind) if kind else ft.Icons.SHOW_CHART


def apart_words(imported: Imported) -> list[str]:
    """Say how many values and lines were kept apart, by reason."""
    told = imported.tally
    beyond = told.get(Fate.BEYOND, 0)
    failed, unread = told.get(Fate.FAILED, 0), told.get(Fate.QUARANTINED, 0)
    missed = ngettext(
        "{count} mesure ratée : gardée à part.",
        "{count} mesures ratées : gardées à part.",
        failed,
    )
    odd = ngettext(
        "{count} ligne non comprise : gardée à part.",
        "{count} lignes non comprises : gardées à part.",
        unread,
    )
    pairs = ((missed, failed), (odd, unread))
    said = [words.format(count=number(many, 0)) for words, many in pairs if many]
    return [*([beyond_words(beyond)] if beyond else []), *said]


def ahead_words(imported: Imported) -> list[str]:
    """Say how many points of a file are of a time to come."""
    count = imported.tally.get(AHEAD, 0)
    words = ngettext(
        "{count} mesure porte une date à venir. Elle reste dans votre fichier.",
        "{count} mesures portent une date à venir. Elles restent dans votre fichier.",
        count,
    )
    return [words.format(count=number(count, 0))] if count else []


def brought_words(imported: Imported) -> str:
    """Say how many measures came in."""
    count = imported.added
    if not count:
        return _("Aucune nouvelle mesure dans ce fichier.")
    words = ngettext(
        "{count} mesure est importée.", "{count} mesures sont importées.", count
    )
    return words.format(count=number(count, 0))
