"""The faults of a form are said once, at its top."""

import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.summary import Fault, fault_of, summary

pytestmark = pytest.mark.anyio


FAULTS = (Fault("name", "Écrivez votre prénom."), Fault("code", "Six chiffres."))


async def test_each_fault_is_said_with_their_count() -> None:
    async with FletUnit(drawing(lambda: summary(FAULTS))) as ui:
        assert ui.text().split("\n") == [
            "2 erreurs :",
            "Écrivez votre prénom.",
            "Six chiffres.",
        ]


async def test_without_fault_there_is_nothing() -> None:
    async with FletUnit(drawing(lambda: summary(()))) as ui:
        assert ui.text() == ""


def test_a_field_finds_its_own_fault() -> None:
    assert fault_of(FAULTS, "code") == "Six chiffres."
    assert fault_of(FAULTS, "other") == ""
