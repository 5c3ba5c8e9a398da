"""What comes out of an export is the same on both sides, and doubted on ours."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as changed

from app.domain.device import (
    DeviceIdentity,
    Fold,
    Mark,
    Reading,
    Rejected,
    Special,
    Stamp,
    Stated,
    TimeSource,
    Way,
)
from app.domain.errors import Refused
from app.domain.harvest import BATCH_MAX, Item, Owner, Strand
from app.domain.reading import Point, Trace
from sync.airlock.frames import SHEAF_MAX
from sync.airlock.sheaf import (
    Grain,
    Sheaf,
    believed,
    sheaves,
)
from sync.wire import decode, decoder, encode

AT = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=1)))
DEVICE = DeviceIdentity("file:libreview|1", "libreview", "", "Abbott", "FreeStyle", "1")
READING = Reading(
    "blood-glucose",
    Decimal(99),
    "mg/dL",
    Stated("5,5", "mmol/L", b"la ligne, telle quelle"),
    Stamp(AT, TimeSource.FILE, "25-10-2026 02:30", fold=Fold.AMBIGUOUS),
    DEVICE,
    bytes(range(32)),
    Way.FILE,
    2,
    frozenset({Mark.LOW, Mark.FAILED}),
    (Decimal("1.50"), Special.NRES),
    (("meal", "fasting"),),
)
STRAND = Strand(
    Trace("interstitial-glucose", "import:libreview", "mmol/L", 1),
    DEVICE,
    (Point(0, 63, 2), Point(60, -4, 2), Point(86_400, 1)),
)
REJECTED = Rejected("value", b"\xff\x00", "12")
OWNER = Owner("Camille Fictive", "1958-03-12")
ITEMS: tuple[Item, ...] = (OWNER, READING, STRAND, REJECTED)


def through(*items: Item) -> list[Item]:
    return [one for sheaf in sheaves(items) for one in believed(sheaf)]


def test_what_is_sent_is_what_is_believed() -> None:
    assert through(*ITEMS) == list(ITEMS)


@given(
    st.decimals(-(10**9), 10**9, places=3) | st.sampled_from(Special) | st.none(),
    st.datetimes(timezones=st.just(UTC)) | st.none(),
)
def test_a_number_and_a_date_are_exact(
    value: Decimal | Special | None, at: datetime | None
) -> None:
    source = TimeSource.FILE if at else TimeSource.SUSPECT
    one = replace(READING, value=value, stamp=Stamp(at, source))
    (found,) = through(one)
    assert found == one


def test_a_sheaf_holds_few_items_and_few_bytes() -> None:
    light = list(sheaves([REJECTED] * (BATCH_MAX + 1)))
    assert [len(believed(one)) for one in light] == [BATCH_MAX, 1]
    long = replace(REJECTED, raw=bytes(60_000))
    heavy = list(sheaves([long] * 100))
    assert max(map(len, heavy)) < SHEAF_MAX
    assert sum(len(believed(one)) for one in heavy) == 100


def test_nothing_makes_no_sheaf() -> None:
    assert list(sheaves(())) == []


def grain_of(item: Item) -> Grain:
    (sheaf,) = sheaves([item])
    (grain,) = decode(decoder(Sheaf), sheaf).grains
    return grain


def refused(grain: Grain) -> bool:
    try:
        believed(encode(Sheaf((grain,))))
    except Refused as error:
        return error.code == "import.damaged"
    return False


@pytest.mark.parametrize("item", ITEMS, ids=["owner", "reading", "strand", "rejected"])
def test_an_honest_grain_is_believed(item: Item) -> None:
    assert not refused(grain_of(item))


TELL: list[dict[str, Any]] = [
    {"kind": "../../kind"},
    {"kind": ""},
    {"value": "1e9"},
    {"value": "9" * 30},
    {"value": "nan"},
    {"parts": ("1", "2", "3", "4", "5")},
    {"parts": ("douze",)},
    {"key": bytes(31)},
    {"way": Way.STORED},
    {"slot": 300},
    {"unit": "mg\x1b[2J"},
    {"unit": "m" * 500},
    {"stated": Stated("x" * 500, "")},
    {"stated": Stated("x", "", bytes(1 << 17))},
    {"stamp": Stamp(None, TimeSource.FILE)},
    {"stamp": Stamp(AT, TimeSource.RECEIVED)},
    {"stamp": Stamp(AT.replace(tzinfo=None), TimeSource.FILE)},
    {"stamp": Stamp(AT, TimeSource.FILE, "\0")},
    {"context": (("meal", "\x07"),)},
    {"context": (("a", "b"),) * 17},
    {"device": replace(DEVICE, key="sys:12-34")},
    {"device": replace(DEVICE, model="\u0000")},
]


@pytest.mark.parametrize("change", TELL, ids=map(repr, range(len(TELL))))
def test_a_reading_that_is_none_is_refused(change: dict[str, Any]) -> None:
    told = grain_of(READING).told
    assert told is not None
    assert refused(Grain(told=changed(told, **change)))


@pytest.mark.parametrize(
    "change",
    [
        {"points": ()},
        {"points": (Point(60, 1), Point(0, 1))},
        {"points": (Point(0, 1), Point(0, 1))},
        {"points": (Point(-1, 1),)},
        {"points": (Point(0, 1 << 40),)},
        {"points": (Point(0, 1, 64),)},
        {"points": tuple(Point(t, 1) for t in range(4097))},
        {"trace": Trace("interstitial-glucose", "typed", "mg/dL")},
        {"trace": Trace("", "import:x", "mg/dL")},
        {"trace": Trace("glucose\n", "import:x", "mg/dL")},
        {"trace": Trace("glucose", "import:x", "mg/dL", 40)},
        {"device": replace(DEVICE, key="mac:aa")},
    ],
    ids=map(repr, range(12)),
)
def test_points_no_segment_holds_are_refused(change: dict[str, Any]) -> None:
    assert refused(Grain(strand=replace(STRAND, **change)))


@pytest.mark.parametrize(
    "grain",
    [
        Grain(),
        Grain(rejected=REJECTED, owner=OWNER),
        Grain(rejected=replace(REJECTED, reason="Not a reason")),
        Grain(rejected=replace(REJECTED, raw=bytes(1 << 17))),
        Grain(rejected=replace(REJECTED, where="\x1b")),
        Grain(owner=Owner("x" * 500)),
        Grain(owner=Owner("Rose", "\0")),
    ],
    ids=map(repr, range(7)),
)
def test_what_is_not_one_honest_item_is_refused(grain: Grain) -> None:
    assert refused(grain)


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"",
        lambda: b"\xc1",
        lambda: encode(Sheaf(tuple([grain_of(OWNER)] * (BATCH_MAX + 1)))),
        lambda: encode(Sheaf((Grain(rejected=replace(REJECTED, where="é")),))) + b"x",
    ],
    ids=["nothing", "no message", "too many", "more"],
)
def test_what_is_no_sheaf_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        believed(make())


@given(st.binary(max_size=200))
def test_any_bytes_are_a_sheaf_or_refused(raw: bytes) -> None:
    try:
        believed(raw)
    except Refused as error:
        assert error.code == "import.damaged"  # noqa: PT017 - either is right
