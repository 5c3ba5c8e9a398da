"""One tap puts a weight in the space of who it is, told by name and taken back."""

import pytest

from app.domain.query import Query
from app.domain.space import Space
from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import SCALE, a_world
from tests.screens.near import weighing, weights
from views.house import House
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-168")]
ANSWERS = "/appareils/reponses"


class Scale:
    """A home with a child, whose scale just heard somebody."""

    def __init__(self, before: str, heard: str) -> None:
        self.door = a_family()
        assert self.door.house
        self.own: House = self.door.house
        self.lea: Space = self.door.people()[1]
        room = self.own.devices.room.others()[0]
        room.measures.add("body-weight", [before], at="2026-11-19", confirmed=True)
        self.room = room
        reading = weighing(heard)
        self.own.devices.inbox.take_in([reading], device=SCALE)
        self.button = f"give-{self.lea.id.hex()}-{reading.key.hex()[:16]}"

    def hers(self) -> list[str]:
        """Return the weights of the child, the newest first."""
        series = self.room.measures.series("body-weight")
        return [str(one.values[0]) for one in series]

    def screen(self) -> FletUnit:
        """Open the questions."""
        return FletUnit(opened(a_world(self.door)), route=ANSWERS, width=390)


async def test_the_child_alone_is_near_and_one_tap_is_enough() -> None:
    home = Scale("16", "16.4")
    before = weights(home.own)
    async with home.screen() as ui:
        await ui.until("16,4 kg, ce matin à 11 h 00 : c'est Léa ?")
        assert "Léa : 16,0 kg la dernière fois." in ui.text()
        assert ui.text().index("C'est Léa") < ui.text().index("C'est moi")
        await ui.press(home.button)
        await ui.until("Ce poids est dans l'espace de Léa.")
        assert home.hers() == ["16.4", "16"]
        assert weights(home.own) == before
        await ui.press("banner-undo")
        await ui.until("16,4 kg, ce matin à 11 h 00 : c'est Léa ?")
    assert home.hers() == ["16"]
    assert weights(home.own) == before
    asked = Query("body-weight")
    assert len(home.own.dependents.apart(home.lea.id).find(home.lea.id, asked)) == 1


async def test_a_weight_that_is_odd_for_her_is_asked_about_by_name() -> None:
    home = Scale("16", "54.0")
    async with home.screen() as ui:
        await ui.until("qui est sur la balance ?")
        await ui.press(home.button)
        await ui.until("Est-ce bien Léa ?")
        assert "54,0 kg : ce poids est inhabituel pour Léa." in ui.text()
        assert home.hers() == ["16"]
        await ui.press("confirm-no")
        await ui.press(home.button)
        await ui.until("Est-ce bien Léa ?")
        await ui.press("confirm-yes")
        await ui.until("Ce poids est dans l'espace de Léa.")
    assert home.hers() == ["54.0", "16"]


async def test_a_weight_she_has_already_is_not_said_to_be_new() -> None:
    home = Scale("16", "16.4")
    reading = weighing("16.4")
    from app.flows.devices.inbox import Inbox

    Inbox(home.room).take_in([reading], device=SCALE)
    Inbox(home.room).assign(reading.key.hex())
    async with home.screen() as ui:
        await ui.until("c'est Léa ?")
        await ui.press(home.button)
        await ui.until("L'espace de Léa a déjà ce poids.")
    assert home.hers() == ["16.4", "16"]


async def test_the_page_of_the_scale_tells_her_and_where_her_weights_go() -> None:
    home = Scale("16", "16.4")
    (one,) = home.own.devices.known()
    home.own.devices.unbind(one.key)
    asked = home.own.devices.inbox.waiting()[0]
    home.own.devices.household.hand(asked.key, home.lea.id)
    world = a_world(home.door)
    async with FletUnit(opened(world), route=f"/appareils/{one.key}", width=390) as ui:
        await ui.until("Léa : 16,4 kg")
        assert "Ses poids vont dans son espace." in ui.text()
        await ui.until("À Léa, dans son espace")
        await ui.press(f"given-back-{asked.key[:16]}")
        await ui.until("Ce poids n'est plus dans l'espace de Léa.")
    assert home.hers() == ["16"]
