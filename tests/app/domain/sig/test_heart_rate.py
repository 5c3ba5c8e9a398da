"""Beats a minute, and whether the belt feels the skin."""

import pytest

from app.domain.sig import heart_rate
from app.domain.sig.packet import DecodeError


@pytest.mark.parametrize(
    ("raw", "beats", "touching"),
    [
        ("0048", 72, None),
        ("0448", 72, False),
        ("0648", 72, True),
        ("012c01", 300, None),
    ],
)
def test_a_rate_on_one_byte_or_two(
    raw: str,
    beats: int,
    touching: bool | None,  # noqa: FBT001 - a column of the table
) -> None:
    read = heart_rate.decode(bytes.fromhex(raw))
    assert (read.beats, read.touching) == (beats, touching)
    assert heart_rate.encode(read).hex() == raw


def test_intervals_end_the_packet() -> None:
    read = heart_rate.decode(bytes.fromhex("184805000004e803"))
    assert (read.energy, read.intervals) == (5, (1024, 1000))


def test_intervals_may_be_promised_and_not_be_there_yet() -> None:
    assert heart_rate.decode(bytes.fromhex("1048")).beats == 72


def test_half_an_interval_is_no_interval() -> None:
    with pytest.raises(DecodeError, match="short"):
        heart_rate.decode(bytes.fromhex("104800"))
