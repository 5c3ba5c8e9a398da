"""What a device asks is answered by the person, or left unanswered."""

import pytest

from app.domain.dialogue import Ask, Question
from tests.screens.fletunit import FletUnit, drawing, plain
from views.parts.devices_near.asking import asking, code_shown, code_wanted

pytestmark = pytest.mark.anyio


async def test_a_code_is_typed_with_or_without_spaces() -> None:
    said: list[str | None] = []
    async with FletUnit(drawing(lambda: code_wanted(said.append))) as ui:
        await ui.type("near-code", "12 34 56")
        await ui.press("near-send")
    assert said == ["123456"]


@pytest.mark.parametrize("typed", ["", "12a", "1234567", "²"])
async def test_what_is_no_code_is_told_and_sent_nowhere(typed: str) -> None:
    said: list[str | None] = []
    async with FletUnit(drawing(lambda: code_wanted(said.append))) as ui:
        await ui.type("near-code", typed)
        await ui.press("near-send")
        assert "Tapez des chiffres seulement, par exemple 123456." in ui.text()
    assert said == []


async def test_nobody_has_to_answer() -> None:
    said: list[str | None] = []
    question = Ask(Question.CODE)
    async with FletUnit(drawing(lambda: asking(question, said.append))) as ui:
        await ui.press("near-no")
    assert said == [None]


async def test_a_pairing_waits_for_its_code() -> None:
    async with FletUnit(drawing(lambda: code_wanted(print))) as ui:
        assert not ui.named("near-no")


async def test_a_code_shown_keeps_its_first_zeros() -> None:
    async with FletUnit(drawing(lambda: code_shown(42))) as ui:
        assert "000 042" in plain(ui.text())


async def test_the_person_says_which_user_they_are() -> None:
    said: list[str | None] = []
    question = Ask(Question.SLOT, ("1", "2"))
    async with FletUnit(drawing(lambda: asking(question, said.append))) as ui:
        await ui.press("near-send")
        assert "Choisissez d'abord un utilisateur." in plain(ui.text())
        assert said == []
        await ui.choose("near-slot-2", "2")
        await ui.press("near-send")
    assert said == ["2"]


async def test_a_fifth_user_says_who_they_are_even_if_the_device_lists_nobody() -> None:
    said: list[str | None] = []
    question = Ask(Question.SLOT)
    async with FletUnit(drawing(lambda: asking(question, said.append))) as ui:
        await ui.choose("near-slot-8", "8")
        await ui.press("near-send")
    assert said == ["8"]


async def test_the_code_of_a_user_has_four_digits() -> None:
    said: list[str | None] = []
    question = Ask(Question.CODE)
    async with FletUnit(drawing(lambda: asking(question, said.append))) as ui:
        await ui.type("near-code", "12345")
        await ui.press("near-send")
        assert "par exemple 1234." in ui.text()
        await ui.type("near-code", "0420")
        await ui.press("near-send")
    assert said == ["0420"]


async def test_a_profile_is_made_only_if_the_person_wants_it() -> None:
    said: list[str | None] = []
    question = Ask(Question.REGISTER)
    async with FletUnit(drawing(lambda: asking(question, said.append))) as ui:
        await ui.press("near-no")
        await ui.press("near-send")
    assert said == [None, "yes"]
