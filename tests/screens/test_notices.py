"""What is seen without opening the space: a name of screen, a number, nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from app.flows.filing import CATEGORIES
from app.kinds import all_kinds
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_world, filled
from views.house import House
from views.screens import all_screens
from views.shell import opened
from views.text import LANGUAGES, _, tongue

pytestmark = pytest.mark.covers("C-124")


class Counted:
    """News of which *count* were not looked at yet; for the rest, those of a house."""

    def __init__(self, house: House, count: int) -> None:
        self._house, self._count = house, count

    def unseen(self) -> int:
        """Count them."""
        return self._count

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any other question
        return getattr(self._house.news, name)


def told(house: House, count: int) -> House:
    """Return *house* with so many things to look at."""
    news: Any = Counted(house, count)
    return replace(house, news=news)


@pytest.mark.anyio
async def test_a_notice_says_how_many_and_never_what() -> None:
    house = told(filled(), 2)
    found = house.documents.list()[0]
    world, route = a_world(FakeDoor(house)), f"/documents/{found.id.hex()}"
    async with FletUnit(opened(world), route=route) as ui:
        await ui.until(plain(found.title))
        assert ui.page.title == "(2) Document – Alvéole"
        await ui.navigate("/plus")
        await ui.press("more-lock")
        await ui.until("Ouvrir mon espace")
        assert ui.page.title == "Ouvrir mon espace – Alvéole"
        assert plain(found.title) not in ui.text()
        assert "Camille" not in ui.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_window_is_named_after_a_measure_or_a_sort_of_document(
    language: str,
) -> None:
    measured = [kind.label for kind in all_kinds().values() if kind.shown]
    sorts = [one.label for one in CATEGORIES]
    tongue.speak(language)
    try:
        told = {_(screen.title).lower() for screen in all_screens()}
        assert told & {_(label).lower() for label in (*measured, *sorts)} == set()
    finally:
        tongue.speak("fr")
    assert "Poids" in measured
