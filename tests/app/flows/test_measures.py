"""Measures are noted, listed, corrected and withdrawn; BMI follows by itself."""

from decimal import Decimal

import pytest

from app.domain.entry import Link
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import Query
from app.fhir import exact
from tests.app.paper_home import PaperHome


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def values(home: PaperHome, kind: str) -> list[str]:
    """Return the values listed, newest first, as their decimals."""
    return [str(one.values[0]) for one in home.measures.series(kind)]


@pytest.mark.covers("C-030")
@pytest.mark.parametrize("typed", ["72.50", "72,50", " 72,50 "])
def test_comma_and_dot_are_the_same_and_zeros_are_kept(
    home: PaperHome, typed: str
) -> None:
    entry = home.measures.add("body-weight", [typed])
    assert entry.meta["value"] == "72.50"
    assert b'"value":72.50,' in entry.body


def test_now_is_written_with_its_offset(home: PaperHome) -> None:
    entry = home.measures.add("heart-rate", ["64"])
    assert entry.when.text == "2026-11-21T09:00:00+01:00"


@pytest.mark.covers("C-034")
def test_blood_pressure_has_two_values(home: PaperHome) -> None:
    home.measures.add("blood-pressure", ["128", "82"])
    assert [m.values for m in home.measures.series("blood-pressure")] == [
        (Decimal(128), Decimal(82))
    ]


def test_the_newest_comes_first(home: PaperHome) -> None:
    home.measures.add("heart-rate", ["60"], at="2026-11-19T08:00")
    home.measures.add("heart-rate", ["70"], at="2026-11-20T08:00")
    assert values(home, "heart-rate") == ["70", "60"]
    last = home.measures.last("heart-rate")
    assert last is not None
    assert last.values == (Decimal(70),)


def test_one_measure_is_found_by_its_entry_even_withdrawn(home: PaperHome) -> None:
    entry = home.measures.add("heart-rate", ["60"])
    assert home.measures.one(entry.id).stands
    home.measures.withdraw(entry.id)
    found = home.measures.one(entry.id)
    assert (found.values, found.stands) == ((Decimal(60),), False)


def test_nothing_noted_has_no_last(home: PaperHome) -> None:
    assert home.measures.last("waist-circumference") is None


def test_what_was_typed_in_another_unit_stays_in_the_resource(home: PaperHome) -> None:
    entry = home.measures.add("body-weight", ["150"], unit="lb")
    extension = exact.read(entry.body)["extension"][0]
    original = extension["extension"][1]["valueQuantity"]
    assert (original["value"], original["code"]) == (150, "[lb_av]")
    assert entry.meta["value"] == "68.03885550"


def test_a_correction_replaces_and_keeps_the_mistake(home: PaperHome) -> None:
    wrong = home.measures.add("body-weight", ["91.2"], at="2026-11-20T08:00")
    right = home.measures.correct(wrong.id, ["71.2"])
    assert values(home, "body-weight") == ["71.2"]
    assert right.links == (Link("replaces", wrong.id),)
    assert right.when == wrong.when
    kept = home.vault.entry(home.space.id, wrong.id)
    assert exact.read(kept.body)["status"] == "entered-in-error"


def test_a_withdrawn_measure_is_not_withdrawn_twice(home: PaperHome) -> None:
    entry = home.measures.add("body-weight", ["71.2"])
    home.measures.withdraw(entry.id)
    assert values(home, "body-weight") == []
    with pytest.raises(Refused, match=r"measure\.withdrawn"):
        home.measures.withdraw(entry.id)


@pytest.mark.covers("C-033")
def test_bmi_follows_weight_and_height_of_one_day(home: PaperHome) -> None:
    weight = home.measures.add("body-weight", ["70"], at="2026-11-20T08:00")
    height = home.measures.add("body-height", ["1,75"], at="2026-11-20T21:00")
    (bmi,) = home.measures.series("bmi")
    assert bmi.values == (Decimal("22.9"),)
    assert bmi.source == "computed"
    assert [link.target for link in bmi.entry.links] == [weight.id, height.id]
    assert len(exact.read(bmi.entry.body)["derivedFrom"]) == 2


def test_no_bmi_across_two_local_days(home: PaperHome) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20T00:30+01:00")
    home.measures.add("body-height", ["175"], at="2026-11-19T23:30+01:00")
    assert values(home, "bmi") == []


def test_bmi_follows_a_correction(home: PaperHome) -> None:
    weight = home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.measures.add("body-height", ["175"], at="2026-11-20")
    home.measures.correct(weight.id, ["80"])
    assert values(home, "bmi") == ["26.1"]
    every = home.vault.find(home.space.id, Query("bmi"))
    assert sorted(e.meta["status"] for e in every) == ["entered-in-error", "final"]


def test_bmi_leaves_with_its_weight(home: PaperHome) -> None:
    weight = home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.measures.add("body-height", ["175"], at="2026-11-20")
    home.measures.withdraw(weight.id)
    assert values(home, "bmi") == []


def test_an_earlier_weight_of_the_day_changes_no_bmi(home: PaperHome) -> None:
    home.measures.add("body-height", ["175"], at="2026-11-20")
    home.measures.add("body-weight", ["70"], at="2026-11-20T09:00")
    before = home.measures.series("bmi")
    home.measures.add("body-weight", ["72"], at="2026-11-20T07:00")
    assert home.measures.series("bmi") == before


def test_a_typed_bmi_is_left_alone(home: PaperHome) -> None:
    home.measures.add("bmi", ["24"], at="2026-11-20")
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.measures.add("body-height", ["175"], at="2026-11-20")
    assert sorted(values(home, "bmi")) == ["22.9", "24"]


def test_bounds_of_a_list_are_those_of_the_day(home: PaperHome) -> None:
    for day in ("18", "19", "20"):
        home.measures.add("heart-rate", [f"6{day[1]}"], at=f"2026-11-{day}T08:00Z")
    found = home.measures.series("heart-rate", until=1_795_100_000_000)
    assert len(found) <= 3


def test_a_document_is_no_measure(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"kind\.no_value"):
        home.measures.add("document", ["1"])


def test_an_unknown_entry_is_absent(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.measures.withdraw(EntryId(bytes(16)))


def test_there_are_ten_kinds(home: PaperHome) -> None:
    assert len(home.measures.kinds()) == 10
