"""Each act changes what it names, in the entry and in its FHIR, and nothing else."""

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.state import State
from app.fhir import exact
from app.fhir.models import model_faults
from app.flows import describing
from app.flows.describing import COMMENT_MAX
from tests.app.paper_home import PaperHome


@pytest.fixture
def entry() -> Entry:
    """Return a document."""
    added = PaperHome().documents.add(b"Bilan", name="x.txt").entry
    assert added is not None
    return added


@pytest.mark.covers("C-020")
def test_a_comment_is_kept_in_both_places_and_taken_out(entry: Entry) -> None:
    said = describing.commented(entry, f" {'é' * COMMENT_MAX} ")
    assert said.meta["comment"] == exact.read(said.body)["description"]
    assert len(said.meta["comment"]) == COMMENT_MAX
    assert model_faults(said.body) == ()
    bare = describing.commented(said, "  ")
    assert (bare.meta, bare.body) == (entry.meta, entry.body)


@pytest.mark.covers("C-020")
def test_a_comment_too_long_is_refused(entry: Entry) -> None:
    with pytest.raises(Refused, match=r"document\.comment_too_long"):
        describing.commented(entry, "é" * (COMMENT_MAX + 1))


@pytest.mark.covers("C-020")
def test_pin_and_folder_are_said_beside_the_fhir(entry: Entry) -> None:
    folder = EntryId(b"f" * 16)
    said = describing.filed_in(describing.pinned(entry, pinned=True), folder)
    assert (said.meta["pinned"], said.meta["folder"]) == ("yes", folder.hex())
    assert said.body == entry.body
    bare = describing.filed_in(describing.pinned(said, pinned=False), None)
    assert bare.meta == entry.meta


@pytest.mark.parametrize("state", [State.ARCHIVED, State.TRASHED])
def test_putting_aside_changes_no_fhir(entry: Entry, state: State) -> None:
    aside = describing.stated(entry, state)
    assert (aside.meta["status"], aside.body) == (state, entry.body)
    back = describing.stated(aside, State.CURRENT)
    assert back == entry


def test_what_is_superseded_says_so_even_from_the_trash(entry: Entry) -> None:
    older = describing.stated(entry, State.SUPERSEDED)
    thrown = describing.stated(older, State.TRASHED)
    assert describing.put_back(thrown) == older
    assert exact.read(older.body)["status"] == "superseded"


def test_meta_are_plain_text(entry: Entry) -> None:
    changed = describing.stated(entry, State.ARCHIVED)
    assert {type(text) for text in changed.meta.values()} == {str}
