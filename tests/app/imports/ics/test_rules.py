"""A rule of repetition is understood whole, or not at all."""

import pytest

from app.domain.timetable import Moment, Rule
from app.imports.ics.lines import Line
from app.imports.ics.rules import rule

pytestmark = pytest.mark.covers("C-065")


def test_each_part_is_read() -> None:
    said = "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=-1FR,2MO;BYSETPOS=1;WKST=SU"
    parts = (("DAY", ("-1FR", "2MO")), ("SETPOS", ("1",)))
    assert rule(Line("RRULE", said)) == Rule("MONTHLY", 2, 10, None, parts, "SU")


def test_its_end_is_a_date_with_its_zone() -> None:
    found = rule(Line("RRULE", "FREQ=DAILY;UNTIL=20261231T225959Z"))
    assert found == Rule("DAILY", until=Moment("2026-12-31T22:59:59", "UTC"))


def test_a_last_semicolon_changes_nothing() -> None:
    assert rule(Line("RRULE", "freq=daily;")) == Rule("DAILY")


@pytest.mark.parametrize(
    "said",
    [
        "",
        "FREQ=SOMETIMES",
        "FREQ=DAILY;COUNT=beaucoup",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;UNTIL=demain",
        "FREQ=DAILY;BYDAY=LUNDI",
        "FREQ=MONTHLY;BYDAY=+MO",
        "FREQ=DAILY;BYEASTER=1",
        "FREQ=DAILY;X=1",
        "FREQ=DAILY;BYMONTH=" + ",".join(["1"] * 65),
        "FREQ=DAILY;BYMONTH=1,%",
        "FREQ=DAILY;WKST=1",
        "FREQ=DAILY;COUNT=" + "9" * 5000,
    ],
)
def test_what_is_not_understood_is_no_rule(said: str) -> None:
    assert rule(Line("RRULE", said)) is None
