"""A temperature, in the unit of the thermometer."""

from app.domain.sig import temperature
from app.domain.sig.temperature import Temperature


def test_a_temperature_and_where_it_was_taken() -> None:
    raw = bytes.fromhex("06730100ffea070b1507030003")
    read = temperature.decode(raw)
    assert (str(read.stated), read.unit, read.site) == ("37.1", "Cel", 3)
    assert temperature.encode(read) == raw


def test_fahrenheit_is_said() -> None:
    """The off-the-shelf decoder makes 3.71E+129 of 37.1."""
    read = temperature.decode(bytes.fromhex("01da0300ff"))
    assert read == Temperature(read.stated, "[degF]")
    assert str(read.stated) == "98.6"


def test_a_thermometer_says_where_it_measures() -> None:
    assert temperature.decode_site(b"\x06") == 6
