"""The curve of a sensor: every reading of a day, lows and highs of a long period."""

from datetime import UTC

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from app.domain.reading import Bucket, Trace
from app.flows.traces.curves import Series
from app.kinds import kind
from tests.screens.fletunit import FletUnit, drawing, plain
from views.parts.measures.course import course, course_rows, course_said

GLUCOSE = kind("interstitial-glucose")
TRACE = Trace(GLUCOSE.code, "x", "mg/dL")
READ = tuple(Bucket(900 * n, 1, 90 + n, 90 + n, 90) for n in range(4))
SUMMED = tuple(Bucket(86400 * n, 5, 60, 200, 600) for n in range(4))
DAY = Series(TRACE, READ, exact=True, seconds=1)
YEAR = Series(TRACE, SUMMED, exact=False, seconds=86400)


def test_it_says_how_many_readings_and_their_ends() -> None:
    assert plain(course_said(DAY, GLUCOSE)) == "4 mesures, de 0,90 g/L à 0,93 g/L."
    assert plain(course_said(YEAR, GLUCOSE)) == "20 mesures, de 0,60 g/L à 2,00 g/L."


def test_rows_are_those_of_the_curve_newest_first() -> None:
    day, year = course_rows(DAY, GLUCOSE, UTC), course_rows(YEAR, GLUCOSE, UTC)
    assert plain(day.lines()[0][2]) == "0,93 g/L"
    assert [plain(cell) for cell in year.lines()[0]] == [
        *("04/01/1970", "0 h 00", "0,60 g/L", "2,00 g/L")
    ]
    assert len(year.headers) == 4


@pytest.mark.anyio
@pytest.mark.parametrize(("series", "lines"), [(DAY, 1), (YEAR, 2)])
async def test_a_long_period_has_two_lines(series: Series, lines: int) -> None:
    def draw() -> ft.Control:
        return course(series, GLUCOSE, [], UTC, name="x")

    async with FletUnit(drawing(draw)) as ui:
        assert len(ui.one(charts.LineChart).data_series) == lines
