"""Both answers are of one size and one look, at any width; each answer is changed."""

import flet as ft
import pytest

from tests.screens.consenting import consenting
from tests.screens.opening import on
from tests.screens.test_authorise import PAGE, to_the_end
from tests.screens.tree import faults
from views.text import LANGUAGES, tongue

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-082")]


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_yes_and_no_look_the_same(width: int) -> None:
    house, _consents = consenting()
    async with on(house, PAGE, width=width) as ui:
        await to_the_end(ui)
        yes, no = (ui.tid(f"authorise-{name}") for name in ("yes", "no"))
        assert type(yes) is type(no) is ft.FilledButton
        assert (yes.style, yes.expand, yes.width) == (no.style, no.expand, no.width)
        assert faults(ui) == []


async def test_an_answer_is_changed_from_the_last_step_and_the_rest_stays() -> None:
    house, _consents = consenting()
    async with on(house, PAGE) as ui:
        await to_the_end(ui)
        await ui.press("authorise-again-1")
        await ui.until("Étape 2 sur 4")
        await ui.choose("authorise-purpose-social", "social")
        await ui.press("authorise-next")
        await ui.press("authorise-next")
        await ui.until("Suivi social ou médico-social : aider au quotidien")
        assert "Jusqu'au 21 février 2027" in ui.text()
        await ui.press("authorise-before")
        await ui.until("Étape 3 sur 4")


async def test_another_code_is_another_service() -> None:
    house, _consents = consenting()
    async with on(house, PAGE) as ui:
        await to_the_end(ui)
        await ui.press("authorise-again-0")
        await ui.type("authorise-code", "ABCDE")
        await ui.press("authorise-next")
        await ui.until("1 erreur :")
        assert "Étape 1 sur 4" in ui.text()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_first_step_is_whole_in_each_language(language: str) -> None:
    house, _consents = consenting()
    tongue.speak(language)
    async with on(house, PAGE, width=320) as ui:
        await ui.settle()
        assert ui.named("authorise-code")
        assert faults(ui) == []
