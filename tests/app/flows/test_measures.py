"""Measures are noted, listed, corrected and withdrawn; BMI follows by itself."""

from decimal import Decimal

import pytest

from app.domain.entry import Link
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import Query
from app.fhir import exact
from app.flows.civil import Civil, Told
from app.flows.measures import Beside
from tests.app.identities import known
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


def test_a_correction_keeps_what_was_said_unless_it_says_otherwise(
    home: PaperHome,
) -> None:
    beside = Beside(said={"moment": "53049-3"})
    first = home.measures.add("blood-glucose", ["1,04"], beside=beside)
    second = home.measures.correct(first.id, ["1,05"])
    assert home.measures.one(second.id).said == {"moment": "53049-3"}
    third = home.measures.correct(second.id, ["1,05"], beside=Beside(said={}))
    assert home.measures.one(third.id).said == {}


def test_a_correction_of_the_date_alone_keeps_every_digit(home: PaperHome) -> None:
    first = home.measures.add("body-weight", ["101.43"], unit="lb")
    second = home.measures.correct(first.id, [], at="2026-11-20T08:00")
    third = home.measures.correct(second.id, [], beside=Beside("debout"))
    assert values(home, "body-weight") == [first.meta["value"]]
    assert third.when == second.when


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


def test_there_are_sixteen_kinds(home: PaperHome) -> None:
    assert len(home.measures.kinds()) == 16


def test_a_note_stays_through_a_correction_until_it_is_changed(home: PaperHome) -> None:
    beside = Beside(note="À jeun")
    first = home.measures.add("body-weight", ["91"], beside=beside)
    second = home.measures.correct(first.id, ["71"])
    third = home.measures.correct(second.id, ["72"], beside=Beside(note=""))
    notes = [home.measures.one(one.id).note for one in (first, second, third)]
    assert notes == ["À jeun", "À jeun", ""]


def test_a_withdrawn_measure_is_put_back_as_it_was(home: PaperHome) -> None:
    entry = home.measures.add("body-weight", ["72.50"])
    home.measures.withdraw(entry.id)
    home.measures.put_back(entry.id)
    assert values(home, "body-weight") == ["72.50"]
    assert home.vault.entry(home.space.id, entry.id).body == entry.body
    with pytest.raises(Refused, match=r"measure\.standing"):
        home.measures.put_back(entry.id)


def test_putting_back_the_first_value_takes_its_corrections_away(
    home: PaperHome,
) -> None:
    first = home.measures.add("body-weight", ["71"])
    second = home.measures.correct(first.id, ["81"])
    home.measures.correct(second.id, ["91"])
    home.measures.put_back(first.id)
    assert values(home, "body-weight") == ["71"]


def test_what_was_just_done_is_taken_back(home: PaperHome) -> None:
    first = home.measures.add("body-weight", ["71"])
    second = home.measures.correct(first.id, ["81"])
    home.measures.undo(second.id)
    assert values(home, "body-weight") == ["71"]
    home.measures.undo(first.id)
    assert values(home, "body-weight") == []


def test_bmi_comes_back_with_its_weight(home: PaperHome) -> None:
    weight = home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.measures.add("body-height", ["175"], at="2026-11-20")
    home.measures.withdraw(weight.id)
    home.measures.put_back(weight.id)
    assert values(home, "bmi") == ["22.9"]


def test_a_computed_value_is_changed_by_its_sources_only(home: PaperHome) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    home.measures.add("body-height", ["175"], at="2026-11-20")
    (bmi,) = home.measures.series("bmi")
    for act in (home.measures.withdraw, home.measures.put_back):
        with pytest.raises(Refused, match=r"measure\.computed"):
            act(bmi.entry.id)
    with pytest.raises(Refused, match=r"measure\.computed"):
        home.measures.correct(bmi.entry.id, ["24"])


@pytest.mark.covers("C-034")
def test_steps_have_one_value_a_local_day_and_a_second_one_asks(
    home: PaperHome,
) -> None:
    entry = home.measures.add("steps-by-day", ["4000"], at="2026-11-20T21:00")
    assert entry.when.text == "2026-11-20"
    with pytest.raises(Refused, match=r"measure\.day_taken") as asked:
        home.measures.add("steps-by-day", ["2500"], at="2026-11-20")
    assert asked.value.details["value"] == "4000"
    assert values(home, "steps-by-day") == ["4000"]
    home.measures.add("steps-by-day", ["2500"], at="2026-11-19")
    assert values(home, "steps-by-day") == ["4000", "2500"]


@pytest.mark.parametrize(("answer", "kept"), [("replace", "2500"), ("add", "6500")])
def test_a_second_value_of_the_day_replaces_or_adds_and_is_undone(
    home: PaperHome, answer: str, kept: str
) -> None:
    home.measures.add("steps-by-day", ["4000"])
    beside = Beside(same_day=answer)
    new = home.measures.add("steps-by-day", ["2500"], beside=beside)
    assert values(home, "steps-by-day") == [kept]
    home.measures.undo(new.id)
    assert values(home, "steps-by-day") == ["4000"]


def test_a_sum_beyond_what_is_possible_is_refused(home: PaperHome) -> None:
    home.measures.add("steps-by-day", ["150000"], confirmed=True)
    with pytest.raises(Refused, match=r"measure\.out_of_range"):
        home.measures.add(
            "steps-by-day", ["150000"], confirmed=True, beside=Beside(same_day="add")
        )
    assert values(home, "steps-by-day") == ["150000"]


def test_a_correction_of_steps_is_not_its_own_second_value(home: PaperHome) -> None:
    entry = home.measures.add("steps-by-day", ["4000"], at="2026-11-20")
    home.measures.correct(entry.id, ["4500"])
    assert values(home, "steps-by-day") == ["4500"]


def test_steps_put_back_replace_those_of_their_day(home: PaperHome) -> None:
    first = home.measures.add("steps-by-day", ["4000"])
    home.measures.add("steps-by-day", ["5000"], beside=Beside(same_day="replace"))
    home.measures.put_back(first.id)
    assert values(home, "steps-by-day") == ["4000"]


def test_steps_need_their_day(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"measure\.day_needed"):
        home.measures.add("steps-by-day", ["4000"], at="2026-10")


def test_the_value_out_of_bounds_is_named(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"measure\.out_of_range") as refused:
        home.measures.add("blood-pressure", ["128", "8"])
    assert refused.value.details["rank"] == "1"


def test_each_change_says_when_it_was_made(home: PaperHome) -> None:
    entry = home.measures.add("body-weight", ["71"])
    kept = home.vault.entry(home.space.id, entry.id)
    assert kept.updated == int(home.now.timestamp() * 1000)


def test_the_usual_is_of_the_age_told_since(home: PaperHome) -> None:
    known(home.vault, home.space)
    with pytest.raises(Refused, match=r"measure\.confirm"):
        home.measures.add("body-weight", ["20"])
    Civil(home.vault, home.links.world, home.space).tell(Told("2020-01-01"))
    home.measures.add("body-weight", ["20"])
    assert values(home, "body-weight") == ["20"]
