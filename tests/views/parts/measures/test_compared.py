"""The table of two measures: a line a day, several values of a day on one line."""

from app.flows.panel import Period
from app.flows.periods import ALWAYS
from app.kinds import kind
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from views.parts.measures.compared import rows_of

CODES = ("body-weight", "heart-rate")


def test_values_of_one_day_share_its_line() -> None:
    measures = a_house().measures
    for hour, pulse in (("08", "60"), ("20", "72")):
        measures.add("heart-rate", [pulse], at=f"2026-11-20T{hour}:00")
    measures.add("body-weight", ["71"], at="2026-11-19")
    pair = [Period(kind(code), ALWAYS, measures.within(code)) for code in CODES]
    rows = rows_of(pair)
    assert [[plain(cell) for cell in line] for line in rows.lines()] == [
        ["20/11/2026", "–", "60 /min, 72 /min"],
        ["19/11/2026", "71,0 kg", "–"],
    ]
