"""Measures leave as a table: opened by a spreadsheet, read by a program, never run."""

import csv
import io
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.reading import Flag, Point, Trace
from app.flows.measure import Measure
from app.flows.measures import Beside
from app.flows.measuring.spreadsheet import (
    MACHINE,
    Chosen,
    Spreadsheet,
    Wording,
    safe,
)
from app.flows.periods import ALWAYS, Span
from app.flows.traces.traces import Traces
from app.kinds import Kind, kind
from tests.app.paper_home import PARIS, PaperHome

SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
CELLS = st.text(SIGNS, max_size=30)


def told(one: Measure, chosen: Kind) -> list[str]:
    """Return a label and a note."""
    return [chosen.label, one.note]


def read(at: datetime, value: str, chosen: Kind) -> list[str]:
    """Return a label and an hour."""
    return [chosen.label, f"{at:%H:%M} {value}"]


WORDING = Wording(["Mesure", "Note"], told, read)


def sheet_of(home: PaperHome) -> Spreadsheet:
    """Return the table of a home."""
    traces = Traces(home.vault, home.preferences.world, home.space, PARIS)
    return Spreadsheet(home.measures, traces, PARIS)


def written(home: PaperHome, *codes: str, span: Span = ALWAYS) -> bytes:
    """Return the table of these kinds."""
    sink = io.BytesIO()
    chosen = Chosen([kind(code) for code in codes], span)
    sheet_of(home).write(chosen, WORDING, sink, lambda _done, _total: None)
    return sink.getvalue()


def rows(raw: bytes) -> list[dict[str, str]]:
    """Read the table as a program does."""
    text = io.StringIO(raw.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";"))


def test_a_table_begins_with_its_mark_and_its_headers() -> None:
    raw = written(PaperHome(), "body-weight")
    assert raw.startswith("\ufeffMesure;Note;code;loinc".encode())
    assert rows(raw) == []


def test_each_value_is_read_back_by_a_program() -> None:
    home = PaperHome()
    entry = home.measures.add("blood-pressure", ["128", "82"], at="2026-11-20T08:00")
    (row,) = rows(written(home, "blood-pressure"))
    assert {name: row[name] for name in MACHINE} == {
        "code": "blood-pressure",
        "loinc": "85354-9",
        "time": entry.when.text,
        "value": "128",
        "value2": "82",
        "ucum": "mm[Hg]",
        "source": "typed",
        "id": entry.id.hex(),
    }


def test_only_what_is_asked_leaves_and_nothing_withdrawn() -> None:
    home = PaperHome()
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    wrong = home.measures.add("body-weight", ["71"], at="2026-11-19")
    home.measures.add("body-weight", ["72"], at="2026-01-01")
    home.measures.add("heart-rate", ["64"])
    home.measures.withdraw(wrong.id)
    span = Span("2026-11-01", "2026-11-30")
    found = rows(written(home, "body-weight", span=span))
    assert [row["value"] for row in found] == ["70"]


def test_the_readings_of_a_sensor_leave_with_it() -> None:
    home = PaperHome()
    sheet = sheet_of(home)
    assert isinstance(sheet.traces, Traces)
    trace = Trace("interstitial-glucose", "import:fictif", "mg/dL")
    start = int((home.now - timedelta(days=2)).timestamp())
    points = [Point(start + 900 * rank, 100 + rank) for rank in range(120)]
    sheet.traces.add(trace, points)
    found = rows(written(home, "interstitial-glucose"))
    assert [row["value"] for row in found] == [str(219 - rank) for rank in range(120)]
    assert found[0]["source"] == "import:fictif"
    chosen = Chosen([kind("interstitial-glucose")], Span("2026-11-20", "2026-11-20"))
    assert sheet.count(chosen) == len(
        rows(written(home, "interstitial-glucose", span=chosen.span))
    )


def test_a_day_of_many_readings_leaves_whole_without_those_that_cannot_be() -> None:
    home = PaperHome()
    sheet = sheet_of(home)
    assert isinstance(sheet.traces, Traces)
    trace = Trace("interstitial-glucose", "import:fictif", "mg/dL")
    start = int(home.now.replace(hour=6).timestamp())
    points = [Point(start + 10 * rank, 100 + rank % 50) for rank in range(2500)]
    sheet.traces.add(trace, [*points, Point(start - 10, 900, Flag.IMPLAUSIBLE)])
    found = rows(written(home, "interstitial-glucose"))
    told = [str(point.value) for point in reversed(points)]
    assert [row["value"] for row in found] == told
    assert sheet.count(Chosen([kind("interstitial-glucose")])) == len(points)


def test_what_stops_the_work_is_let_through() -> None:
    home = PaperHome()
    home.measures.add("body-weight", ["70"])

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    chosen = Chosen([kind("body-weight")])
    with pytest.raises(InterruptedError):
        sheet_of(home).write(chosen, WORDING, io.BytesIO(), stop)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", " =HYPERLINK()"]
)
def test_a_formula_is_never_run(cell: str) -> None:
    home = PaperHome()
    home.measures.add("body-weight", ["70"], beside=Beside(cell))
    (row,) = rows(written(home, "body-weight"))
    assert row["Note"] == f"'{cell.strip()}"


@given(CELLS)
def test_any_cell_is_kept_and_none_begins_like_a_formula(cell: str) -> None:
    kept = safe(cell)
    assert kept.removeprefix("'") == cell.removeprefix("'")
    assert not kept.lstrip(" ").startswith(("=", "+", "-", "@"))


@settings(max_examples=20)
@given(st.lists(st.decimals(1, 400, places=2), max_size=4), CELLS)
def test_a_table_is_read_back_whole(values: list[Decimal], label: str) -> None:
    home = PaperHome()
    for value in values:
        home.measures.add("body-weight", [str(value)], confirmed=True)
    headers = Wording(["a", "b"], lambda _one, _kind: [label, "x"], read)
    sink, chosen = io.BytesIO(), Chosen([kind("body-weight")])
    sheet_of(home).write(chosen, headers, sink, lambda _done, _total: None)
    found = rows(sink.getvalue())
    assert sorted(Decimal(row["value"]) for row in found) == sorted(values)
    assert all(row["a"] == safe(label) for row in found)
