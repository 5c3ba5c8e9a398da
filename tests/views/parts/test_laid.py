"""A structured document is a page: titles, frames, and its end when it is asked for."""

import flet as ft
import pytest

from app.domain.foreign import Block, Shape
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.wording import PAGE
from views.parts.laid import LaidPage, parted

pytestmark = pytest.mark.anyio


def a_page(blocks: tuple[Block, ...], room: float = 358) -> FletUnit:
    return FletUnit(drawing(lambda: LaidPage(blocks, room)))


def headings(ui: FletUnit) -> list[tuple[int | None, str]]:
    return [
        (node.heading_level, node.content.value)
        for node in ui.all(ft.Semantics)
        if node.header
    ]


@pytest.mark.covers("C-002")
async def test_every_word_is_on_the_page_under_real_titles() -> None:
    async with a_page(PAGE.blocks) as ui:
        text = ui.text()
        said = [cell for block in PAGE.blocks for cell in block.cells if cell]
        assert [cell for cell in said if cell not in text] == ["Voie", "Commentaire"]
        assert headings(ui) == [(3, "Vaccinations"), (3, "Mesures"), (4, "Naissance")]


async def test_a_page_is_parted_at_its_first_titles() -> None:
    assert [len(part.blocks) for part in parted(PAGE.blocks)] == [5, 6]
    low = (Block(Shape.PARAGRAPH, ("avant",)), Block(Shape.HEADING, ("a",), 3))
    assert [len(part.blocks) for part in parted((*low, low[1]))] == [1, 1, 1]
    assert parted(()) == []


async def test_an_item_is_moved_to_the_right_of_the_one_above() -> None:
    items = tuple(
        Block(Shape.ITEM, (text,), level) for level, text in ((1, "a"), (2, "b"))
    )
    async with a_page(items) as ui:
        moved = [
            one.padding.left
            for one in ui.all(ft.Container)
            if isinstance(one.content, ft.Row)
        ]
        assert moved == [0, 20]


async def test_the_end_of_a_long_page_comes_when_asked() -> None:
    blocks = tuple(
        block
        for rank in range(30)
        for block in (
            Block(Shape.HEADING, (f"Section {rank}.",)),
            *(Block(Shape.PARAGRAPH, ("mot",)) for _ in range(29)),
        )
    )
    async with a_page(blocks) as ui:
        assert "Section 12." in ui.text()
        assert "Section 13." not in ui.text()
        await ui.press("laid-more")
        assert "Section 25." in ui.text()
        await ui.press("laid-more")
        assert "Section 29." in ui.text()
        assert not ui.all(ft.Semantics, identifier="laid-more")


async def test_a_section_longer_than_a_page_is_shown_whole() -> None:
    blocks = (Block(Shape.HEADING, ("Seule",)), *PAGE.blocks[1:2] * 900)
    async with a_page(blocks) as ui:
        assert ui.text().count("Vaccins faits") == 900
