"""A document may replace another, and be replaced: none of them is lost."""

import pytest

from app.domain.entry import Entry
from app.domain.query import Filters
from app.domain.state import State
from app.fhir import exact
from app.flows import versions
from tests.app.paper_home import PaperHome


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def three(home: PaperHome) -> list[Entry]:
    """Return a document and the two that replaced it in turn, oldest first."""
    first = home.documents.add(b"un", name="a.txt", title="Bilan").entry
    assert first is not None
    made = [first]
    for content in (b"deux", b"trois"):
        newer = home.documents.new_version(made[-1].id, content, name="b.txt").entry
        assert newer is not None
        made.append(newer)
    return made


def states(home: PaperHome, *entries: Entry) -> list[str]:
    """Return the state of each."""
    return [home.documents.entry(one.id).meta["status"] for one in entries]


@pytest.mark.covers("C-021")
def test_each_version_knows_all_the_others(home: PaperHome) -> None:
    made = three(home)
    newest_first = [one.id for one in reversed(made)]
    for one in made:
        assert [each.id for each in home.documents.versions(one.id)] == newest_first
    assert [one.id for one in home.documents.list()] == [made[2].id]
    assert states(home, *made) == ["superseded", "superseded", "final"]
    assert home.documents.count(Filters(status=State.SUPERSEDED)) == 2
    assert home.documents.original(made[0].id) == b"un"


def test_a_new_version_says_so_in_fhir(home: PaperHome) -> None:
    first, second, _ = three(home)
    (relation,) = exact.read(second.body)["relatesTo"]
    assert relation["code"] == "replaces"
    assert relation["target"]["reference"].endswith(str(exact.read(first.body)["id"]))
    old = home.documents.entry(first.id)
    assert exact.read(old.body)["status"] == "superseded"


@pytest.mark.covers("C-021")
def test_an_older_version_takes_its_place_back(home: PaperHome) -> None:
    made = three(home)
    back = home.documents.put_back(made[0].id)
    assert exact.read(back.body)["status"] == "current"
    assert states(home, *made) == ["final", "superseded", "superseded"]
    home.documents.put_back(made[2].id)
    assert states(home, *made) == ["superseded", "superseded", "final"]


def test_a_new_version_keeps_title_category_folder_and_pin(home: PaperHome) -> None:
    first = home.documents.add(b"un", name="a.txt", category="BIOLOGIE").entry
    assert first is not None
    home.documents.pin(first.id, pinned=True)
    home.documents.comment(first.id, "à jeun")
    new = home.documents.new_version(first.id, b"le 12 mars 2026", name="b.txt").entry
    assert new is not None
    assert (new.title, new.meta["category"]) == (first.title, "BIOLOGIE")
    assert new.meta["pinned"] == "yes"
    assert "comment" not in new.meta
    assert new.when.text == "2026-03-12"


def test_a_version_already_here_is_told(home: PaperHome) -> None:
    made = three(home)
    again = home.documents.new_version(made[2].id, b"un", name="c.txt")
    assert again.entry is not None
    assert (again.status, again.entry.id) == ("duplicate", made[0].id)


def test_what_is_hidden_goes_only_with_the_last_one_shown(home: PaperHome) -> None:
    made = [home.documents.entry(one.id) for one in three(home)]
    gone = versions.left_alone(home.vault, made[2])
    assert [one.id for one in gone] == [made[1].id, made[0].id]
    assert versions.left_alone(home.vault, made[0]) == []
