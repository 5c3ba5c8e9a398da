"""A blood pressure: three numbers, its pulse, what may have spoilt it."""

from app.domain.device import Special
from app.domain.sig import pressure


def test_a_pressure_in_millimetres_of_mercury() -> None:
    raw = bytes.fromhex("16 7400 4700 5600 ea070b15070300 4800 0400")
    read = pressure.decode(raw)
    assert (str(read.systolic), str(read.diastolic), str(read.mean)) == (
        "116",
        "71",
        "86",
    )
    assert (read.unit, str(read.pulse), read.user) == ("mm[Hg]", "72", None)
    assert pressure.Status(read.status or 0) == pressure.Status.IRREGULAR_PULSE
    assert pressure.encode(read) == raw


def test_a_pressure_in_kilopascals_keeps_its_decimal() -> None:
    read = pressure.decode(bytes.fromhex("01a0f06af07cf0"))
    assert (str(read.systolic), str(read.diastolic), read.unit) == (
        "16.0",
        "10.6",
        "kPa",
    )


def test_a_cuff_that_failed_gives_no_number() -> None:
    read = pressure.decode(bytes.fromhex("08ff07ff07ff07ff"))
    assert (read.systolic, read.user) == (Special.NAN, None)
