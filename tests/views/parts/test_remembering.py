"""What the record answered is shown at once, and never once it has changed."""

from collections.abc import Callable

import flet as ft
import pytest

from app.domain.changes import Changes
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_house, a_world
from views.house import House
from views.parts.remembering import Remembered, remembered
from views.parts.state import use_held
from views.parts.watching import Porch, use_record


def changed(house: House, *kinds: str) -> None:
    """Say that the record changed."""
    house.pulse.beat(Changes(house.space.id, frozenset(kinds)))


def test_an_answer_is_recalled_for_its_own_name_and_key() -> None:
    memory = Remembered(a_house())
    memory.keeper("list", 1, ("document",))("found")
    assert memory.recall("list", 1) == "found"
    assert memory.recall("list", 2) is None
    assert memory.recall("other", 1) is None


def test_a_question_without_a_name_is_not_remembered() -> None:
    memory = Remembered(a_house())
    memory.keeper("", None, ("document",))("found")
    assert memory.recall("", None) is None


def test_an_answer_is_forgotten_when_what_it_speaks_of_changes() -> None:
    house = a_house()
    memory = Remembered(house)
    memory.keeper("list", 1, ("document",))("found")
    changed(house, "body-weight")
    assert memory.recall("list", 1) == "found"
    changed(house, "document", "setting")
    assert memory.recall("list", 1) is None


def test_an_answer_the_record_overtook_is_not_kept() -> None:
    house = a_house()
    memory = Remembered(house)
    keep = memory.keeper("list", 1, ("document",))
    changed(house, "document")
    keep("an old answer")
    assert memory.recall("list", 1) is None


def two_screens(house: House, ask: Callable[[], int]) -> Callable[[ft.Page], None]:
    """Return a page that turns between two screens which ask the same question."""

    @ft.component
    def answer(name: str) -> ft.Control:
        asked = use_record(ask, "document", name="list")
        return ft.Text(f"{name} {asked.value}")

    @ft.component
    def screens() -> ft.Control:
        name, show = use_held("first")
        turn = ft.FilledButton("Turn", on_click=lambda: show("second"))
        return ft.Column([turn, ft.Container(answer(name), key=name)])

    def main(page: ft.Page) -> None:
        world = a_world(FakeDoor(house))
        page.data = Porch(
            world.door, world.now, world.entropy, world.sleep, house=house
        )
        page.render(screens)

    return main


@pytest.mark.anyio
async def test_the_next_screen_shows_it_without_asking_and_still_follows() -> None:
    house, asked = a_house(), []

    def ask() -> int:
        asked.append("question")
        return len(asked)

    async with FletUnit(two_screens(house, ask)) as ui:
        await ui.until("first 1")
        await ui.click(ui.one(ft.FilledButton))
        await ui.until("second 1")
        assert asked == ["question"]
        changed(house, "document")
        await ui.until("second 2")


@pytest.mark.anyio
async def test_another_house_is_told_nothing_of_the_first_one() -> None:
    house, other = a_house(), a_house()

    def main(page: ft.Page) -> None:
        remembered(house).keeper("list", 1, ())("found")
        page.add(ft.Text(str(remembered(other).recall("list", 1))))
        page.add(ft.Text(str(remembered(house).recall("list", 1))))

    async with FletUnit(main) as ui:
        assert ui.text().split() == ["None", "None"]
