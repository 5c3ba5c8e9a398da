"""A document is shown by its pages, its words, or what it says while away."""

from dataclasses import replace

import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import a_house, filled
from views.parts.acting import doing
from views.parts.document.seen import Seen, seen_in, twin_of, words_of


def test_a_page_is_drawn_its_words_are_read() -> None:
    house = filled()
    own = house.documents.list()[0].id
    page, words = (seen_in(house, own, 0, words=words) for words in (False, True))
    assert page.picture
    assert (page.here, page.pages, page.text) == (True, 2, "")
    assert not words.picture
    assert "document fictif" in words.text
    assert [one.name for one in page.folders] == ["Genou"]


def test_away_from_this_device_it_still_says_its_words() -> None:
    house = filled()
    entry = house.documents.list()[0]
    house.documents.blobs.drop(one.blob for one in entry.attachments)
    away = seen_in(house, entry.id, 0, words=False)
    assert not away.here
    assert not away.picture


@pytest.mark.anyio
async def test_one_press_leads_to_the_other_side() -> None:
    house = filled()
    page = seen_in(house, house.documents.list()[0].id, 0, words=False)
    turned = list[bool]()
    act = doing(lambda: turned.append(True))
    async with FletUnit(drawing(lambda: twin_of(page, act))) as ui:
        assert "Voir le texte" in ui.text()
        await ui.press("document-twin")
        assert turned == [True]


@pytest.mark.anyio
async def test_nothing_is_said_of_a_document_without_words() -> None:
    house = a_house()
    added = house.documents.add(b"Bilan fictif", name="bilan.pdf")
    assert added.entry
    seen = Seen(house.documents.list()[0], here=False)
    assert words_of(seen) == []
    told = replace(seen, text="Bilan fictif")
    async with FletUnit(drawing(lambda: words_of(told)[1])) as ui:
        assert "Bilan fictif" in ui.text()
