"""What was not understood is shown and copied with its bytes, whole."""

import pytest

from app.flows.devices.told import Quarantined
from tests.screens.homes import NOON
from views.parts.devices_near.odd import hexed, reason_of, written

ONE = Quarantined("ab" * 16, "sys:1", "crc", "2aa7", bytes(range(18)), NOON)


def test_bytes_stand_in_pairs_a_few_on_a_line() -> None:
    lines = hexed(ONE.raw).split("\n")
    assert lines[0] == "00 01 02 03 04 05 06 07"
    assert bytes.fromhex("".join(lines)) == ONE.raw


def test_a_copy_holds_every_byte_and_where_it_came_from() -> None:
    (line, end) = written([ONE]).decode().split("\n")
    assert end == ""
    assert line.split() == [NOON.isoformat(), "sys:1", "2aa7", "crc", ONE.raw.hex()]


@pytest.mark.parametrize(
    "reason", ["short", "trailing", "crc", "size", "flags", "unit", "value", "line"]
)
def test_each_reason_has_its_words(reason: str) -> None:
    other = Quarantined("", "", "unheard", "", b"", NOON)
    said = reason_of(Quarantined("", "", reason, "", b"", NOON))
    assert said != reason_of(other)
    assert said != reason
