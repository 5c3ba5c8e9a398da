"""The words of a scan are offered, read, and said to be what they are."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from app.domain.foreign import Picture
from app.flows.scanning.recognition import Recognition
from tests.screens.homes import a_house
from tests.screens.tree import faults
from tests.views.parts.scanning.shown import shown
from views.house import House
from views.parts.scanning.recognising import ReadAfter, ScannedText

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-172")]
TEXT: Any = ScannedText
AFTER: Any = ReadAfter


class Here:
    """An engine that reads one word."""

    def ready(self) -> bool:
        return True

    def words(self, _picture: Picture) -> str:
        return "amoxicilline"


def scanned() -> House:
    house = a_house()
    given = Recognition(house.documents, Here(), house.preferences)
    house = replace(house, recognition=given)
    house.scanning.add(b"page", name="a.jpg")
    house.scanning.make()
    return house


async def test_a_scan_without_words_offers_to_read_them() -> None:
    house = scanned()
    async with shown(house, partial(TEXT, house.documents.list()[0])) as ui:
        await ui.until("Reconnaître le texte")
        assert faults(ui) == []


async def test_words_recognised_are_said_to_be_so() -> None:
    house = scanned()
    entry = house.recognition.recognise(house.documents.list()[0].id)
    async with shown(house, partial(TEXT, entry)) as ui:
        await ui.until("Il peut contenir des fautes.")
        assert not ui.named("words-read")


async def test_a_document_with_words_of_its_own_says_nothing() -> None:
    house = scanned()
    entry = house.documents.add(b"words", name="a.txt").entry
    async with shown(house, partial(TEXT, entry)) as ui:
        await ui.settle()
        assert ui.text() == ""


@pytest.mark.parametrize("each", [True, False])
async def test_a_scan_is_read_after_it_is_kept_if_wanted(*, each: bool) -> None:
    house = scanned()
    house.recognition.want(each=each)
    async with shown(house, partial(AFTER, house.documents.list()[0].id)) as ui:
        for _ in range(5):
            await ui.settle()
    assert len(house.search.find("amoxicilline")) == int(each)
