"""A typical day in words: when it is highest, when it is lowest, each quarter."""

from app.domain.reading import Trace
from app.domain.target import Target
from app.flows.traces.curves import Quarter
from app.kinds import kind
from tests.screens.fletunit import plain
from views.parts.measures.laid import HIGH, MIDDLE, Overlay, bands_of, rows_of, said_of

GLUCOSE = kind("interstitial-glucose")
QUARTERS = [
    Quarter(15 * rank, 5, 60, 200, 600, (60, 90, middle, 150, 200))
    for rank, middle in enumerate((100, 140, 80, 120))
]
LAID = Overlay(Trace(GLUCOSE.code, "x", "mg/dL"), GLUCOSE, Target(), QUARTERS)


def test_it_says_the_highest_and_the_lowest_hour() -> None:
    high, low = (plain(line) for line in said_of(LAID))
    assert high.endswith("vers 0 h 15 : 1,40 g/L.")
    assert low.endswith("vers 0 h 30 : 0,80 g/L.")


def test_each_quarter_has_its_row() -> None:
    rows = rows_of(LAID)
    assert [plain(cell) for cell in rows.lines()[1]] == [
        *("0 h 15", "1,40 g/L", "0,90 à 1,50", "0,60 à 2,00")
    ]
    assert len(rows.lines()[0]) == len(rows.headers)


def test_bands_are_in_the_unit_shown() -> None:
    bands = bands_of(LAID)
    assert [float(value) for value in bands[MIDDLE]] == [1.0, 1.4, 0.8, 1.2]
    assert {float(value) for value in bands[HIGH]} == {2.0}
