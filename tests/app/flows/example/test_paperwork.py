"""Papers are kept by the flows of everybody: found, filed, drawn, thrown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.errors import Broken
from app.domain.foreign import Extract
from app.domain.ids import made_at
from app.domain.query import Query
from app.flows.documents import Documents
from app.flows.example.calendar import Calendar
from app.flows.example.filling import fill
from app.flows.example.paperwork import Paperwork, Told
from app.flows.example.story import story
from app.flows.onboarding import Onboarding
from app.flows.search import Search
from app.imports.pdf import READER
from tests.app.flows.example.conftest import NOW, Place


@pytest.fixture
def documents(place: Place) -> Documents:
    """The documents of the example, once kept."""
    clock, vault = Calendar(NOW), place.home.vault
    world = replace(place.world, now=clock)
    space = Onboarding(vault, world, "Linux").create("Suzanne").space
    papers = Paperwork(space, vault, place.home.blobs, clock, world)
    papers.keep(NOW.date(), UTC)
    silent = Told(Extract("text/plain", 0))
    return Documents(
        vault, place.home.blobs, silent, space, clock, world.new_id, world.entropy
    )


@pytest.mark.covers("C-149")
def test_what_was_told_of_a_paper_is_what_reading_it_says(documents: Documents) -> None:
    sheets = [one for one in documents.list() if one.meta["pages"] == "1"][:12]
    for one in sheets:
        if documents.originals(one.id)[0].media_type == "application/pdf":
            read = READER.read(documents.original(one.id))
            told = documents.text(one.id)
            assert set(told.split()) <= set(read.text.split())
            assert story().mention in told


def test_each_paper_is_dated_of_its_day(documents: Documents) -> None:
    newest = documents.list()[0]
    assert newest.when.text < NOW.date().isoformat()
    assert newest.updated < NOW.timestamp() * 1000


def test_words_of_a_paper_are_found(documents: Documents) -> None:
    hits = Search(documents.vault, documents.space).find("ramipril")
    assert len(hits) >= 10


def test_its_airlock_draws_nothing() -> None:
    told = Told(Extract("text/plain", 0))
    with pytest.raises(Broken):
        told.draw(b"", page=0, width=1)
    assert told.sealing() == {}
    told.close()


def test_what_is_written_anew_is_dated_from_that_day(place: Place) -> None:
    space = fill(place.shelves, place.world, UTC)
    found = place.home.vault.find(space.id, Query("document", limit=100))
    wishes = [one.id for one in found if one.title == "Mes directives anticipées"]
    made = {datetime.fromtimestamp(made_at(one) / 1000, UTC) for one in wishes}
    assert {NOW.date() - one.date() for one in made} == {
        timedelta(days=700),
        timedelta(days=45),
    }
