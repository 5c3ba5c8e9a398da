"""A file as LibreView writes them in French, of a sensor that nobody wears.

Synthetic: the columns of the real one, the readings of a story.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from typing import Final

from app.domain.reading import Point

HEADERS: Final = (
    "Appareil,Numéro de série,Horodatage de l'appareil,Type d'enregistrement,"
    "Historique de la glycémie mg/dL,Numérisation de la glycémie mg/dL,"
    "Insuline à action rapide (unités),Données nutritionnelles non numériques,"
    "Glucides (grammes),Remarques,Glycémie par bandelette mg/dL,Cétone mmol/L"
)
SERIAL: Final = "00000000-1111-2222-3333-444444444444"
_MEAL: Final = 32
"""A note each that many readings."""


def libreview(points: Iterable[Point], zone: tzinfo, *, name: str) -> bytes:
    """Return the file of *points* (mg/dL), their hours those of *zone*."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    told = "Données du glucose", "Généré le", "21-11-2026 10:23 UTC", "Généré par", name
    table.writerows([told, HEADERS.split(","), *_lines(points, zone)])
    return out.getvalue().encode()


def _lines(points: Iterable[Point], zone: tzinfo) -> Iterator[list[str]]:
    for rank, point in enumerate(points):
        at = datetime.fromtimestamp(point.t, UTC).astimezone(zone)
        head = ["FreeStyle LibreLink", SERIAL, at.strftime("%d-%m-%Y %H:%M")]
        yield [*head, "0", str(point.value), *[""] * 7]
        if rank % _MEAL == 0:
            yield [*head, "6", *[""] * 5, "Repas", "", ""]
