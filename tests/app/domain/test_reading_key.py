"""The key of a reading: the same for two copies of one, and for nothing else."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

from app.domain.device import KEY_SIZE
from app.domain.reading_key import (
    minute_of,
    of_broadcast,
    of_entry,
    of_line,
    of_meter,
    of_minute,
    of_packet,
    of_parts,
    of_sensor,
)

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
SCALE = "sys:12-34"
BASE = bytes.fromhex("ea070b15070300")

KEYS = {
    "meter": of_meter(SCALE, sequence=7, base=BASE),
    "next record": of_meter(SCALE, sequence=8, base=BASE),
    "meter reset": of_meter(SCALE, sequence=7, base=bytes(7)),
    "other meter": of_meter("sys:56-78", sequence=7, base=BASE),
    "sensor": of_sensor(SCALE, session=bytes(9), offset=7),
    "next session": of_sensor(SCALE, session=bytes(8) + b"\1", offset=7),
    "packet": of_packet("weight_scale", SCALE, time=BASE, packet=b"x"),
    "other packet": of_packet("weight_scale", SCALE, time=BASE, packet=b"y"),
    "other driver": of_packet("oximeter", SCALE, time=BASE, packet=b"y"),
    "other time": of_packet("oximeter", SCALE, time=bytes(7), packet=b"y"),
    "broadcast": of_broadcast(SCALE, time=BASE, weight=b"xy"),
    "unset": of_minute(SCALE, heard_at=NOW, weight=b"xy"),
    "line": of_line("clarity", SCALE, sort="EGV", time="2016", stated="104"),
    "other line": of_line("clarity", SCALE, sort="EGV", time="2016", stated="105"),
    "entry": of_entry("", device=SCALE, time="1", sort="sgv", sgv="104"),
    "named entry": of_entry("abc", device=SCALE, time="1", sort="sgv", sgv="104"),
}


def test_each_reading_has_its_own_key() -> None:
    for (name, key), (other, same) in combinations(KEYS.items(), 2):
        assert key != same, (name, other)
    assert {len(key) for key in KEYS.values()} == {KEY_SIZE}


def test_two_parts_are_not_one() -> None:
    assert of_parts("ab", "c") != of_parts("a", "bc")


def test_a_key_never_changes() -> None:
    """Keys are kept for ever: another recipe would double every reading."""
    assert KEYS["meter"].hex() == (
        "210e74d1bc90d1a05db1a6cc19796574dcc59166ac8d6c8be09360ee5e925551"
    )


def test_the_same_weight_within_a_minute_is_one_weighing() -> None:
    later = of_minute(SCALE, heard_at=NOW + timedelta(seconds=59), weight=b"xy")
    assert later == KEYS["unset"]
    assert of_minute(SCALE, heard_at=NOW, weight=b"xz") != KEYS["unset"]
    assert minute_of(NOW) != minute_of(NOW + timedelta(seconds=60))


def test_a_named_entry_is_known_by_its_name() -> None:
    """What the service puts right later in it does not double it."""
    corrected = of_entry("abc", device=SCALE, time="2", sort="sgv", sgv="110")
    assert corrected == KEYS["named entry"]
