"""Measures are read by period, one a day when daily, with their history."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.write import Origin, Write
from app.flows.periods import Span
from tests.app.paper_home import PaperHome


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def test_a_period_is_read_whole_whatever_the_pages(home: PaperHome) -> None:
    for day in range(1, 29):
        for hour in range(10):
            at = f"2026-02-{day:02}T{hour + 8:02}:00"
            home.measures.add("heart-rate", ["60"], at=at)
    assert len(home.measures.within("heart-rate")) == 280
    week = Span("2026-02-01", "2026-02-07")
    found = home.measures.within("heart-rate", week)
    assert len(found) == 70
    assert [one.when.start for one in found] == sorted(
        (one.when.start for one in found), reverse=True
    )


@pytest.mark.covers("C-034")
def test_two_devices_noted_the_same_day_show_one_value(home: PaperHome) -> None:
    """Each noted its steps while away from the other."""
    first = home.measures.add("steps-by-day", ["4000"], at="2026-11-20")
    home.measures.withdraw(first.id)
    second = home.measures.add("steps-by-day", ["5000"], at="2026-11-20")
    away = home.vault.entry(home.space.id, first.id)
    assert away.meta["status"] == "entered-in-error"
    home.vault.commit(Write(home.space.id, entries=(first,)))
    assert len(home.measures.series("steps-by-day")) == 2
    (shown,) = home.measures.within("steps-by-day")
    assert shown.entry.id == second.id


def test_what_was_withdrawn_is_listed_apart(home: PaperHome) -> None:
    kept = home.measures.add("heart-rate", ["60"])
    gone = home.measures.add("heart-rate", ["160"])
    home.measures.withdraw(gone.id)
    assert [one.entry.id for one in home.measures.withdrawn("heart-rate")] == [gone.id]
    assert [one.entry.id for one in home.measures.series("heart-rate")] == [kept.id]
    assert home.measures.withdrawn("heart-rate", offset=1) == []


def test_the_history_of_a_measure_goes_back_to_the_first(home: PaperHome) -> None:
    first = home.measures.add("body-weight", ["91"])
    second = home.measures.correct(first.id, ["81"])
    third = home.measures.correct(second.id, ["71"])
    past = home.measures.history(third.id)
    assert [one.entry.id for one in past] == [second.id, first.id]
    assert [one.stands for one in past] == [False, False]
    assert home.measures.history(first.id) == []


def test_a_document_has_no_reading(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"kind\.no_value"):
        home.measures.within("document")


def test_one_measure_written_wrong_elsewhere_hides_none_of_the_others(
    home: PaperHome,
) -> None:
    home.measures.add("body-weight", ["71"])
    sound = home.measures.add("body-weight", ["72"])
    wrong = replace(sound, meta={**sound.meta, "value": "<b>"})
    home.vault.commit(Write(home.space.id, entries=(wrong,)), origin=Origin.PEER)
    assert len(home.measures.within("body-weight")) == 1
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        home.measures.one(sound.id)
