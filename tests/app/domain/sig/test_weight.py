"""A weighing: its units, its user, and what a scale does not know."""

from decimal import Decimal

import pytest

from app.domain.sig import weight
from app.domain.sig.dates import DeviceTime
from app.domain.sig.packet import DecodeError

WEIGHED = bytes.fromhex("0EA737EA070B1508010002F600A406")


def test_a_weighing_of_every_field() -> None:
    read = weight.decode(WEIGHED)
    assert (str(read.kg), read.user) == ("71.235", 2)
    assert (str(read.bmi), str(read.height)) == ("24.6", "1.700")
    assert read.time == DeviceTime(2026, 11, 21, 8, 1, 0)
    assert weight.encode(read) == WEIGHED


def test_a_weighing_that_failed_has_no_weight() -> None:
    """The off-the-shelf decoder gives 327.675 kg."""
    read = weight.decode(bytes.fromhex("00ffff"))
    assert (read.stated, read.kg) == (None, None)
    assert weight.encode(read).hex() == "00ffff"


def test_an_unknown_user_is_nobody() -> None:
    """The off-the-shelf decoder gives the slot 255."""
    assert weight.decode(bytes.fromhex("04a737ff")).user is None
    assert weight.decode(bytes.fromhex("04a73700")).user == 0


def test_pounds_and_inches_are_kept_as_stated() -> None:
    read = weight.decode(bytes.fromhex("09483c f600 9e02"))
    assert (str(read.stated), read.unit) == ("154.32", "[lb_av]")
    assert str(read.kg) == "69.9983745384"
    assert read.height == Decimal("1.7018")


def test_a_date_it_does_not_know_keeps_the_weight() -> None:
    """The off-the-shelf decoder loses the weight."""
    read = weight.decode(bytes.fromhex("02a737" + 7 * "00"))
    assert read.time is not None
    assert (read.time.local, str(read.kg)) == (None, "71.235")


def test_half_a_date_loses_the_whole_packet() -> None:
    """The off-the-shelf decoder drops the date, and keeps the rest."""
    with pytest.raises(DecodeError, match="short"):
        weight.decode(WEIGHED[:6])
