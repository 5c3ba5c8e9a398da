"""A narrative becomes blocks; what could act becomes nothing."""

import pytest

from app.domain.foreign import Block, Shape
from app.imports.fhir.narrative import BLOCKS_MAX, laid

_SPACE = ' xmlns="http://www.w3.org/1999/xhtml"'


def page(inside: str) -> list[Block]:
    """Return the blocks of a narrative."""
    return list(laid(f"<div{_SPACE}>{inside}</div>", 1))


def test_titles_lists_and_lines_keep_their_shape() -> None:
    told = page(
        "Avant<h2>Soins</h2><ol><li>Un<ul><li>a</li></ul></li><li>Deux</li></ol>"
    )
    assert told == [
        Block(Shape.PARAGRAPH, ("Avant",)),
        Block(Shape.HEADING, ("Soins",), 3),
        Block(Shape.ITEM, ("1. Un",), 1),
        Block(Shape.ITEM, ("a",), 2),
        Block(Shape.ITEM, ("2. Deux",), 1),
    ]


def test_words_of_a_line_stay_together() -> None:
    told = page("<p>Tout <b>va</b> <a href='https://x'>bien</a><br/>demain</p>")
    assert told == [
        Block(Shape.PARAGRAPH, ("Tout va bien",)),
        Block(Shape.PARAGRAPH, ("demain",)),
    ]


def test_lines_of_a_cell_stay_apart() -> None:
    told = page("<table><tr><td>un<br/>deux<p>trois</p></td><td>x</td></tr></table>")
    assert told == [Block(Shape.ROW, ("un deux trois", "x"))]


def test_named_letters_are_read() -> None:
    assert page("<p>&eacute;t&eacute;&nbsp;&amp; hiver</p>") == [
        Block(Shape.PARAGRAPH, ("été & hiver",))
    ]


@pytest.mark.parametrize(
    "inside", ["<p>", "<p>&unknown;</p>", "<!DOCTYPE x>", "<script>alert(1)</script>"]
)
def test_what_is_not_a_narrative_shows_no_markup(inside: str) -> None:
    assert all("<" not in "".join(block.cells) for block in page(inside))


def test_a_page_has_an_end() -> None:
    assert len(page("<p>x</p>" * (BLOCKS_MAX + 5))) == BLOCKS_MAX
