"""« Tuile d'une mesure » : its last value, its day, how it goes."""

import flet as ft

from app.flows.panel import Face
from views.parts.acting import going
from views.parts.kinds import icon_of
from views.parts.measures.address import measure_place
from views.parts.sentence import sentence
from views.parts.series import small_curve, way_of
from views.parts.tile import tile
from views.parts.watching import porch
from views.text import _, moment, quantity
from views.theme import look

_ROOM = 360
"""Width, at 100 %, under which there is no room for the small curve."""


def measure_tile(face: Face) -> ft.Control:
    """Return the tile of a kind; it leads to its curve."""
    kind = face.kind
    return tile(
        _(kind.label),
        _lines(face),
        going(measure_place(kind.code)),
        name=f"kind-{kind.code}",
        icon=icon_of(kind),
    )


def _lines(face: Face) -> list[ft.Control]:
    if face.last is None:
        return [sentence(_("Rien de noté."), quiet=True)]
    way = [sentence(way_of(face.drift), quiet=True)] if face.drift else []
    value = sentence(quantity(face.last.values, face.kind), strong=True)
    return [
        ft.Row([ft.Container(value, expand=True), *_small(face)], spacing=12),
        sentence(moment(face.last.when, weekday=False), quiet=True),
        *way,
    ]


def _small(face: Face) -> list[ft.Control]:
    wide = porch().width >= _ROOM * look().scale
    return small_curve(face.recent, face.kind) if wide else []
