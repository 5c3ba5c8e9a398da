"""Words sought in a document are counted, gone through in order, and left."""

from collections.abc import Sequence

import flet as ft
import pytest

from app.domain.foreign import Box, Hit
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import FakeDoor, a_world
from views.parts.page_finding import Finder, Search, Sought, marks
from views.parts.state import use_held
from views.parts.watching import Porch

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-004")]
HITS = (Hit(0, (Box(0, 0, 1, 1),)), Hit(2, (Box(0, 0, 1, 1), Box(0, 0.5, 1, 0.1))))


class Reader:
    """Who reads: the pages they were led to."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self.hits, self.pages = hits, list[int]()
        self.typed: list[str] = []

    def find(self, words: str) -> Sequence[Hit]:
        self.typed.append(words)
        return self.hits


def reading(reader: Reader) -> FletUnit:
    def main(page: ft.Page) -> None:
        world = a_world(FakeDoor())
        page.data = Porch(world.door, world.now, world.entropy, world.sleep)
        drawing(shown)(page)

    def shown() -> ft.Control:
        sought, put = use_held(Sought())
        return Finder(Search(reader.find, sought, put, reader.pages.append))

    return FletUnit(main)


async def test_the_next_place_follows_the_last_one_and_leads_to_its_page() -> None:
    reader = Reader(HITS)
    async with reading(reader) as ui:
        await ui.press("page-find")
        assert ui.tid("page-seek").disabled
        await ui.type("page-words", "  cœur ")
        await ui.press("page-seek")
        await ui.until("1 sur 2, page 1")
        await ui.press("page-found-after")
        await ui.until("2 sur 2, page 3")
        await ui.press("page-found-after")
        await ui.until("1 sur 2, page 1")
        await ui.press("page-found-before")
        await ui.until("2 sur 2, page 3")
    assert (reader.typed, reader.pages) == (["cœur"], [0, 2, 0, 2])


async def test_words_that_are_not_there_are_said_to_be_so() -> None:
    reader = Reader(())
    async with reading(reader) as ui:
        await ui.press("page-find")
        await ui.type("page-words", "absent")
        await ui.press("page-seek")
        await ui.until("Ces mots ne sont pas dans ce document.")
        assert not ui.named("page-found-after")
        await ui.press("page-found-leave")
        assert "Ces mots" not in ui.text()
    assert reader.pages == []


def test_every_box_of_a_page_is_marked_and_the_chosen_one_stands_out() -> None:
    sought = Sought("mot", HITS, at=1)
    assert [chosen for _, chosen in sought.on(0)] == [False]
    first, second = marks(sought.on(2), 200, 100)
    assert isinstance(second, ft.Container)
    assert (second.top, second.height) == (48, 14)
    assert isinstance(first, ft.Container)
    assert first.border != marks(sought.on(0), 200, 100)[0].border  # type: ignore[attr-defined]  # containers


def test_words_typed_are_in_no_text_made_of_them() -> None:
    assert "secret" not in repr(Sought("secret", HITS))
