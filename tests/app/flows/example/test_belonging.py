"""The stay of the example has its papers, and a search is kept."""

from datetime import UTC

from app.flows.example.filling import fill
from app.flows.example.story import papers, story
from app.flows.kept_searches import KeptSearches
from app.flows.profile.links import Links
from app.flows.profile.stays import Stays, stay_of
from app.flows.search import Search
from tests.app.flows.example.conftest import NOW, Place


def test_the_stay_is_tied_to_each_of_its_papers(place: Place) -> None:
    space = fill(place.shelves, place.world, UTC)
    parts = place.home.vault, place.world, space
    (stay,) = Stays(*parts).list()
    tied = [one.title for one in Links(*parts).of(stay.id)]
    assert sorted(tied) == sorted(story().stay.papers)
    assert set(tied) <= {one.title for one in papers(NOW.date())}
    assert stay_of(stay).facility == story().stay.facility


def test_the_search_kept_finds_something(place: Place) -> None:
    space = fill(place.shelves, place.world, UTC)
    (kept,) = KeptSearches(place.home.vault, place.world, space).list()
    assert Search(place.home.vault, space).find(kept.asks["text"])
