"""Choices are kept by name; an area is shown as the person arranged it."""

import pytest

from app.domain.query import Query
from app.fhir.models import model_faults
from app.flows.preferences import Preferences, Shown
from tests.app.paper_home import PaperHome

TILES = ("poids", "tension", "pouls")


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def arranged(chosen: Preferences) -> list[str]:
    """Return what is shown of the tiles, in order."""
    return [one.code for one in chosen.arrangement("tiles", TILES) if not one.hidden]


@pytest.mark.covers("C-019")
def test_a_choice_is_kept_and_taken_back(home: PaperHome) -> None:
    chosen = home.preferences
    assert chosen.get("theme") == ""
    for text in ("dark", "light", ""):
        chosen.put("theme", text)
        assert chosen.get("theme") == text
    (entry,) = home.vault.find(home.space.id, Query("preference"))
    assert model_faults(entry.body) == ()


def test_the_same_choice_again_writes_nothing(home: PaperHome) -> None:
    chosen = home.preferences
    chosen.put("theme", "")
    assert home.vault.count(home.space.id, Query("preference")) == 0
    chosen.put("theme", "dark")
    before = home.vault.find(home.space.id, Query("preference"))
    home.now = home.now.replace(year=2030)
    chosen.put("theme", "dark")
    assert home.vault.find(home.space.id, Query("preference")) == before


@pytest.mark.covers("C-019")
def test_tiles_are_hidden_shown_and_moved(home: PaperHome) -> None:
    chosen = home.preferences
    assert arranged(chosen) == [*TILES]
    chosen.hide("tiles", "tension")
    assert arranged(chosen) == ["poids", "pouls"]
    assert chosen.arrangement("tiles", TILES)[1] == Shown("tension", hidden=True)
    chosen.show("tiles", "tension")
    chosen.move("tiles", "pouls", -2, TILES)
    assert arranged(chosen) == ["pouls", "poids", "tension"]
    chosen.move("tiles", "pouls", -1, TILES)
    chosen.move("tiles", "poids", 5, TILES)
    assert arranged(chosen) == ["pouls", "tension", "poids"]


def test_what_a_later_version_adds_comes_last_and_what_went_is_left_out(
    home: PaperHome,
) -> None:
    home.preferences.move("tiles", "pouls", -2, TILES)
    shown = home.preferences.arrangement("tiles", ["neuf", "poids", "pouls"])
    assert [one.code for one in shown] == ["pouls", "poids", "neuf"]


def test_areas_do_not_mix(home: PaperHome) -> None:
    home.preferences.hide("tiles", "poids")
    assert not any(one.hidden for one in home.preferences.arrangement("home", TILES))


def test_no_preference_is_found_by_a_search(home: PaperHome) -> None:
    home.preferences.put("device/1", "Téléphone de Rose")
    assert home.search.find("telephone") == []


def test_a_thing_placed_twice_by_another_device_is_shown_once(home: PaperHome) -> None:
    home.preferences.put("order/tiles", "pouls pouls rien pouls")
    assert arranged(home.preferences) == ["pouls", "poids", "tension"]
