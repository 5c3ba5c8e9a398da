"""A version is shown whole, the one in force first; one may come back to another."""

from datetime import UTC, datetime

import pytest

from app.domain.wishes import DIRECTIVES, Said
from app.flows.civil import Told
from app.flows.world import World
from tests.app.identities import known
from tests.screens.fletunit import plain
from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from views.house import House

pytestmark = pytest.mark.anyio
PLACE = "/sante/volontes/directives"


async def test_nothing_written_says_how_to_begin() -> None:
    async with on(a_house(), PLACE) as ui:
        await ui.until("8 questions, une par écran. Aucune n'est obligatoire.")
        await ui.press("wish-write")
        assert ("push_route", f"{PLACE}/ajouter") in ui.pushed()


@pytest.mark.covers("C-029")
async def test_a_withdrawal_is_asked_dated_and_undone_without_erasing() -> None:
    house = filled()
    async with on(house, PLACE) as ui:
        await ui.until("Rester chez moi")
        assert "En vigueur · 21 novembre 2026 à 11 h 00" in plain(ui.text())
        await ui.press("wish-withdraw")
        assert "Le retrait est daté. Rien n'est effacé." in ui.text()
        await ui.press("confirm-yes")
        await ui.until("C'est retiré.")
        assert house.wishes.in_force(DIRECTIVES) is None
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert len(house.wishes.versions(DIRECTIVES)) == 3
    assert house.wishes.in_force(DIRECTIVES) is not None


@pytest.mark.covers("C-029")
async def test_an_older_version_stays_and_may_hold_again() -> None:
    house = filled()
    old = house.wishes.versions(DIRECTIVES)[0].entry
    later(house, {"matters": "Aller au bord de la mer"})
    async with on(house, PLACE) as ui:
        await ui.until("Versions précédentes")
        await ui.press(f"wish-{old.id.hex()}")
        assert ("push_route", f"{PLACE}/{old.id.hex()}") in ui.pushed()
    async with on(house, f"{PLACE}/{old.id.hex()}") as ui:
        await ui.until("Remplacée, gardée")
        assert "Rester chez moi" in ui.text()
        await ui.press("wish-restate")
        await ui.until("Cette version est de nouveau en vigueur")
    assert len(house.wishes.versions(DIRECTIVES)) == 3


@pytest.mark.covers("C-029")
async def test_the_paper_says_the_birth_date_told_since(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house, printed = filled(), list[str]()
    known(house.links.vault, house.space)
    house.civil.tell(Told("1985-03-12"))

    def paper(said: Said, **_: object) -> bytes:
        printed.append(said.birth)
        return b"%PDF"

    monkeypatch.setattr("views.screens.wish.paper", paper)
    async with on(house, PLACE) as ui:
        await ui.until("Imprimer en grand")
        await ui.press("wish-print")
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.")
    assert printed == ["1985-03-12"]


def later(house: House, said: dict[str, str]) -> None:
    """Say something an hour later."""
    wishes = house.wishes
    hour = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    world = World(lambda: hour, wishes.world.entropy, wishes.world.new_id)
    type(wishes)(wishes.vault, world, wishes.space, wishes.zone).state(DIRECTIVES, said)
