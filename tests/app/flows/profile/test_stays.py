"""A stay is noted with what the person knows, changed, thrown, put back."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.stay import Stay
from app.domain.when import Precision
from app.fhir import exact
from app.flows.profile.stays import stay_of
from app.flows.trash import KEPT_DAYS
from tests.app.paper_home import PaperHome, days

STENT = Stay(
    "2026-03-02",
    "2026-03-05",
    "CHU Fictif",
    "Cardiologie",
    "Pose d'un stent",
    "Chambre 12",
)


@pytest.fixture
def home() -> PaperHome:
    """Return a space without any stay."""
    return PaperHome()


@pytest.mark.parametrize("asked", [STENT, Stay(start="1975"), Stay(facility="CHU")])
def test_what_was_said_is_read_back(home: PaperHome, asked: Stay) -> None:
    entry = home.stays.add(asked)
    assert stay_of(home.stays.entry(entry.id)) == asked
    assert home.stays.count() == 1


def test_the_latest_comes_first_whatever_is_known_of_its_date(home: PaperHome) -> None:
    for start in ("1975", "2026-03-02", "2025-07"):
        home.stays.add(replace(STENT, start=start, end=""))
    told = [(one.when.text, one.when.precision) for one in home.stays.list()]
    assert told == [
        ("2026-03-02", Precision.DAY),
        ("2025-07", Precision.MONTH),
        ("1975", Precision.YEAR),
    ]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (STENT, "Pose d'un stent"),
        (replace(STENT, reason=""), "CHU Fictif"),
        (Stay(unit="Urgences"), "Urgences"),
        (Stay(start="1975"), ""),
    ],
)
def test_it_is_called_by_what_is_best_known(
    home: PaperHome, asked: Stay, title: str
) -> None:
    assert home.stays.add(asked).title == title


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Stay(), "stay.empty"),
        (Stay(facility=" \u200b "), "stay.empty"),
        (replace(STENT, start="2026-04"), "period.backwards"),
        (replace(STENT, start="12 mars"), "date.malformed"),
        (replace(STENT, unit="x" * 201), "stay.line_too_long"),
        (replace(STENT, comment="x" * 3001), "document.comment_too_long"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    home: PaperHome, asked: Stay, code: str
) -> None:
    kept = home.stays.add(STENT)
    for work in (home.stays.add, lambda stay: home.stays.change(kept.id, stay)):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            work(asked)
    assert home.stays.list() == [kept]


def test_a_stay_that_ends_in_the_month_it_began_is_no_mistake(home: PaperHome) -> None:
    home.stays.add(replace(STENT, start="2026-03-02", end="2026"))
    home.stays.add(replace(STENT, start="2026", end="2026-03"))
    assert home.stays.count() == 2


@pytest.mark.parametrize(
    ("start", "end", "status"),
    [
        ("2026-03-02", "2026-03-05", "finished"),
        ("2026-11-20", "2026-11-25", "in-progress"),
        ("2027-01-10", "", "planned"),
        ("1975", "", "unknown"),
        ("", "2026-03-05", "finished"),
    ],
)
def test_the_record_says_where_it_stands(
    home: PaperHome, start: str, end: str, status: str
) -> None:
    entry = home.stays.add(replace(STENT, start=start, end=end))
    assert exact.read(entry.body)["status"] == status


def test_a_change_is_undone(home: PaperHome) -> None:
    before = home.stays.add(STENT)
    changed = home.stays.change(before.id, Stay(start="2026-04", reason="Contrôle"))
    assert stay_of(changed) == Stay(start="2026-04", reason="Contrôle")
    assert "comment" not in changed.meta
    home.stays.restore(before)
    assert stay_of(home.stays.entry(before.id)) == STENT


def test_its_words_are_found(home: PaperHome) -> None:
    entry = home.stays.add(STENT)
    for word in ("stent", "cardiologie", "fictif", "chambre", "hospitalisation"):
        assert [hit.entry.id for hit in home.search.find(word)] == [entry.id]


@pytest.mark.covers("C-021")
def test_it_goes_to_the_trash_and_comes_back_the_same(home: PaperHome) -> None:
    before = home.stays.add(STENT)
    home.documents.add(b"texte", name="x.txt")
    home.trash.throw(before.id)
    assert (home.stays.list(), home.trash.count()) == ([], 1)
    assert home.search.find("stent") == []
    back = home.trash.put_back(before.id)
    assert (back.body, back.meta) == (before.body, before.meta)
    home.trash.throw(before.id)
    assert home.trash.purge() == 0
    home.now += days(KEPT_DAYS)
    assert home.trash.purge() == 0
    home.now += days(1)
    assert home.trash.purge() == 1
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.stays.entry(before.id)


def test_the_trash_lists_documents_then_stays_in_any_window(home: PaperHome) -> None:
    for number in range(3):
        added = home.documents.add(b"%d" % number, name="x.txt").entry
        stay = home.stays.add(replace(STENT, start=f"202{number}", end=""))
        assert added
        for one in (added.id, stay.id):
            home.trash.throw(one)
    every = [one.entry.id for one in home.trash.list()]
    assert (len(every), home.trash.count()) == (6, 6)
    for size in (1, 2, 4):
        pages = [home.trash.list(limit=size, offset=at) for at in range(0, 6, size)]
        assert [one.entry.id for page in pages for one in page] == every
    assert home.trash.empty() == 6


def test_a_measure_or_a_document_is_no_stay(home: PaperHome) -> None:
    weight = home.measures.add("body-weight", ["70"])
    for work in (home.stays.entry, home.trash.throw):
        with pytest.raises(Refused, match=r"entry\.absent"):
            work(weight.id)


def test_what_was_just_noted_is_taken_back(home: PaperHome) -> None:
    entry = home.stays.add(STENT)
    home.stays.remove(entry.id)
    assert home.stays.list() == []
