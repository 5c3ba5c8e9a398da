"""Each trouble has a page: what happened, what to do, what is safe."""

from datetime import timedelta

import pytest

from app.domain.errors import Refused, Unreachable
from app.domain.syncing import Seal, SyncState
from app.flows.checkup import Checkup
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import NOON, FakeDoor, StillCourier, a_house, a_world
from tests.screens.tree import faults, titles
from views.errors import sentence_for
from views.house import House
from views.screens.trouble import TROUBLES
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-150")]


def page(what: str, house: House | None = None) -> FletUnit:
    """Open the page of a trouble."""
    door = FakeDoor(house or a_house())
    return FletUnit(opened(a_world(door)), route=f"/panne/{what}", width=390)


@pytest.mark.parametrize("what", TROUBLES)
async def test_each_page_says_what_happened_what_to_do_what_is_safe(what: str) -> None:
    trouble = TROUBLES[what]
    async with page(what) as ui:
        assert titles(ui) == [plain(trouble.title)]
        for words in (trouble.said, trouble.safe, "Que faire ?", *trouble.steps):
            assert plain(words) in ui.text()
        assert ui.page.title == "Que faire – Alvéole"
        assert faults(ui) == []


async def test_a_silent_server_says_since_when_and_is_asked_again() -> None:
    last = int((NOON - timedelta(days=4)).timestamp() * 1000)
    courier = StillCourier(SyncState(Seal.WAITING, 2, last))
    async with page("serveur", a_house(courier=courier)) as ui:
        await ui.until("Dernier échange il y a 4 jours.")
        await ui.press("trouble-again")
        assert "Le serveur répond. Vos envois repartent." in ui.text()


async def test_a_server_still_silent_is_said_so() -> None:
    class Away(StillCourier):
        async def reach(self) -> None:
            raise Unreachable("peer.silent")

    async with page("serveur", a_house(courier=Away())) as ui:
        await ui.press("trouble-again")
        assert plain(sentence_for("peer.silent")) in ui.text()


async def test_a_full_disk_says_how_much_is_left() -> None:
    def low() -> dict[str, str]:
        raise Refused("disk.low", free="12000000")

    async with page("disque", a_house(checkup=Checkup({"room": low}))) as ui:
        await ui.until("Il reste 12 Mo.")


async def test_a_wrong_clock_says_the_hour_it_shows() -> None:
    async with page("heure") as ui:
        await ui.until("2026")


async def test_a_store_that_cannot_open_has_its_page_at_the_door() -> None:
    door = FakeDoor(a_house(), locked=True)
    async with FletUnit(opened(a_world(door)), route="/panne/coffre") as ui:
        assert titles(ui) == ["Page abîmée"]
        assert "Ne supprimez rien." in ui.text()


async def test_an_unknown_trouble_is_refused_in_words() -> None:
    async with page("rien") as ui:
        assert plain(sentence_for("entry.absent")) in ui.text()
