"""Photographs kept beside a scan are counted; another document has none."""

from functools import partial
from typing import Any

import pytest

from tests.screens.homes import a_house
from tests.views.parts.scanning.shown import shown
from views.parts.scanning.photographs import Photographs

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-002")]
PART: Any = Photographs


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 photo d'origine est"), (3, "3 photos d'origine sont")]
)
async def test_photographs_are_counted(count: int, words: str) -> None:
    house = a_house()
    for rank in range(count):
        house.scanning.add(b"page %d" % rank, name=f"{rank}.jpg")
    entry = house.scanning.make().entry
    async with shown(house, partial(PART, entry)) as ui:
        await ui.until(words)


async def test_another_document_says_nothing() -> None:
    house = a_house()
    entry = house.documents.add(b"words", name="a.txt").entry
    async with shown(house, partial(PART, entry)) as ui:
        await ui.settle()
        assert ui.text() == ""
