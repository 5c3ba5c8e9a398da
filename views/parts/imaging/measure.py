"""« Mesurer » : a distance in millimetres between two points of an image."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import flet as ft

from app.domain.imaging import Scale
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.imaging.film import millimetres
from views.parts.imaging.place import MIDDLE, Point, distance
from views.parts.sentence import sentence
from views.parts.watching import porch
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
    """Return the button that measures, or why nothing can be measured.

    The aim starts in the middle of the image, for who has no mouse.
    """
    if not scale.across:
        words = _("On ne peut pas mesurer : le fichier ne dit pas la taille réelle.")
        return sentence(words, quiet=True)
    label = _("Arrêter de mesurer") if ruler else _("Mesurer une distance")
    turned = doing(lambda: change(None if ruler else Ruler(MIDDLE)))
    icon = ft.Icons.STRAIGHTEN
    return side_by_side(
        [quiet_action(label, turned, name="imaging-measure", icon=icon)]
    )


@ft.component
def RulerTold(words: str) -> ft.Control:
    """Write near the image what the ruler says, and say it aloud."""
    around = porch()
    ft.use_effect(lambda: around.say(words), [words])
    return sentence(words, strong=True)


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
