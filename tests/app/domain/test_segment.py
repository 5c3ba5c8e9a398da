"""A segment has one byte string; every other byte string is refused as one."""

from dataclasses import replace
from time import thread_time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.reading import DAY, T_MAX, VALUE_MAX, Point, Trace
from app.domain.segment import (
    POINTS_MAX,
    SIZE_MAX,
    TEXT_MAX,
    Segment,
    check,
    cut,
    decode,
    encode,
)

GLUCOSE: Final = Trace("interstitial-glucose", "import:libre", "mg/dL")
START: Final = 20_000 * DAY
A_DAY: Final = tuple(Point(START + n * 300, 120 + n % 7, 2) for n in range(288))
SMALL: Final = Segment(GLUCOSE, A_DAY[:3])

CODES = ("segment.malformed", "format.unknown")

TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=TEXT_MAX)
TRACES = st.builds(Trace, TEXTS.filter(bool), TEXTS, TEXTS, st.integers(0, 9))
VALUES = st.integers(-VALUE_MAX, VALUE_MAX) | st.integers(40, 400)
SEGMENTS = st.builds(
    lambda trace, day, said: Segment(
        trace, tuple(Point(day * DAY + t, *rest) for t, rest in sorted(said.items()))
    ),
    TRACES,
    st.integers(0, T_MAX // DAY),
    st.dictionaries(
        st.integers(0, DAY - 1),
        st.tuples(VALUES, st.integers(0, 15)),
        min_size=1,
        max_size=40,
    ),
)


@given(SEGMENTS)
def test_a_segment_is_read_back_the_same(segment: Segment) -> None:
    assert decode(encode(segment)) == segment


def read(raw: bytes) -> Segment | str:
    """Return the segment, or the code it is refused with."""
    try:
        return decode(raw)
    except Refused as refusal:
        return refusal.code


@given(st.binary(max_size=60))
def test_any_bytes_are_a_segment_or_refused_as_one(raw: bytes) -> None:
    found = read(b"\1" + raw)
    if isinstance(found, Segment):
        assert encode(found) == b"\1" + raw
    else:
        assert found == "segment.malformed"


@given(SEGMENTS, st.data())
def test_a_changed_byte_is_another_segment_or_refused(
    segment: Segment, data: st.DataObject
) -> None:
    raw = bytearray(encode(segment))
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    found = read(bytes(raw))
    assert found != segment
    assert isinstance(found, Segment) or found in CODES


@given(SEGMENTS, st.data())
def test_a_cut_or_longer_segment_is_refused(
    segment: Segment, data: st.DataObject
) -> None:
    raw = encode(segment)
    shorter = raw[: data.draw(st.integers(1, len(raw) - 1))]
    for wrong in (shorter, raw + b"\0"):
        with pytest.raises(Refused, match=r"segment\.malformed"):
            decode(wrong)


def number(value: int) -> bytes:
    """Write a number the long way: one byte more than it takes."""
    return bytes([value | 0x80, 0])


HEAD = b"\1\1a\0\0"
HOSTILE = {
    "nothing at all": b"",
    "no column": b"\1",
    "no point": HEAD + b"\0\0",
    "no code": b"\1\0\0\0\0\1\0\0\0\1",
    "a number that never ends": b"\1" + b"\xff" * 60,
    "a number written the long way": HEAD + number(0) + b"\1\0\0\0\1",
    "a text longer than all there is": b"\1\x40a",
    "an enormous text": b"\1\xff\xff\x03" + b"a" * 50_000,
    "more points than a segment holds": HEAD + b"\0\x81\x20" + b"\0" * 9000,
    "a scale nobody uses": b"\1\1a\0\0\x0a\1\0\0\0\1",
    "flags nobody knows": HEAD + b"\0\1\0\0\x10\1",
    "runs longer than the points": HEAD + b"\0\1\0\0\0\2",
    "an empty run": HEAD + b"\0\1\0\0\0\0\0\1",
    "one run cut in two": HEAD + b"\0\2\0\2\0\0\0\1\0\1",
    "an instant twice": HEAD + b"\0\2\0\0\0\0\0\2",
    "an instant before 1970": HEAD + b"\0\1\1\0\0\1",
    "a text that is no ASCII": b"\1\1\xe9\0\0\0\1\0\0\0\1",
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match=r"segment\.malformed"):
        decode(raw)


def test_the_smallest_segment_is_read_as_the_page_says() -> None:
    assert decode(HEAD + b"\0\1\0\0\0\1") == Segment(Trace("a", "", ""), (Point(0, 0),))


def test_the_heaviest_segment_is_looked_at_and_nothing_heavier() -> None:
    points = tuple(
        Point(START + n * n // 200, VALUE_MAX * (-1) ** n, n % 2)
        for n in range(POINTS_MAX)
    )
    texts = ("~" * TEXT_MAX,) * 3
    heavy = Segment(Trace(*texts, 9), tuple({p.t: p for p in points}.values()))
    assert len(encode(heavy)) < SIZE_MAX
    assert decode(encode(heavy)) == heavy


def test_megabytes_of_nothing_are_refused_at_once() -> None:
    raw, started = HEAD + b"\0\1\0\0" + bytes(8 << 20), thread_time()
    for _ in range(20):
        with pytest.raises(Refused, match=r"segment\.malformed"):
            decode(raw)
    assert thread_time() - started < 10


def test_a_newer_form_is_said_to_be_newer() -> None:
    with pytest.raises(Refused, match=r"format\.unknown"):
        decode(b"\2" + encode(SMALL)[1:])


WRONG = {
    "no point": (),
    "too many": tuple(Point(START + n, 0) for n in range(POINTS_MAX + 1)),
    "two days": (Point(START, 1), Point(START + DAY, 1)),
    "backwards": A_DAY[1::-1],
    "an instant twice": (A_DAY[0], A_DAY[0]),
    "before 1970": (Point(-1, 1),),
    "after 9999": (Point(T_MAX + 1, 1),),
    "too large": (Point(START, VALUE_MAX + 1),),
    "other flags": (Point(START, 1, 16),),
}


@pytest.mark.parametrize("points", WRONG.values(), ids=WRONG.keys())
def test_what_no_segment_may_hold_is_refused(points: tuple[Point, ...]) -> None:
    with pytest.raises(Refused, match=r"segment\.malformed"):
        encode(Segment(GLUCOSE, points))


@pytest.mark.parametrize(
    "wrong",
    [
        replace(GLUCOSE, code=""),
        replace(GLUCOSE, source="capteur de Léa"),
        replace(GLUCOSE, unit="x" * (TEXT_MAX + 1)),
        replace(GLUCOSE, scale=10),
        replace(GLUCOSE, source="\ud800"),
    ],
)
def test_a_trace_is_said_in_short_plain_codes(wrong: Trace) -> None:
    with pytest.raises(Refused, match=r"segment\.malformed"):
        check(Segment(wrong, A_DAY))


def test_points_are_cut_by_day_and_never_too_long() -> None:
    every_ten = [Point(START + n * 10, n) for n in range(2 * DAY // 10)]
    pieces = list(cut(GLUCOSE, every_ten))
    assert [p for piece in pieces for p in piece.points] == every_ten
    sizes = [len(piece.points) for piece in pieces]
    assert sizes == [POINTS_MAX, POINTS_MAX, 448] * 2
    for piece in pieces:
        check(piece)


def test_a_day_of_glucose_takes_less_than_a_kilobyte() -> None:
    assert len(encode(Segment(GLUCOSE, A_DAY))) < 1000
