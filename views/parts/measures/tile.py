"""« Tuile d'une mesure » : its last value, its day, how it goes."""

from datetime import UTC, datetime

import flet as ft

from app.domain.reading import Kept
from app.domain.when import When
from app.flows.measuring.sensor import in_own_unit
from app.flows.panel import Face
from app.kinds import Kind
from views.parts.acting import going
from views.parts.kinds import icon_of
from views.parts.measures.address import measure_place
from views.parts.sentence import sentence
from views.parts.series import small_curve, way_of
from views.parts.tile import tile
from views.parts.watching import here, porch
from views.parts.whose import said_of
from views.text import _, moment, quantity
from views.theme import look

_ROOM = 360
"""Width, at 100 %, under which there is no room for the small curve."""


def measure_tile(face: Face) -> ft.Control:
    """Return the tile of a kind; it leads to its curve."""
    kind = face.kind
    return tile(
        _(kind.label),
        [*_plain(kind), *_lines(face)],
        going(measure_place(kind.code)),
        name=f"kind-{kind.code}",
        icon=icon_of(kind),
    )


def _plain(kind: Kind) -> list[ft.Control]:
    """Say in everyday words what is measured, where its name does not."""
    return [sentence(_(kind.plain), quiet=True)] if kind.plain else []


def _lines(face: Face) -> list[ft.Control]:
    if face.worn:
        return _worn(face.kind, face.worn)
    if face.last is None:
        return [sentence(_("Rien de noté."), quiet=True)]
    way = [sentence(way_of(face.drift), quiet=True)] if face.drift else []
    value = sentence(_breaking(quantity(face.last.values, face.kind)), strong=True)
    return [
        ft.Row([ft.Container(value, expand=True), *_small(face)], spacing=12),
        sentence(moment(face.last.when, weekday=False), quiet=True),
        *way,
    ]


def _breaking(words: str) -> str:
    """Let two values stand on two lines where letters are too large for one."""
    return words.replace("\u00a0/\u00a0", " / ")


def _worn(kind: Kind, kept: Kept) -> list[ft.Control]:
    """Say the last reading of a sensor."""
    value = quantity([in_own_unit(kept.trace, kept.last.value)], kind)
    at = datetime.fromtimestamp(kept.last.t, UTC).astimezone(here().zone)
    return [
        sentence(value, strong=True),
        sentence(moment(When.at(at), weekday=False), quiet=True),
        sentence(
            said_of(_("Lu par votre capteur"), _("Lu par le capteur")), quiet=True
        ),
    ]


def _small(face: Face) -> list[ft.Control]:
    wide = porch().width >= _ROOM * look().scale
    return small_curve(face.recent, face.kind) if wide else []
