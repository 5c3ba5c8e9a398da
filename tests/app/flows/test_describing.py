"""Each act changes what it names, in the entry and in its FHIR, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.state import CANCELLED, State
from app.fhir import exact
from app.fhir.models import model_faults
from app.flows import describing
from app.flows.describing import COMMENT_MAX
from app.rules.merge import Side, merge
from tests.app.paper_home import PaperHome
from tests.app.statements import LETTER, Post


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def kept(home: PaperHome) -> Entry:
    """Add a document."""
    added = home.documents.add(b"Bilan", name="x.txt").entry
    assert added is not None
    return added


@pytest.fixture
def entry(home: PaperHome) -> Entry:
    """Return a document."""
    return kept(home)


ACTS: dict[str, Callable[[Entry], Entry]] = {
    "rename": lambda old: describing.renamed(old, "Autre"),
    "recategorise": lambda old: describing.recategorised(old, "REMB"),
    "redate": lambda old: describing.redated(old, "1975"),
    "comment": lambda old: describing.commented(old, "à jeun"),
    "pin": lambda old: describing.pinned(old, pinned=True),
    "file": lambda old: describing.filed_in(old, EntryId(b"f" * 16)),
    "hide": lambda old: describing.hidden(old, Confidentiality.MASQUE_PS),
    "throw": lambda old: describing.stated(old, State.TRASHED),
}


@pytest.mark.covers("C-020")
@pytest.mark.parametrize(("one", "other"), list(combinations(ACTS, 2)))
def test_two_acts_made_apart_are_both_kept(entry: Entry, one: str, other: str) -> None:
    mine, theirs = ACTS[one](entry), ACTS[other](entry)
    merged = merge(entry, Side(mine, 1, b"m"), Side(theirs, 2, b"t"))
    assert merged.losing is None
    both = ACTS[other](mine)
    assert (merged.entry.meta, merged.entry.when, merged.entry.rubric) == (
        *(both.meta, both.when),
        both.rubric,
    )
    assert merged.entry.confidentiality is both.confidentiality
    assert exact.read(merged.entry.body) == exact.read(both.body)


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


def test_what_was_cancelled_is_cancelled_out_of_the_trash(entry: Entry) -> None:
    gone = replace(entry, meta={**entry.meta, "status": CANCELLED})
    thrown = describing.stated(gone, State.TRASHED)
    assert describing.put_back(thrown) == gone


def test_meta_are_plain_text(entry: Entry) -> None:
    changed = describing.stated(entry, State.ARCHIVED)
    assert {type(text) for text in changed.meta.values()} == {str}


@pytest.mark.covers("C-020")
def test_each_change_is_kept_in_the_history_and_undone(home: PaperHome) -> None:
    documents, entry = home.documents, kept(home).id
    first = documents.entry(entry)
    changes: list[Callable[[], Entry]] = [
        lambda: documents.rename(entry, "Cheville"),
        lambda: documents.recategorise(entry, "RADIO_SC"),
        lambda: documents.redate(entry, "2020"),
        lambda: documents.comment(entry, "à revoir"),
        lambda: documents.pin(entry, pinned=True),
        lambda: documents.file_in(entry, EntryId(b"f" * 16)),
        lambda: documents.archive(entry),
    ]
    for change in changes:
        before = documents.entry(entry)
        changed = change()
        assert documents.entry(entry) == changed
        assert documents.history(entry)[0].entry == before
        assert replace(documents.restore(before), updated=0) == replace(
            before, updated=0
        )
    assert (documents.entry(entry).body, documents.entry(entry).meta) == (
        first.body,
        first.meta,
    )


def test_the_history_tells_each_description_once(home: PaperHome) -> None:
    entry = kept(home).id
    for title in ("a", "b", "a", "b"):
        home.documents.rename(entry, title)
    told = [past.entry.title for past in home.documents.history(entry)]
    assert told == ["a", "Bilan"]


def test_what_is_gone_is_not_written_back(home: PaperHome) -> None:
    entry = kept(home)
    home.documents.remove(entry.id)
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.documents.restore(entry)


@pytest.mark.parametrize("state", ["", "nonsense", "entered-in-error", "<b>"])
def test_a_state_nobody_here_knows_is_one_in_use(entry: Entry, state: str) -> None:
    thrown = describing.stated(entry, State.TRASHED)
    back = describing.put_back(replace(thrown, meta={**thrown.meta, "was": state}))
    assert back.meta["status"] == State.CURRENT


def test_the_type_a_professional_gave_stays() -> None:
    entry = Post(PaperHome()).entry(LETTER)
    moved = describing.recategorised(entry, "CERT_MED")
    assert exact.read(moved.body)["type"]["coding"][0]["code"] == "11488-4"
    assert (moved.meta["category"], moved.rubric) == ("CERT_MED", Rubric.CERTIFICATE)
