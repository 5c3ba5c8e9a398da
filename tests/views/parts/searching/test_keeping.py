"""A search is kept under a name, found again with its filters, renamed, removed."""

import pytest

from tests.screens.fletunit import plain
from tests.screens.homes import filled
from tests.screens.opening import on
from views.errors import sentence_for
from views.parts.hits import Wanted
from views.parts.narrowing import Narrowed
from views.parts.searching.keeping import words_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-003")]


async def test_a_search_is_kept_with_its_filters_and_found_again() -> None:
    house = filled()
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "fictif")
        await ui.until("3 résultats")
        await ui.press("sieve")
        await ui.press("category")
        await ui.press("category-CAR_VAC")
        await ui.until("1 résultat")
        await ui.press("search-keep")
        assert ui.tid("search-name").value == "fictif"
        await ui.type("search-name", "Mes vaccins")
        await ui.press("search-save")
        await ui.until("La recherche « Mes vaccins » est gardée.")
        await ui.until("Recherche gardée : Mes vaccins")
        await ui.type("search-field", "")
        await ui.until("Vos recherches gardées")
        assert "« fictif » · Vaccins" in ui.text()
        (kept,) = house.kept_searches.list()
        await ui.press(f"kept-{kept.entry.id.hex()}")
        await ui.until("1 résultat")
        assert ui.tid("search-field").value == "fictif"
        assert "Vaccin grippe" in ui.text()


async def test_it_is_renamed_then_removed_and_comes_back() -> None:
    house = filled()
    house.kept_searches.keep("Grippe", {"text": "grippe"})
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "grippe")
        await ui.until("Recherche gardée : Grippe")
        await ui.press("search-rename")
        await ui.type("search-name", "Ma grippe")
        await ui.press("search-save")
        await ui.until("Recherche gardée : Ma grippe")
        await ui.press("search-remove")
        await ui.until("La recherche « Ma grippe » n'est plus gardée.")
        await ui.until("Garder cette recherche")
        await ui.press("banner-undo")
        await ui.until("Recherche gardée : Ma grippe")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (" ", "search.name_empty"),
        ("GRIPPE", "search.name_taken"),
        ("x" * 81, "search.name_long"),
    ],
)
async def test_a_name_that_cannot_be_says_why(name: str, code: str) -> None:
    house = filled()
    house.kept_searches.keep("Grippe", {"text": "grippe"})
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "vaccin")
        await ui.until("Garder cette recherche")
        await ui.press("search-keep")
        await ui.type("search-name", name)
        await ui.press("search-save")
        await ui.until(plain(sentence_for(code)))
        await ui.press("search-leave")
        await ui.until("Garder cette recherche")
    assert len(house.kept_searches.list()) == 1


async def test_new_documents_only_are_asked_for() -> None:
    house = filled()
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "fictif")
        await ui.until("3 résultats")
        await ui.press("sieve")
        await ui.press("new")
        await ui.press("new-yes")
        await ui.until("Rien trouvé pour « fictif »")
        assert "Des filtres sont en place" in ui.text()


def test_a_search_says_all_it_asks() -> None:
    narrowed = Narrowed(
        category="BIOLOGIE", period="year", author="Dr Fictif", new="yes"
    )
    assert plain(words_of(Wanted("fer", "document", narrowed))) == (
        "« fer » · Documents · Résultats d'analyses"
        " · Nouveaux seulement · Cette année · Dr Fictif"
    )
