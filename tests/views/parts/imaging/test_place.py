"""An image enlarged stays in its window, and a ruler measures what it crosses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.foreign import Picture
from app.domain.imaging import Scale
from views.parts.imaging.place import (
    LEVELS,
    WIDTH,
    Place,
    Sight,
    bar,
    distance,
    ruled,
    sight,
)

ROOM = (600.0, 400.0)
places = st.builds(
    Place,
    st.floats(LEVELS[0], LEVELS[-1]),
    st.tuples(st.floats(-9999, 9999), st.floats(-9999, 9999)),
)


def seen(place: Place = Place(), *, tall: float = 1.0) -> Sight:  # noqa: B008 - frozen
    return sight(ROOM, tall, place)


def test_a_whole_image_is_in_the_middle() -> None:
    assert (seen().size, seen().corner) == ((400, 400), (100, 0))
    assert seen(tall=0.5).size == (600, 300)


@given(place=places, tall=st.floats(0.2, 5))
def test_an_enlarged_image_never_leaves_its_window_empty(
    place: Place, tall: float
) -> None:
    shown = seen(place, tall=tall)
    for start, size, room in zip(shown.corner, shown.size, ROOM, strict=True):
        if size >= room:
            assert start <= 1e-6
            assert start + size >= room - 1e-6
        else:
            assert start == pytest.approx((room - size) / 2)


@given(place=places, part=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_a_point_is_found_where_it_was_put(
    place: Place, part: tuple[float, float]
) -> None:
    shown = seen(place)
    point = (part[0] * WIDTH, part[1] * WIDTH)
    assert shown.within(shown.spot(point)) == pytest.approx(point, abs=1e-6)


@given(place=places)
def test_a_place_kept_shows_the_same(place: Place) -> None:
    shown = seen(place)
    assert seen(shown.kept()).corner == pytest.approx(shown.corner, abs=1e-6)


def test_levels_have_ends() -> None:
    place = Place()
    for _ in range(20):
        place = place.enlarged(1)
    assert place.level == LEVELS[-1]
    for _ in range(20):
        place = place.enlarged(-1)
    assert place == Place()


def test_what_is_in_the_middle_stays_there() -> None:
    place = Place(2, (100, -50)).at(4)
    assert place.aside == (200, -100)


def test_millimetres_do_not_depend_on_how_finely_it_was_drawn() -> None:
    for width in (256, 512, 1024):
        drawn = Picture(b"", width, width)
        scale = ruled(Scale(358.4 / width, 358.4 / width), drawn)
        assert distance((0, 0), (WIDTH, 0), scale) == pytest.approx(358.4)
    oblong = Scale(1.0, 2.0)
    assert distance((0, 0), (3, 2), oblong) == 5


def test_a_bar_is_a_round_length_that_fits() -> None:
    length, pixels = bar(seen(), Scale(0.3584, 0.3584))
    assert (length, round(pixels)) == (100, 112)
    assert bar(seen(Place(8)), Scale(0.3584, 0.3584))[0] == 20
    assert bar(seen(), Scale()) == (0, 0)
    assert bar(seen(), Scale(0.001, 0.001)) == (0, 0)
