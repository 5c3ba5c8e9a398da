"""« Accueil » says what waits in each space, and leads into it."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.house import House
from views.parts.relatives.waiting import Waiting, waiting_words
from views.shell import opened

pytestmark = pytest.mark.anyio


def home(door: FakeDoor) -> FletUnit:
    """Open « Accueil » behind *door*."""
    return FletUnit(opened(a_world(door)), width=390)


@pytest.mark.parametrize(
    ("waiting", "words"),
    [
        (Waiting(0, 0), "Rien de nouveau."),
        (Waiting(1, 0), "1 chose à faire"),
        (Waiting(2, 1), "2 choses à faire, 1 nouveauté"),
        (Waiting(0, 3), "3 nouveautés"),
    ],
)
def test_what_waits_is_said_in_few_words(waiting: Waiting, words: str) -> None:
    assert waiting_words(waiting) == words


@pytest.mark.a11y
async def test_each_person_is_there_with_what_waits_and_a_press_enters() -> None:
    door = a_family()
    hers = list(door.family.values())[1]
    hers.documents.add(b"Bilan fictif", name="bilan.pdf")
    async with home(door) as ui:
        await ui.until("Vos proches")
        await ui.until("1 chose à faire")
        await ui.press("relative-0")
        assert door.open() is hers
        assert not ui.named("relative-0")


async def test_nothing_is_there_when_there_is_nobody() -> None:
    async with home(FakeDoor(filled())) as ui:
        await ui.until("Dernières mesures")
        assert "Vos proches" not in ui.text()


async def test_who_was_put_away_is_not_there() -> None:
    door = a_family()
    own, hers = door.family.values()
    own.dependents.put_away(hers.space.id)
    async with home(door) as ui:
        await ui.until("Dernières mesures")
        assert "Vos proches" not in ui.text()


async def test_a_space_that_fails_hides_neither_its_name_nor_the_others() -> None:
    door = a_family()

    def beside(_: SpaceId) -> House:
        raise Refused("person.unknown")

    door.beside = beside  # type: ignore[method-assign,assignment]
    async with home(door) as ui:
        await ui.until("Vos proches")
        assert ui.named("relative-0")
        assert "Rien de nouveau." not in ui.text()
