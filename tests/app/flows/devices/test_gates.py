"""Each gate holds what it must, in an order that asks one thing at a time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.device import Mark, Special, Stamp, TimeSource, Way
from app.domain.inbox import DATE, IGNORE, MINE, OTHER, SURE, Fate
from app.flows.devices.gates import (
    Weighed,
    dated,
    fate_of,
    kind_of,
    plausible,
    values_of,
)
from app.kinds import kind, measure_kinds
from tests.fictitious.heard import CUFF, glucose, point, reading, weight

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
PRESSURE = kind("blood-pressure")


def pressure(*parts: Decimal | Special) -> Weighed:
    said = reading("blood-pressure", "0", "mm[Hg]", device=CUFF)
    return Weighed(replace(said, value=None, parts=parts), bound=True)


def test_what_is_sound_and_mine_is_kept() -> None:
    assert fate_of(Weighed(glucose("104"), bound=True)) is Fate.KEPT
    assert fate_of(Weighed(glucose("104"), (MINE,))) is Fate.KEPT
    assert fate_of(Weighed(glucose("104", way=Way.SERVICE))) is Fate.KEPT


def test_nobody_s_reading_is_filed_for_being_alike_alone() -> None:
    assert fate_of(Weighed(weight("71"))) is Fate.UNASSIGNED
    unlike = Weighed(weight("71"), bound=True, alike=lambda _: False)
    assert fate_of(unlike) is Fate.UNASSIGNED


def test_what_the_person_says_goes_first() -> None:
    failed = glucose("104", marks=frozenset({Mark.FAILED}))
    assert fate_of(Weighed(failed, (OTHER,))) is Fate.REFUSED
    assert fate_of(Weighed(failed, (IGNORE,))) is Fate.IGNORED
    assert fate_of(Weighed(failed, (MINE, SURE))) is Fate.FAILED


def test_a_date_is_asked_before_anything_else() -> None:
    lost = Stamp(None, TimeSource.SUSPECT, "1970")
    said = glucose("1200", stamp=lost)
    assert fate_of(Weighed(said)) is Fate.TO_DATE
    answers = (f"{DATE}2026-11-21T07:03:00+01:00",)
    told = dated(said, answers)
    assert told.stamp.at == datetime(2026, 11, 21, 6, 3, tzinfo=UTC)
    assert told.stamp.raw == "1970"
    assert fate_of(Weighed(told, answers)) is Fate.UNASSIGNED
    assert fate_of(Weighed(told, (*answers, MINE))) is Fate.TO_CONFIRM
    assert fate_of(Weighed(told, (*answers, MINE, SURE))) is Fate.KEPT


def test_a_date_that_is_only_suspect_is_asked_too() -> None:
    said = glucose("104")
    doubted = replace(said, stamp=replace(said.stamp, source=TimeSource.SUSPECT))
    assert fate_of(Weighed(doubted, bound=True)) is Fate.TO_DATE


def test_a_pressure_upside_down_is_asked_about() -> None:
    assert fate_of(pressure(Decimal(128), Decimal(82))) is Fate.KEPT
    assert fate_of(pressure(Decimal(82), Decimal(128))) is Fate.TO_CONFIRM
    assert not plausible(PRESSURE, (Decimal(90), Decimal(90)))


@pytest.mark.parametrize("end", [Special.POS_INF, Special.NEG_INF])
def test_what_a_device_cannot_read_did_not_fail(end: Special) -> None:
    mark = Mark.LOW if end is Special.NEG_INF else Mark.HIGH
    said = glucose("1", value=end, marks=frozenset({mark}))
    assert fate_of(Weighed(said, bound=True)) is Fate.BEYOND
    assert fate_of(Weighed(replace(said, kind="ketone"))) is Fate.EXCLUDED
    assert fate_of(pressure(end, Decimal(82))) is Fate.BEYOND
    assert fate_of(pressure(end, Special.NAN)) is Fate.FAILED
    both = replace(said, marks=frozenset({Mark.FAILED, mark}))
    assert fate_of(Weighed(both)) is Fate.FAILED


@pytest.mark.parametrize("way", [Way.FILE, Way.SERVICE])
def test_what_a_file_dates_in_the_future_is_asked_about(way: Way) -> None:
    def fate(ahead: timedelta, *answers: str) -> Fate:
        said = weight("70", at=NOW + ahead, way=way)
        return fate_of(Weighed(said, answers, now=NOW))

    assert fate(timedelta(minutes=2)) is Fate.KEPT
    assert fate(timedelta(minutes=3)) is Fate.TO_DATE
    assert fate(timedelta(days=13_000)) is Fate.TO_DATE
    assert fate(timedelta(days=1), f"{DATE}2026-11-20T08:00:00+00:00") is Fate.KEPT


def test_the_steps_of_today_are_not_of_the_future() -> None:
    def steps(at: datetime) -> Fate:
        said = reading("steps-by-day", "4000", "1/(24.h)", device=CUFF, at=at)
        return fate_of(Weighed(replace(said, way=Way.FILE), now=NOW))

    assert steps(NOW + timedelta(hours=4)) is Fate.KEPT
    assert steps(NOW + timedelta(days=1)) is Fate.TO_DATE


def test_what_a_device_doubts_is_asked_about() -> None:
    faulty = frozenset({Mark.DEVICE_FAULT})
    doubted = glucose("104", marks=faulty)
    assert fate_of(Weighed(doubted, bound=True)) is Fate.TO_CONFIRM
    assert fate_of(Weighed(doubted, (SURE,), bound=True)) is Fate.KEPT
    assert fate_of(Weighed(point(0, marks=faulty), bound=True)) is Fate.KEPT


def test_half_a_pressure_is_none() -> None:
    assert fate_of(pressure(Decimal(128), Special.NAN)) is Fate.FAILED
    assert fate_of(pressure(Decimal(128))) is Fate.FAILED
    assert values_of(pressure(Decimal(128)).reading, PRESSURE) == ()


def test_a_mean_that_is_no_number_spoils_nothing() -> None:
    both = (Decimal(128), Decimal(82), Special.NAN)
    assert fate_of(pressure(*both)) is Fate.KEPT


@pytest.mark.parametrize("chosen", measure_kinds(), ids=lambda one: one.code)
def test_the_bounds_of_each_kind_hold_back_what_no_body_has(chosen: object) -> None:
    hard = [one.hard for one in chosen.fields]  # type: ignore[attr-defined]
    assert plausible(chosen, [one.high for one in hard])  # type: ignore[arg-type]
    over = [one.high + 1 for one in hard]
    assert not plausible(chosen, over)  # type: ignore[arg-type]


def test_a_kind_without_values_is_no_place_for_a_reading() -> None:
    assert kind_of(replace(glucose("1"), kind="document")) is None
    assert kind_of(replace(glucose("1"), kind="impedance")) is None


def test_a_value_in_another_unit_is_never_taken_for_ours() -> None:
    said = replace(glucose("5.5"), unit="mmol/L")
    assert fate_of(Weighed(said, bound=True)) is Fate.EXCLUDED
