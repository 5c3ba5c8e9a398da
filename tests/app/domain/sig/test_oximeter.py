"""A saturation and a pulse, and how good they are."""

from app.domain.device import Special
from app.domain.sig import oximeter
from app.domain.sig.oximeter import Status


def test_a_saturation_and_its_pulse() -> None:
    """The off-the-shelf decoder makes 9.7E-7 of 97."""
    raw = bytes.fromhex("0361003d00ea070b150703002001")
    read = oximeter.decode(raw)
    assert (str(read.saturation), str(read.pulse)) == ("97", "61")
    assert Status(read.status or 0) == Status.ONGOING | Status.QUALIFIED
    assert oximeter.encode(read) == raw


def test_a_clock_that_was_never_set_is_said() -> None:
    assert oximeter.decode(bytes.fromhex("10ff07ff07")).unset
    assert oximeter.decode(bytes.fromhex("00ff07ff07")).saturation is Special.NAN
