"""« Prévention »: advice is answered, undone, explained; nothing is asked silently."""

import pytest

from tests.screens.ages import a_person
from tests.screens.fletunit import plain
from tests.screens.homes import filled
from tests.screens.opening import on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-131")]
HERE = "/prevention"
TIP = "tip-checkup-60-65"


def states(house: House) -> dict[str, str]:
    """Return the state of each advice, by rule."""
    return {tip.rule.id: tip.standing.value for tip in house.prevention.tips()}


async def test_what_is_to_plan_comes_first_and_what_is_to_confirm_apart() -> None:
    async with on(a_person(), HERE) as ui:
        await ui.until("Mon bilan prévention")
        said = plain(ui.text())
        assert said.index("À prévoir") < said.index("Mon bilan prévention")
        assert said.index("À confirmer") < said.index("cancer colorectal")
        assert "Ces règles restent à vérifier." in said


@pytest.mark.parametrize(
    ("press", "told", "state"),
    [
        ("done", "C'est noté : fait.", "done"),
        ("later", "Nous en reparlerons dans 3 mois.", "to-plan"),
        ("never", "Ce conseil ne sera plus montré.", "not-done"),
        ("other", "C'est noté : pas concerné.", "not-concerned"),
    ],
)
async def test_each_answer_is_kept_and_taken_back(
    press: str, told: str, state: str
) -> None:
    house = a_person()
    async with on(house, HERE) as ui:
        await ui.until("Mon bilan prévention")
        await ui.press(f"{TIP}-{press}")
        await ui.until(told)
        assert states(house)["checkup-60-65"] == state
        assert house.prevention.waiting() == []
        await ui.until("Rien à prévoir en ce moment.")
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert len(house.prevention.waiting()) == 1


async def test_the_day_it_was_done_may_be_added() -> None:
    house = a_person()
    async with on(house, HERE) as ui:
        await ui.until("Mon bilan prévention")
        await ui.press(f"{TIP}-done")
        await ui.until("Fait, date inconnue.")
        await ui.press(f"{TIP}-day")
        await ui.type(f"{TIP}-day-text", "31/12/2030")
        await ui.press(f"{TIP}-day-save")
        await ui.until("Cette date n'est pas encore venue.")
        await ui.type(f"{TIP}-day-text", "03/2026")
        await ui.press(f"{TIP}-day-save")
        await ui.until("Fait : mars 2026")
        await ui.press(f"{TIP}-again")
        await ui.until("Votre réponse est effacée.")
        assert len(house.prevention.waiting()) == 1


@pytest.mark.covers("C-170")
async def test_the_reasons_are_one_press_away() -> None:
    async with on(a_person(), HERE) as ui:
        await ui.until("Mon bilan prévention")
        await ui.press(f"{TIP}-why")
        said = plain(ui.text())
        for words in (
            "De 60 à 65 ans.",
            "âge de 62 ans",
            "Règle : checkup-60-65",
            "Source : Application officielle",
            "Année : 2025",
            "Rien n'est envoyé.",
        ):
            assert words in said


async def test_at_sixty_eight_nothing_is_asked() -> None:
    async with on(filled(), HERE) as ui:
        await ui.until("Rien à prévoir en ce moment.")
        assert "À prévoir" not in ui.text()


async def test_without_a_birth_date_it_says_what_is_missing() -> None:
    async with on(a_person(""), HERE) as ui:
        await ui.until("Notez la date de naissance")
        await ui.press("prevention-born")
        assert ("push_route", "/sante/identite") in ui.pushed()
