"""Trends on screen: what changes, its rule, its source; silenced and heard again."""

from datetime import timedelta

import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, FakeDoor, a_house, a_world
from tests.screens.opening import measure_at, on
from views.house import House
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-035")]
TRENDS = "/sante/mesures/constats"


def heavier() -> House:
    """Return a space whose weight rises by three kilos and a half in 25 days."""
    house = a_house()
    for back, value in ((25, "70"), (0, "73,5")):
        day = (NOON - timedelta(days=back)).isoformat()
        house.measures.add("body-weight", [value], at=day)
    return house


async def test_a_trend_says_its_rule_its_source_and_the_doctor() -> None:
    async with on(heavier(), measure_at("body-weight")) as ui:
        await ui.until("Le poids a monté de 3,5 kg en 30 jours.")
        assert "Parlez-en à votre médecin." in ui.text()
        assert "Nous le disons à partir de 3 kg de plus en 30 jours." in ui.text()
        assert "Source : Les mesures de cet espace" in ui.text()
        assert "Cette règle reste à confirmer." in ui.text()


async def test_a_trend_is_silenced_and_taken_back() -> None:
    house = heavier()
    async with on(house, measure_at("body-weight")) as ui:
        await ui.until("Choisir ce qu'on me dit")
        await ui.press("measure-trends")
        await ui.navigate(ui.pushed()[-1][1])
        await ui.until("Ne plus me le dire")
        await ui.press("silence-weight-rise-30-body-weight")
        await ui.until("Nous ne vous le dirons plus.")
        assert "Le poids a monté" not in ui.text()
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        await ui.until("Le poids a monté")


async def test_every_rule_is_listed_and_switched() -> None:
    house = heavier()
    async with on(house, TRENDS) as ui:
        await ui.until("Nos règles")
        for rule, _on in house.measuring.trends.rules():
            assert ui.named(f"rule-{rule.id}")
        await ui.press("rule-weight-rise-30")
        await ui.until("Règle arrêtée")
        assert "Rien de particulier dans les mesures." in ui.text()
        await ui.press("rule-weight-rise-30")
        await ui.until("Le poids a monté")


async def test_measures_lead_to_what_changes() -> None:
    async with on(heavier(), "/sante/mesures") as ui:
        await ui.until("Voir ce qui change")
        await ui.press("measures-trends")
        assert ui.pushed()[-1][1] == TRENDS


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The weight has gone up by"),
        ("fr@falc", "Le poids a monté de"),
    ],
)
async def test_a_trend_speaks_the_language_of_the_person(
    language: str, said: str
) -> None:
    world = a_world(FakeDoor(heavier()), {"language": language})
    async with FletUnit(opened(world), route=TRENDS) as ui:
        await ui.until(said)
