"""The steps say whom one writes to as the directory does, and what it means."""

import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.screens.messaging import DOCTOR, NAME
from views.parts.box import stack
from views.parts.messages.steps import correspondent, rules

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-050", "C-052")]


async def test_the_name_the_profession_and_the_number_are_those_of_the_directory() -> (
    None
):
    async with FletUnit(drawing(lambda: stack(correspondent(DOCTOR)))) as ui:
        for words in (NAME, "Médecin · Numéro REG 990000017", "Certifié par"):
            assert words in ui.text()
    assert correspondent(None) == []


async def test_the_end_and_the_copy_are_told_before_it_is_opened() -> None:
    async def ended() -> str:
        draw = drawing(lambda: stack([]))
        async with FletUnit(draw):
            return "\n".join(rules())

    told = await ended()
    assert "garder une copie" in told
    assert "même sans réseau" in told
    assert "appelez le 15 ou le 112" in told
