"""Searching: results as one types, grouped, narrowed, and the last searches."""

import flet as ft
import pytest

from tests.screens.homes import filled
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-003")]


async def test_results_follow_what_is_typed_and_show_the_passage() -> None:
    async with on(filled(), "/recherche") as ui:
        await ui.type("search-field", "amoxi")
        await ui.until("1 résultat")
        assert "amoxicilline" in ui.text()
        spans = [span for text in ui.all(ft.Text) for span in text.spans or []]
        assert any(span.style for span in spans)
        await ui.type("search-field", "rien de tel")
        await ui.until("Rien trouvé pour « rien de tel » dans cet espace.")


async def test_nothing_found_helps_to_look_again() -> None:
    async with on(filled(), "/recherche") as ui:
        await ui.type("search-field", "amoxiciline")
        await ui.until("Rien trouvé pour « amoxiciline »")
        assert "Vérifiez l'orthographe, ou essayez un seul mot." in ui.text()
        assert "0 résultat" in ui.said()


async def test_results_are_grouped_and_narrowed_to_a_category() -> None:
    async with on(filled(), "/recherche") as ui:
        await ui.type("search-field", "fictif")
        await ui.until("3 résultats")
        assert "Documents (3)" in ui.text()
        await ui.press("sieve")
        await ui.press("category")
        await ui.press("category-CAR_VAC")
        await ui.until("1 résultat")
        assert "Vaccin grippe" in ui.text()
        await ui.press("sort")
        await ui.press("sort-measure")
        await ui.until("Des filtres sont en place")
        await ui.press("narrow")
        await ui.press("period-year")
        await ui.until("Cette année")
        assert ui.text().count("Tout montrer") == 1
        await ui.press("sieve")
        await ui.press("sieve-clear")
        await ui.until("3 résultats")


async def test_opened_results_are_remembered_offered_again_and_forgotten() -> None:
    house = filled()
    entry = house.documents.list()[0]
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "grippe")
        await ui.until("1 résultat")
        await ui.press(f"hit-{entry.id.hex()}")
        assert ("push_route", f"/documents/{entry.id.hex()}") in ui.pushed()
    async with on(house, "/recherche") as ui:
        await ui.until("Vos dernières recherches")
        await ui.press("recent-0")
        await ui.until("1 résultat")
        assert ui.tid("search-field").value == "grippe"
    async with on(house, "/recherche") as ui:
        await ui.until("Vos dernières recherches")
        await ui.press("search-forget")
        await ui.until("Alvéole cherche")
        assert "grippe" not in ui.text()
    assert house.search.recent() == []


async def test_the_search_is_found_again_on_coming_back() -> None:
    async with on(filled(), "/recherche") as ui:
        await ui.type("search-field", "grippe")
        await ui.until("1 résultat")
        await ui.navigate("/documents")
        await ui.navigate("/recherche")
        await ui.until("1 résultat")
        assert ui.tid("search-field").value == "grippe"


async def test_many_results_say_how_to_find_better() -> None:
    house = filled()
    for rank in range(60):
        house.documents.add(f"bilan annuel {rank}".encode(), name=f"{rank}.txt")
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "bilan")
        await ui.until("Ajoutez un mot pour préciser.")
        assert "Les 50 premiers résultats" in ui.text()


async def test_the_words_found_stand_out_in_the_title_too() -> None:
    house = filled()
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "vaccin")
        await ui.until("1 résultat")
        found = [one.text for one in ui.all(ft.TextSpan) if one.style]
        assert found == ["Vaccin", "Vaccin"]
