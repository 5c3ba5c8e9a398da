"""A record of a meter: both units, its offset, its control solution, its limits."""

import pytest

from app.domain.device import Special
from app.domain.sig import glucose
from app.domain.sig.dates import DeviceTime

WHEN = DeviceTime(2026, 11, 21, 7, 3, 0)


@pytest.mark.parametrize(
    ("raw", "stated", "unit", "mg_dl"),
    [
        ("030700EA070B15070300000068B011", "0.00104", "kg/L", "104"),
        ("060800EA070B1507030037C011", "0.0055", "mol/L", "99"),
    ],
)
def test_both_units_give_milligrams(
    raw: str, stated: str, unit: str, mg_dl: str
) -> None:
    read = glucose.decode(bytes.fromhex(raw))
    assert (str(read.stated), read.unit) == (stated, unit)
    assert (format(read.mg_dl, "f"), read.base) == (mg_dl, WHEN)
    assert (read.sample, read.site) == (1, 1)
    assert glucose.encode(read) == bytes.fromhex(raw)


def test_an_offset_may_be_behind() -> None:
    read = glucose.decode(bytes.fromhex("010700EA070B1507030088ff"))
    assert (read.offset, read.stated, read.mg_dl) == (-120, None, None)


def test_a_control_solution_is_told_from_blood() -> None:
    read = glucose.decode(bytes.fromhex("020700EA070B1507030068B04A"))
    assert (read.sample, read.site) == (glucose.CONTROL_SOLUTION, 4)


@pytest.mark.parametrize(
    ("raw", "side"),
    [
        ("fe07", Special.POS_INF),
        ("0208", Special.NEG_INF),
        ("ff07", None),
    ],
)
def test_a_value_beyond_the_meter_has_no_number(raw: str, side: Special | None) -> None:
    read = glucose.decode(bytes.fromhex(f"020700EA070B15070300{raw}11"))
    assert isinstance(read.mg_dl, Special)
    assert glucose.beyond(read) is side


@pytest.mark.parametrize(
    ("status", "side"),
    [("2000", Special.POS_INF), ("4000", Special.NEG_INF), ("0100", None)],
)
def test_a_status_says_that_it_went_beyond(status: str, side: Special | None) -> None:
    read = glucose.decode(bytes.fromhex(f"0A0700EA070B1507030068B011{status}"))
    assert glucose.beyond(read) is side
