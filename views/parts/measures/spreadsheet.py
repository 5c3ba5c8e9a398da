"""« Tableur » in words: the columns people read, in their language and units."""

from datetime import datetime
from decimal import Decimal

from app.flows.measure import Measure
from app.flows.measuring.spreadsheet import Wording
from app.kinds import Kind
from views.parts.series import around, source_of
from views.text import _, clock, date_short, shown_value, time


def wording() -> Wording:
    """Return the headers, and how a measure and a reading are told."""
    headers = [
        *(_("Jour"), _("Heure"), _("Mesure"), _("Valeur"), _("Seconde valeur")),
        *(_("Unité"), _("Précision"), _("Note"), _("Origine")),
    ]
    return Wording(headers, _told, _read)


def _told(one: Measure, kind: Kind) -> list[str]:
    first, second = (*(_plain(value, kind) for value in one.values), "")[:2]
    return [
        *(date_short(one.when), time(one.when), _(kind.label)),
        *(first, second, _(kind.unit), around(one, kind), one.note, source_of(one)),
    ]


def _read(at: datetime, value: str, kind: Kind) -> list[str]:
    shown, origin = _plain(Decimal(value), kind), _("Lu par votre capteur")
    hour = clock(at.hour, at.minute)
    return [
        *(date_short(at.date()), hour, _(kind.label)),
        *(shown, "", _(kind.unit), "", "", origin),
    ]


def _plain(value: Decimal, kind: Kind) -> str:
    """Write a value a spreadsheet adds up: no space between thousands."""
    return "".join(shown_value(value, kind).split())
