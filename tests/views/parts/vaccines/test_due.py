"""A line of the calendar is answered in one press, and every answer taken back."""

import pytest

from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
LIST = "/sante/vaccins"
BOOSTER = "due-dtp-adult-3"


@pytest.mark.covers("C-046")
async def test_already_done_is_one_press_and_one_dose() -> None:
    house = a_house()
    async with on(house, LIST) as ui:
        await ui.until("Rappel : diphtérie, tétanos, polio")
        await ui.press(f"{BOOSTER}-done")
        await ui.until("C'est noté dans le carnet : fait.")
        assert house.vaccines.booklet.count() == 1
        assert not ui.named(f"{BOOSTER}-done")
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert ui.named(f"{BOOSTER}-done")
    assert house.vaccines.booklet.count() == 0


@pytest.mark.covers("C-046")
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("later", "Nous en reparlerons dans un mois."),
        ("never", "Ce vaccin ne sera plus proposé."),
    ],
)
async def test_a_refusal_is_remembered_and_taken_back(answer: str, said: str) -> None:
    house = a_house()
    async with on(house, LIST) as ui:
        await ui.until("Rappel : diphtérie, tétanos, polio")
        await ui.press(f"{BOOSTER}-{answer}")
        await ui.until(said)
        assert not ui.named(f"{BOOSTER}-done")
        await ui.press("calendar-quiet")
        await ui.press(f"{BOOSTER}-again")
        await ui.until("Ce vaccin est proposé à nouveau.")
        assert ui.named(f"{BOOSTER}-done")
    assert house.vaccines.booklet.count() == 0


@pytest.mark.covers("C-044")
async def test_why_is_one_press_away() -> None:
    async with on(a_house(), LIST) as ui:
        await ui.until("Rappel : diphtérie, tétanos, polio")
        assert "Année : 2025" not in ui.text()
        await ui.press(f"{BOOSTER}-why")
        await ui.until("Année : 2025")
        assert "Règle : dTP, rappels de l'adulte" in ui.text()
