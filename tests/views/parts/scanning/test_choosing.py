"""Reading scans is chosen where an engine is, and nowhere else."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.foreign import Picture
from app.flows.scanning.recognition import Recognition
from tests.screens.homes import a_house
from tests.views.parts.scanning.shown import shown
from views.house import House
from views.parts.scanning.choosing import RecognitionChoice

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-172")]


class Here:
    """An engine that is there, and reads nothing."""

    def ready(self) -> bool:
        return True

    def words(self, _picture: Picture) -> str:
        return ""


def with_engine() -> House:
    house = a_house()
    given = Recognition(house.documents, Here(), house.preferences)
    return replace(house, recognition=given)


async def test_it_is_chosen_and_kept() -> None:
    house, part = with_engine(), RecognitionChoice
    choosing: Any = part
    async with shown(house, choosing) as ui:
        await ui.until("Après chaque numérisation")
        await ui.choose("recognition-asked", "asked")
        await ui.settle()
    assert not house.recognition.wanted()


async def test_nothing_is_shown_without_an_engine() -> None:
    choosing: Any = RecognitionChoice
    async with shown(a_house(), choosing) as ui:
        await ui.settle()
        assert ui.text() == ""
