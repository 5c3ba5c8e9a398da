"""Each side of a light shape has its own lines, turned towards the inside."""

import numpy as np
import pytest

from app.gates.paper.edges import INWARD, away, edges


def shape() -> np.ndarray:
    """Return a light rectangle on a dark ground."""
    grey = np.full((120, 100), 40.0)
    grey[30:90, 20:80] = 230
    return grey


@pytest.mark.parametrize("rank", range(4))
def test_the_strongest_line_of_a_side_lies_on_it(rank: int) -> None:
    angle, distance = edges(shape())[rank].lines[0]
    assert abs(away(np.array([angle]), INWARD[rank])[0]) <= 1
    assert distance == pytest.approx(-30, abs=1.5)


def test_a_dark_shape_is_no_paper() -> None:
    """Its edges are seen from its outside: the top is a bottom."""
    top = edges(255 - shape())[0]
    assert top.lines[0][1] == pytest.approx(30, abs=1.5)


def test_nothing_is_seen_in_nothing() -> None:
    assert all(len(one.lines) == 0 for one in edges(np.full((40, 40), 99.0)))


def test_angles_differ_by_the_shortest_way() -> None:
    assert list(away(np.array([350.0, 10.0, 180.0]), 0.0)) == [-10, 10, -180]
