"""Describing a document otherwise: each field, its faults, and the draft of it."""

import pytest

from app.domain.ids import EntryId
from tests.screens.fletunit import plain
from tests.screens.homes import filled
from tests.screens.opening import on
from views.errors import sentence_for

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-020")]


async def test_title_date_and_category_are_changed() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/modifier") as ui:
        await ui.until("Catégorie")
        await ui.type("edit-title", "Rappel")
        await ui.type("edit-date", "03/1975")
        await ui.choose("edit-category-DOC_ADM", "DOC_ADM")
        await ui.press("edit-save")
        await ui.settle()
        changed = house.documents.entry(EntryId(entry.id))
        assert (changed.title, changed.when.text) == ("Rappel", "1975-03")
        assert changed.meta["category"] == "DOC_ADM"


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("edit-title", " ", "document.title_empty"),
        ("edit-date", "hier", "date.malformed"),
    ],
)
async def test_a_wrong_change_is_said(field: str, text: str, code: str) -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/modifier") as ui:
        await ui.until("Catégorie")
        await ui.type(field, text)
        await ui.press("edit-save")
        in_summary_in_field_by_the_button = 3
        told = ui.text().count(plain(sentence_for(code)))
        assert told == in_summary_in_field_by_the_button
        assert house.documents.entry(entry.id) == entry


async def test_a_wrong_field_keeps_the_others_from_being_written() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/modifier") as ui:
        await ui.until("Catégorie")
        await ui.type("edit-date", "03/1975")
        await ui.type("edit-title", "")
        await ui.press("edit-save")
        assert house.documents.entry(entry.id) == entry


async def test_a_comment_counts_its_signs_and_says_those_too_many() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/modifier") as ui:
        await ui.until("Il reste 3 000 signes.")
        await ui.type("edit-comment", "é" * 3001)
        assert "Ce texte a 1 signe de trop." in ui.text()
        await ui.press("edit-save")
        assert plain(sentence_for("document.comment_too_long")) in ui.text()
        await ui.type("edit-comment", "Le genou gauche")
        assert "Il reste 2 985 signes." in ui.text()
        await ui.press("edit-save")
        await ui.settle()
        assert house.documents.entry(entry.id).meta["comment"] == "Le genou gauche"


async def test_changes_are_told_and_taken_back_all_together() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/modifier") as ui:
        await ui.until("Catégorie")
        await ui.type("edit-title", "Rappel")
        await ui.type("edit-comment", "Bras gauche")
        await ui.press("edit-save")
        await ui.until("Vos changements sont enregistrés.")
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        now = house.documents.entry(entry.id)
        assert (now.title, now.meta, now.body) == (entry.title, entry.meta, entry.body)


async def test_what_was_being_typed_is_found_again_after_a_crash() -> None:
    house = filled()
    entry = house.documents.list()[0]
    route = f"/documents/{entry.id.hex()}/modifier"
    async with on(house, route) as ui:
        await ui.until("Catégorie")
        await ui.type("edit-title", "Rap")
        await ui.type("edit-title", "Rappel")
        await ui.settle(60)
    async with on(house, route) as ui:
        await ui.until("Vous n'aviez pas enregistré. Voici ce que vous écriviez.")
        assert ui.tid("edit-title").value == "Rappel"
        await ui.press("edit-leave")
    assert house.documents.entry(entry.id) == entry
    async with on(house, route) as ui:
        await ui.until("Catégorie")
        assert ui.tid("edit-title").value == entry.title
        assert "Vous n'aviez pas enregistré" not in ui.text()


async def test_what_is_saved_leaves_no_draft() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/modifier") as ui:
        await ui.until("Catégorie")
        await ui.type("edit-title", "Rappel")
        await ui.press("edit-save")
        await ui.settle(60)
        assert house.drafts.list() == []


async def test_a_long_title_is_shown_whole_on_one_line_of_text() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}/modifier") as ui:
        await ui.type("edit-title", "Compte rendu\nde mars")
        field = ui.tid("edit-title")
        assert (field.multiline, field.shift_enter) == (True, True)
        await ui.press("edit-save")
        assert house.documents.entry(entry.id).title == "Compte rendu de mars"
