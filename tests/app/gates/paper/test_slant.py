"""Lines of words say by how much a page leans; other pictures say nothing."""

import pytest
from PIL import Image

from app.gates.paper.slant import lean, papery
from tests.fictitious.photographs import a_landscape, a_page

PAPER = (250, 249, 245)


@pytest.mark.parametrize("angle", [-12.0, -2.3, -0.4, 0.5, 3.7, 11.0])
def test_the_lean_of_a_page_is_found(angle: float) -> None:
    turned = a_page().rotate(-angle, Image.Resampling.BICUBIC, fillcolor=PAPER)
    assert lean(turned) == pytest.approx(angle, abs=0.1)


def test_a_straight_page_does_not_lean() -> None:
    assert lean(a_page()) == 0.0


def test_two_lines_make_no_page_of_words() -> None:
    page = a_page(("seul", "", "", "", "", "", "", "", ""), (1240, 1754))
    assert lean(page.rotate(5, fillcolor=PAPER)) == 0.0


def test_paper_is_told_from_the_rest() -> None:
    assert papery(a_page())
    assert not papery(a_landscape(1))
    assert not papery(Image.new("RGB", (50, 50), (10, 10, 10)))
