"""« Proposé » : who, what, until when; a yes and a no of one press and of one size."""

import flet as ft
import pytest

from tests.screens.entrusting import CODE, asked
from tests.screens.fletunit import FletUnit
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-150")]
YES, NO = ("accept-" + "01" * 16, "refuse-" + "01" * 16)


def buttons(ui: FletUnit) -> list[ft.Control]:
    """Return the two answers as they are drawn."""
    drawn = (one for one in ui.all(ft.Semantics) if one.identifier in (YES, NO))
    return [one.content for one in drawn if one.content]


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_it_says_who_by_their_code_what_and_until_when(width: int) -> None:
    house, _ = asked()
    async with on(house, "/proches", width=width) as ui:
        await ui.until("Proposé par Mireille Roche")
        for words in (
            CODE,
            "Cette personne dit s'appeler ainsi.",
            "À lire : Mesures, Vaccins",
            "Jusqu'au 23 février 2027",
            "Rien n'est encore sur cet appareil.",
        ):
            assert words in ui.text()
        yes, no = buttons(ui)
        assert type(yes) is type(no) is ft.OutlinedButton
        assert (yes.width, yes.expand) == (no.width, no.expand)
        assert faults(ui) == []


async def test_a_yes_is_one_press() -> None:
    house, proposals = asked()
    async with on(house, "/proches") as ui:
        await ui.until("Proposé par")
        await ui.press(YES)
        await ui.until("C'est accepté. Cela arrive au prochain échange.")
        assert not ui.named(YES)
    assert proposals.answers == [("accept", bytes([1]) * 16)]


async def test_a_no_is_one_press_and_says_that_it_waits_to_be_told() -> None:
    house, proposals = asked()
    async with on(house, "/proches") as ui:
        await ui.until("Proposé par")
        await ui.press(NO)
        await ui.until("Vous ne lisez pas cet espace. Ce sera dit au prochain échange.")
        assert "C'est refusé. Rien n'est arrivé ici." in ui.text()
        assert not ui.named(NO)
        assert faults(ui) == []
    assert proposals.answers == [("refuse", bytes([1]) * 16)]


async def test_what_waits_for_an_answer_comes_before_all_else() -> None:
    house, _ = asked()
    async with on(house, "/proches") as ui:
        await ui.until("Les personnes dont je m'occupe")
        await ui.until("Proposé par")
        shown = ui.text()
        first = shown.index("Une réponse vous est demandée")
        assert first < shown.index("Les personnes dont je m'occupe")
        await ui.press(YES)
        await ui.until("C'est accepté.")
        assert "Une réponse vous est demandée" not in ui.text()


async def test_the_two_answers_say_whose_proposal_they_are_of() -> None:
    house, _ = asked()
    async with on(house, "/proches") as ui:
        await ui.until("Proposé par")
        said = {one.semantics_label for one in ui.all(ft.Text)}
        assert {"Accepter : Mireille Roche", "Refuser : Mireille Roche"} <= said


async def test_who_gives_no_name_is_somebody_with_a_code() -> None:
    house, _ = asked("")
    async with on(house, "/proches") as ui:
        await ui.until("Proposé par une personne")
        assert CODE in ui.text()


async def test_an_answer_given_elsewhere_meanwhile_is_said() -> None:
    house, proposals = asked()
    async with on(house, "/proches") as ui:
        await ui.until("Proposé par")
        proposals.asked = []
        await ui.press(YES)
        await ui.until("Cette proposition n'existe plus.")
