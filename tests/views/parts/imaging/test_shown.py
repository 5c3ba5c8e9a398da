"""Keys set the viewer, within the ends of the series."""

from dataclasses import replace
from types import SimpleNamespace as Event

import pytest

from app.domain.imaging import Look
from views.parts.imaging.measure import Ruler
from views.parts.imaging.place import MIDDLE, Place
from views.parts.imaging.shown import Setter, Shown


class Viewer:
    """Holds what is set, as the screen does."""

    def __init__(self, of: int = 30) -> None:
        self.shown = Shown()
        self.setter = Setter(lambda: self.shown, self.change, of)

    def change(self, **fields: object) -> None:
        self.shown = replace(self.shown, **fields)  # type: ignore[arg-type]  # any field

    def press(self, *keys: str) -> Shown:
        for key in keys:
            self.setter.pressed(Event(key=key))
        return self.shown


@pytest.mark.parametrize(
    ("keys", "rank"),
    [
        (["Arrow Down"], 1),
        (["Arrow Right", "ArrowRight", "Arrow Up"], 1),
        (["Page Down", "Page Down"], 20),
        (["End"], 29),
        (["End", "Home"], 0),
        (["Arrow Up"], 0),
        (["End", "Arrow Down"], 29),
        (["x"], 0),
    ],
)
def test_keys_turn_images(keys: list[str], rank: int) -> None:
    assert Viewer().press(*keys).rank == rank


def test_keys_enlarge_and_swap_black_and_white() -> None:
    viewer = Viewer()
    assert viewer.press("+", "=", "-").place.level == 1.5
    assert viewer.press("0").place == Place()
    assert viewer.press("i").look == Look(invert=True)
    assert viewer.press("I").look == Look()


def test_keys_measure() -> None:
    viewer = Viewer()
    viewer.change(ruler=Ruler(MIDDLE))
    viewer.press("Enter", "Arrow Right", "Arrow Right", "Arrow Down", "Enter")
    ruler = viewer.shown.ruler
    assert ruler is not None
    assert ruler.points == (MIDDLE, (MIDDLE[0] + 10, MIDDLE[1] + 5))
    assert viewer.shown.rank == 0


def test_a_distance_is_of_one_image_only() -> None:
    viewer = Viewer()
    viewer.change(ruler=Ruler(MIDDLE).put(MIDDLE).put((0, 0)))
    viewer.press("Page Down")
    ruler = viewer.shown.ruler
    assert viewer.shown.rank == 10
    assert ruler is not None
    assert ruler.points == ()


def test_hands_set_the_viewer_too() -> None:
    viewer = Viewer()
    hands = viewer.setter.hands()
    hands.turn(3)
    hands.place(Place(2))
    hands.resize((9, 9))
    hands.tap((1, 1))
    assert (viewer.shown.rank, viewer.shown.place) == (3, Place(2))
    assert (viewer.shown.room, viewer.shown.ruler) == ((9, 9), None)
