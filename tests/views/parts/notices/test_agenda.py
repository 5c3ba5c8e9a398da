"""What is planned is copied whole to another agenda, without a name unless asked."""

import pytest

from tests.screens.homes import NOON, a_house
from tests.screens.opening import on
from tests.views.parts.vaccines.test_planning import saving
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-046")]
PLACE = "/reglages"


def planned() -> House:
    """Return a house with two vaccines planned."""
    house = a_house()
    lines = house.vaccines.calendar.every()[:2]
    for rank, line in enumerate(lines):
        day = NOON.date().replace(month=12, day=rank + 1)
        house.vaccines.planning.plan(line.due, day, title=f"Vaccin fictif {rank}")
    return house


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", ["Rendez-vous", "Rendez-vous"]),
        ("named", ["Vaccin fictif 0", "Vaccin fictif 1"]),
    ],
)
async def test_all_leave_in_one_file_after_it_was_said_what_will_be_read(
    asked: str, said: list[str]
) -> None:
    house, saved = planned(), list[tuple[str, bytes]]()
    async with on(house, PLACE, saving(saved)) as ui:
        await ui.until("Copier les rendez-vous de vaccin")
        await ui.press("notices-agenda")
        await ui.until("Les médicaments et les papiers n'y vont pas.")
        if asked:
            await ui.choose("notices-words-named", asked)
        await ui.press("notices-copy")
        words = "le nom de chaque vaccin" if asked else "seulement « Rendez-vous »"
        await ui.until(words)
        assert saved == []
        await ui.press("confirm-yes")
        await ui.settle()
    ((name, content),) = saved
    lines = content.decode().splitlines()
    assert name == "rappels.ics"
    told = [one[len("SUMMARY:") :] for one in lines if one.startswith("SUMMARY:")]
    assert told == said
    assert house.departures.days(1)


async def test_with_nothing_planned_there_is_nothing_to_copy() -> None:
    async with on(a_house(), PLACE) as ui:
        await ui.until("Alvéole fermé n'annonce rien.")
        assert not ui.named("notices-agenda")
