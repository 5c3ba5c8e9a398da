"""« Mesurer » : a distance in millimetres between two points of an image."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import flet as ft

from app.domain.imaging import Scale
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.imaging_film import millimetres
from views.parts.imaging_place import MIDDLE, Point, distance
from views.parts.sentence import sentence
from views.text import _

_STRIDE: Final = 5.0
"""Thousandths of the width one key moves the aim."""
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Ruler:
    """« Règle » : where the aim of the keyboard is, and the points put down."""

    aim: Point
    points: tuple[Point, ...] = ()

    def put(self, point: Point) -> "Ruler":
        """Put one more point; after two, the first of another distance."""
        kept = self.points if len(self.points) < _PAIR else ()
        return Ruler(point, (*kept, point))

    def moved(self, across: int, down: int) -> "Ruler":
        """Move the aim by steps."""
        left, top = self.aim
        return replace(self, aim=(left + across * _STRIDE, top + down * _STRIDE))


def measuring(
    ruler: Ruler | None, scale: Scale, change: Callable[[Ruler | None], None]
) -> ft.Control:
    """Return the button that measures, and the distance found; or why there is none.

    The aim starts in the middle of the image, for who has no mouse.
    """
    if not scale.across:
        words = _("On ne peut pas mesurer : le fichier ne dit pas la taille réelle.")
        return sentence(words, quiet=True)
    icon = ft.Icons.STRAIGHTEN
    if ruler is None:
        label = _("Mesurer une distance")
        button = quiet_action(
            label,
            doing(lambda: change(Ruler(MIDDLE))),
            name="imaging-measure",
            icon=icon,
        )
        return side_by_side([button])
    label = _("Arrêter de mesurer")
    stop = doing(lambda: change(None))
    button = side_by_side(
        [quiet_action(label, stop, name="imaging-measured", icon=icon)]
    )
    words = ruler_words(ruler, scale)
    return stack([sentence(words, strong=len(ruler.points) == _PAIR), button])


def ruler_words(ruler: Ruler, scale: Scale) -> str:
    """Say what to do next, or the distance found."""
    if not ruler.points:
        return _("Touchez le début de ce que vous mesurez.")
    if len(ruler.points) < _PAIR:
        return _("Touchez maintenant la fin.")
    start, end = ruler.points
    found = millimetres(distance(start, end, scale))
    return _("Distance : {length}. Cette mesure n'est pas un avis médical.").format(
        length=found
    )
