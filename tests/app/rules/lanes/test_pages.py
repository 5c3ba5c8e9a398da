"""Rows of two lanes come in the order the log had."""

import pytest

from app.crypto.runs import Run
from app.domain.ids import ROOT
from app.rules.lanes.pages import LanePulled, LaneRow, merged

LANE = b"c" * 16
RUN = Run(b"s" * 16, b"d" * 16, LANE, bytes(32), bytes(64))


def row(n: int, r: int, run: int = 0) -> LaneRow:
    return LaneRow(n, r, run, 0, bytes(32), b"head", b"body")


def page(
    collection: bytes, *rows: LaneRow, n: int = 0, more: bool = False
) -> LanePulled:
    end = n or (rows[-1].n if rows else 0)
    return LanePulled(collection, end, bytes(32), (RUN,), rows, more)


def zero16(*numbers: int, n: int = 0) -> LanePulled:
    return page(ROOT, *(row(each, each - 1) for each in numbers), n=n)


def order(
    roots: list[LanePulled], lane: LanePulled, known: tuple[int, int] = (0, 0)
) -> list[tuple[bool, int]]:
    return [(of is lane, each.n) for of, each in merged(roots, lane, known)]


def test_a_row_stands_after_the_ops_of_zero16_before_it() -> None:
    lane = page(LANE, row(1, 1), row(2, 1), row(3, 3))
    assert order([zero16(1, 2, 3)], lane) == [
        (False, 1),
        (True, 1),
        (True, 2),
        (False, 2),
        (False, 3),
        (True, 3),
    ]


def test_zero16_goes_no_further_while_the_lane_has_more() -> None:
    lane = page(LANE, row(1, 1), n=9, more=True)
    assert order([zero16(1, 2, 3)], lane) == [(False, 1), (True, 1)]


def test_what_was_asked_of_zero16_after_the_lane_waits_for_it() -> None:
    """A row of the lane, not shown yet, may come before those."""
    lane = page(LANE, row(1, 3))
    roots = [zero16(1, 2), zero16(3, 4)]
    assert order(roots, lane) == [(False, 1), (False, 2), (False, 3), (True, 1)]


def test_rows_judged_before_are_passed_over() -> None:
    lane = page(LANE, row(1, 1), row(2, 2))
    assert order([zero16(1, 2, 3)], lane, (1, 1)) == [
        (False, 2),
        (True, 2),
        (False, 3),
    ]


@pytest.mark.parametrize(
    ("rows", "whole"), [((0,), True), ((), False), ((0, 1), False), ((-1,), False)]
)
def test_a_page_holds_the_runs_of_its_rows(rows: tuple[int, ...], whole: bool) -> None:  # noqa: FBT001
    shown = page(LANE, *(row(n, 0, run) for n, run in enumerate(rows, 1)))
    assert shown.whole is whole


def test_a_row_takes_its_place_in_the_merged_order() -> None:
    placed = row(3, 1).at(9)
    assert (placed.seq, placed.run, placed.body) == (9, 0, b"body")


def test_the_last_row_of_an_empty_page_is_the_one_known() -> None:
    assert (zero16().last(4), zero16(5, 6).last(4)) == (4, 6)
