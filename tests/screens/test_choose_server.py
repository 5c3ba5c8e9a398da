"""A server is chosen later: the copy is followed, may be stopped, and tells its end."""

import asyncio
from dataclasses import dataclass, replace

import pytest

from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.space import Space
from app.ports.courier import Progress
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, StillCourier, a_house, a_world
from views.errors import sentence_for
from views.house import House
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]
PAGE, THERE = "/reglages/serveur/choisir", "https://sante.exemple.fr"


@dataclass
class Carrying(StillCourier):
    """A courier that carries half of a log, then waits or meets *end*."""

    end: AlveoleError | None = None
    waits: bool = False
    asked: str = ""

    async def move(self, address: str, tell: Progress) -> None:
        self.asked = address
        tell(0, 1)
        tell(50, 100)
        while self.waits:
            await asyncio.sleep(0.001)
            tell(50, 100)
        if self.end:
            raise self.end


def shown(house: House) -> tuple[FakeDoor, FletUnit]:
    door = FakeDoor(house)
    return door, FletUnit(opened(a_world(door)), route=PAGE, width=390)


async def test_once_copied_the_space_closes_to_open_with_that_server() -> None:
    courier = Carrying()
    door, page = shown(a_house(courier=courier))
    async with page as ui:
        await ui.type("server-field", f" {THERE} ")
        await ui.press("server-copy")
        await ui.until(plain("C'est fait. Tout est sur votre serveur."))
        assert courier.asked == THERE
        assert not door.locked
        await ui.press("server-reopen")
        assert door.locked


async def test_the_copy_is_followed_and_stopped() -> None:
    door, page = shown(a_house(courier=Carrying(waits=True)))
    async with page as ui:
        await ui.type("server-field", THERE)
        copying = asyncio.create_task(ui.press("server-copy"))
        await ui.until(plain("Copie vers le serveur… 50 %"))
        await ui.press("server-stop")
        await ui.until(plain(sentence_for("cancelled")))
        await copying
        assert not door.locked
        assert THERE in ui.text()


@pytest.mark.parametrize(
    "error",
    [
        Refused("server.unfaithful"),
        Refused("server.taken"),
        Refused("server.shared"),
        Refused("signup_closed"),
        Refused("quota_exceeded"),
        Unreachable("peer.silent"),
    ],
    ids=lambda error: error.code,
)
async def test_what_was_refused_is_said_under_the_address(error: AlveoleError) -> None:
    door, page = shown(a_house(courier=Carrying(end=error)))
    async with page as ui:
        await ui.type("server-field", THERE)
        await ui.press("server-copy")
        await ui.until(plain(sentence_for(error.code)))
        assert not door.locked


async def test_a_space_with_a_server_is_led_to_its_address() -> None:
    house = a_house()
    space = Space(house.space.id, "Camille", "", THERE)
    async with shown(replace(house, space=space))[1] as ui:
        assert THERE in ui.text()
        await ui.press("server-address")
        assert ui.pushed()[-1][1] == "/reglages/serveur"


@pytest.mark.parametrize(
    ("route", "button"),
    [
        ("/reglages", "settings-server"),
        ("/reglages/serveur", "server-choose"),
        ("/mes-appareils/ajouter", "visitor-settings"),
    ],
)
async def test_every_place_that_needs_a_server_leads_there(
    route: str, button: str
) -> None:
    async with FletUnit(opened(a_world(FakeDoor(a_house()))), route=route) as ui:
        await ui.press(button)
        assert ui.pushed()[-1][1] == PAGE
