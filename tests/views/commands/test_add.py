"""A measure is noted from the command line."""

import pytest

from tests.views.commands.desk import Desk


@pytest.mark.covers("C-175")
def test_a_measure_gives_its_id(desk: Desk) -> None:
    (noted,) = desk.answers(
        "add", "body-weight", "71.2", "--at", "2026-11-21T08:00+01:00"
    )
    assert noted["date"] == "2026-11-21T08:00:00+01:00"
    assert len(noted["id"]) == 32


def test_people_read_what_was_noted(desk: Desk) -> None:
    assert desk.run("add", "blood-pressure", "128", "82", "--at", "2026-11-21") == 0
    assert desk.out == [
        "Noté : Pression artérielle, 128\xa0/\xa082\u202fmmHg, samedi 21 novembre 2026."
    ]


def test_the_unusual_is_asked_then_kept(desk: Desk) -> None:
    assert desk.run("add", "body-weight", "28") == 1
    assert desk.err[0].endswith("[measure.confirm]")
    assert desk.run("add", "body-weight", "28", "--confirm") == 0


def test_a_unit_may_be_said(desk: Desk) -> None:
    desk.answers("add", "blood-glucose", "5,5", "--unit", "mmol/L")
    (listed,) = desk.answers("list", "blood-glucose")
    assert (listed["value"], listed["unit"]) == ("99.08580", "mg/dL")


def test_a_second_value_of_the_day_is_asked_then_added(desk: Desk) -> None:
    steps = "add", "steps-by-day"
    assert desk.run(*steps, "4000", "--at", "2026-11-20", "--note", "Marche") == 0
    assert desk.run(*steps, "2500", "--at", "2026-11-20") == 1
    assert desk.err[0].endswith("[measure.day_taken]")
    assert desk.run(*steps, "2500", "--at", "2026-11-20", "--same-day", "add") == 0
    (listed,) = desk.answers("list", "steps-by-day")
    assert listed["value"] == "6500"
