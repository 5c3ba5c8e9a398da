"""Tiles are in the person's order and units; each says how its measure goes."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.errors import Refused
from app.domain.reading import Point, Trace
from app.flows.panel import Panel
from app.flows.periods import Drift, Span
from app.flows.traces.traces import Traces
from tests.app.paper_home import PARIS, PaperHome


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def panel_of(home: PaperHome) -> Panel:
    """Return the panel of a home."""
    traces = Traces(home.vault, home.preferences.world, home.space, PARIS)
    return Panel(home.measures, traces, home.preferences, lambda: home.now, PARIS)


def note(home: PaperHome, kind: str, value: str, days: int) -> None:
    """Note a value of some days ago."""
    home.measures.add(kind, [value], at=(home.now - timedelta(days=days)).isoformat())


def shown(panel: Panel) -> list[str]:
    """Return the kinds in sight, in order."""
    return [face.kind.code for face in panel.faces()]


def test_noted_kinds_come_first_until_the_person_moves_one(home: PaperHome) -> None:
    panel = panel_of(home)
    assert len(shown(panel)) == 16
    note(home, "pain-severity", "3", 1)
    assert shown(panel)[0] == "pain-severity"
    panel.move("pain-severity", 2)
    assert shown(panel)[2] == "pain-severity"
    note(home, "waist-circumference", "92", 1)
    assert shown(panel)[2] == "pain-severity"


@pytest.mark.covers("C-019")
def test_a_hidden_kind_leaves_the_tiles_and_keeps_its_values(home: PaperHome) -> None:
    panel = panel_of(home)
    note(home, "body-weight", "71", 1)
    panel.hide("body-weight")
    assert "body-weight" not in shown(panel)
    assert len(panel.period("body-weight").measures) == 1
    assert {one.kind.code for one in panel.places() if one.hidden} == {"body-weight"}
    panel.show("body-weight")
    assert shown(panel)[0] == "body-weight"


def test_a_unit_is_chosen_once_and_shown_everywhere(home: PaperHome) -> None:
    panel = panel_of(home)
    note(home, "blood-glucose", "1.04", 1)
    assert panel.kind("blood-glucose").unit == "g/L"
    panel.choose_unit("blood-glucose", "mmol/L")
    found = panel.period("blood-glucose")
    assert (found.kind.unit, found.kind.decimals) == ("mmol/L", 1)
    (face,) = [one for one in panel.faces() if one.last]
    assert face.kind.unit == "mmol/L"
    with pytest.raises(Refused, match=r"measure\.unit_unknown"):
        panel.choose_unit("blood-glucose", "stone")


def test_a_tile_says_how_this_month_stands_beside_the_one_before(
    home: PaperHome,
) -> None:
    panel = panel_of(home)
    note(home, "body-weight", "70", 40)
    assert panel.faces()[0].drift is None
    note(home, "body-weight", "75", 2)
    assert panel.faces()[0].drift is Drift.HIGHER


def test_a_period_is_compared_with_as_many_days_before(home: PaperHome) -> None:
    panel = panel_of(home)
    for value, days in (("60", 1), ("62", 5), ("70", 8), ("72", 13), ("99", 14)):
        note(home, "heart-rate", value, days)
    found = panel.period("heart-rate", panel.last_days(7))
    assert found.summary
    assert found.before
    assert (found.summary.mean[0], found.before.mean[0]) == (Decimal(61), Decimal(71))
    assert found.drift is Drift.LOWER


def test_a_period_says_whether_there_is_anything_at_all(home: PaperHome) -> None:
    panel = panel_of(home)
    assert not panel.period("heart-rate").ever
    note(home, "heart-rate", "60", 200)
    found = panel.period("heart-rate", panel.last_days(7))
    assert (found.ever, found.measures, found.summary, found.drift) == (
        *(True, [], None),
        None,
    )
    assert not found.aside
    home.measures.withdraw(home.measures.series("heart-rate")[0].entry.id)
    assert panel.period("heart-rate").aside


@pytest.mark.parametrize(
    ("days", "fits"), [(1, 90), (120, 365), (800, 1095), (2000, 0)]
)
def test_the_shortest_period_worth_a_curve_is_offered(
    home: PaperHome, days: int, fits: int
) -> None:
    for _ in range(9):
        note(home, "heart-rate", "60", 0)
    assert panel_of(home).fitting("heart-rate") == 0
    note(home, "heart-rate", "61", days)
    assert panel_of(home).fitting("heart-rate") == fits


def test_the_last_days_are_those_lived_there(home: PaperHome) -> None:
    home.now = home.now.replace(hour=23, minute=30)
    assert panel_of(home).last_days(1) == Span("2026-11-22", "2026-11-22")


def test_one_value_of_a_pressure_is_seen_alone(home: PaperHome) -> None:
    panel = panel_of(home)
    panel.targets.choose("blood-pressure", [("", "120"), ("", "90")], "mmHg")
    home.measures.add("blood-pressure", ["128", "82"])
    both = panel.period("blood-pressure")
    high, low = both.part(0), both.part(1)
    assert [str(one.measures[0].values[0]) for one in (high, low)] == ["128", "82"]
    assert [one.inside for one in (both, high, low)] == [0, 0, 1]
    assert low.summary
    assert low.summary.mean == (Decimal(82),)
    assert (low.kind.loinc, low.kind.fields[0].loinc) == ("85354-9", "8462-4")


def test_what_a_sensor_reads_is_on_its_tile_and_comes_first(home: PaperHome) -> None:
    traces = Traces(home.vault, home.preferences.world, home.space, PARIS)
    trace = Trace("interstitial-glucose", "import:fictif", "mg/dL")
    traces.add(trace, [Point(int(home.now.timestamp()), 142)])
    panel = panel_of(home)
    face = panel.faces()[0]
    assert face.kind.code == "interstitial-glucose"
    assert face.last is None
    assert face.worn
    assert face.worn.last.value == 142
    period = panel.period("interstitial-glucose")
    assert (period.worn, period.ever) == (True, False)
    assert [one.kind.code for one in panel.places() if one.noted] == [face.kind.code]


@pytest.mark.parametrize(
    ("code", "unit"), [("interstitial-glucose", "furlong"), ("heart-rate", "/min")]
)
def test_a_trace_nobody_reads_hides_no_tile(
    home: PaperHome, code: str, unit: str
) -> None:
    traces = Traces(home.vault, home.preferences.world, home.space, PARIS)
    at = int(home.now.timestamp())
    traces.add(Trace(code, "import:autre", unit), [Point(at, 142)])
    faces = panel_of(home).faces()
    assert len(faces) == 16
    assert [face for face in faces if face.worn] == []
