"""A document in a list: its category in words, its spine, where it leads."""

import pytest

from app.flows.filing import CATEGORIES
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.parts.documents import filed_words, label_of, spine_of
from views.shell import opened
from views.theme import SPINES


def test_each_category_has_its_spine() -> None:
    assert {one.code for one in CATEGORIES} == set(SPINES)


def test_an_unknown_category_is_another_document() -> None:
    assert label_of("NEW_CODE") == label_of("AUTR_DOC")
    assert spine_of("NEW_CODE") is SPINES["AUTR_DOC"]


def test_a_date_is_not_cut_between_two_lines() -> None:
    assert "\u00a0novembre\u00a02026" in filed_words(filled().documents.list()[0])


@pytest.mark.anyio
async def test_a_row_opens_its_document() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with FletUnit(opened(a_world(FakeDoor(house))), route="/documents") as ui:
        await ui.until(entry.title)
        await ui.press(f"document-{entry.id.hex()}")
        assert ("push_route", f"/documents/{entry.id.hex()}") in ui.pushed()
