"""What the viewer is set to, and the keys that set it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol

import flet as ft

from app.domain.entry import Entry
from app.domain.imaging import Look, Study
from app.flows.imaging import Imaging
from views.parts.imaging.grip import Hands
from views.parts.imaging.measure import Ruler
from views.parts.imaging.place import Place, Point

_LEAP: Final = 10
_TURNS: Final = {
    "arrowup": -1,
    "arrowleft": -1,
    "arrowdown": 1,
    "arrowright": 1,
    "pageup": -_LEAP,
    "pagedown": _LEAP,
    "home": -(10**6),
    "end": 10**6,
}
_AIMS: Final = {
    "arrowup": (0, -1),
    "arrowdown": (0, 1),
    "arrowleft": (-1, 0),
    "arrowright": (1, 0),
}
_ZOOMS: Final = {"+": 1, "=": 1, "numpadadd": 1, "-": -1, "numpadsubtract": -1}


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam that is open: its images, what draws them, what shows its report."""

    entry: Entry
    study: Study
    imaging: Imaging
    report: Callable[[], ft.Control]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the viewer is set to; *room* is the window of the image, in pixels."""

    series: int = 0
    rank: int = 0
    look: Look = field(default_factory=Look)
    place: Place = field(default_factory=Place)
    ruler: Ruler | None = None
    named: bool = False
    room: Point = (0.0, 0.0)


class Change(Protocol):
    """Sets some of it."""

    def __call__(self, **fields: Any) -> None:  # noqa: ANN401 - the form's own fields
        """Set *fields*."""
        ...


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the viewer from what it is set to just now, among *of* images."""

    now: Callable[[], Shown]
    change: Change
    of: int

    def turn(self, rank: int) -> None:
        """Show another image of the series; what was measured was on the last one."""
        rank, ruler = min(max(rank, 0), self.of - 1), self.now().ruler
        if rank != self.now().rank:
            self.change(rank=rank, ruler=ruler and Ruler(ruler.aim))

    def step(self, steps: int) -> None:
        """Show an image before or after."""
        self.turn(self.now().rank + steps)

    def zoom(self, steps: int) -> None:
        """Enlarge or reduce."""
        self.change(place=self.now().place.enlarged(steps))

    def put(self, point: Point) -> None:
        """Put a point down when a distance is being measured."""
        ruler = self.now().ruler
        if ruler:
            self.change(ruler=ruler.put(point))

    def hands(self) -> Hands:
        """Return what becomes of gestures."""

        def place(wanted: Place) -> None:
            self.change(place=wanted)

        def resize(room: Point) -> None:
            self.change(room=room)

        return Hands(place, resize, self.step, self.put)

    def pressed(self, event: Any) -> None:  # noqa: ANN401 - Flet's own event
        """Do what a key asks."""
        key = event.key.replace(" ", "").lower()
        ruler = self.now().ruler
        if ruler and key in _AIMS:
            self.change(ruler=ruler.moved(*_AIMS[key]))
        elif ruler and key == "enter":
            self.put(ruler.aim)
        elif key in _TURNS:
            self.step(_TURNS[key])
        else:
            self._settle(key)

    def _settle(self, key: str) -> None:
        if key in _ZOOMS:
            self.zoom(_ZOOMS[key])
        elif key in {"0", "numpad0"}:
            self.change(place=Place())
        elif key == "i":
            look = self.now().look
            self.change(look=replace(look, invert=not look.invert))
