"""What is known of a document is said; what is not is left out or named so."""

from dataclasses import replace

import flet as ft
import pytest

from app.flows.latest_synthesis import CATEGORY, MADE, SUMMARY
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import filled
from views.parts.document_facts import borne_words, facts
from views.parts.documents import standing_words

pytestmark = pytest.mark.anyio


async def test_each_fact_known_has_its_words() -> None:
    house = filled()
    entry, folders = house.documents.list()[0], house.folders.list()
    said = {"author": "Dr Fictif", "folder": folders[0].entry.id.hex(), "comment": "!"}
    known = replace(entry, meta={**entry.meta, **said})
    async with FletUnit(drawing(lambda: ft.Column(facts(known, folders)))) as ui:
        text = ui.text()
        assert all(word in text for word in ("Vaccins", "Dr Fictif", "Genou", "!"))
        assert "45 octets" in text


async def test_what_is_not_known_is_not_made_up() -> None:
    entry = filled().documents.list()[0]
    async with FletUnit(drawing(lambda: ft.Column(facts(entry, [])))) as ui:
        assert "non précisé" in ui.text()
        assert "Dossier" not in ui.text()
        assert "commentaire" not in ui.text()


@pytest.mark.parametrize(("theirs", "who"), [(False, "vous"), (True, "cette personne")])
async def test_a_synthesis_is_its_person_s_own(theirs: bool, who: str) -> None:  # noqa: FBT001 - a parameter of the test
    entry = filled().documents.list()[0]
    made = replace(entry, meta={**entry.meta, MADE: SUMMARY, "category": CATEGORY})
    drawn = drawing(lambda: ft.Column(facts(made, [], theirs=theirs)))
    async with FletUnit(drawn) as ui:
        assert f"{who}, avec Alvéole" in ui.text()
        assert "non précisé" not in ui.text()


async def test_what_a_professional_said_is_told_in_plain_words() -> None:
    entry = filled().documents.list()[0]
    said = {"type": "11488-4", "profession": "Médecine générale", "subject": "A. B"}
    known = replace(entry, meta={**entry.meta, **said, "born": "1948-03"})
    async with FletUnit(drawing(lambda: ft.Column(facts(known, [])))) as ui:
        for words in ("Compte rendu de consultation", "Médecine générale", "A. B"):
            assert words in ui.text()
        assert "naissance : mars 1948" in ui.text()


async def test_a_provisional_document_says_so() -> None:
    entry = filled().documents.list()[0]
    loose = replace(entry, meta={**entry.meta, "provisional": "yes"})
    assert "Provisoire" in standing_words(loose)
    assert "Provisoire" not in standing_words(entry)
    for one, said in ((loose, True), (entry, False)):
        drawn = drawing(lambda one=one: ft.Column(facts(one, [])))  # type: ignore[misc]
        async with FletUnit(drawn) as ui:
            told = "Provisoire : un document définitif peut suivre." in ui.text()
            assert told is said


def test_a_name_without_a_birth_date_stands_alone() -> None:
    entry = filled().documents.list()[0]
    for born in ("", "hier"):
        named = replace(entry, meta={"subject": "A. B", "born": born})
        assert borne_words(named) == "A. B"
    assert borne_words(replace(entry, meta={})) == ""
