"""The records of a sensor: several a packet, all of them or none."""

from decimal import Decimal

import pytest

from app.domain.device import Special
from app.domain.sig import cgm
from app.domain.sig.cgm import Cgm
from app.domain.sig.packet import DecodeError

MINUTE = bytes.fromhex("0A016400050005F0F7B5")


def test_a_record_with_its_trend() -> None:
    (read,) = cgm.decode(MINUTE, crc=True)
    assert read == Cgm(5, Decimal(100), trend=Decimal("0.5"))
    assert cgm.encode(read, crc=True) == MINUTE


def test_two_records_share_a_packet() -> None:
    other = cgm.encode(Cgm(10, Special.NAN, quality=Decimal(90)), crc=True)
    first, second = cgm.decode(MINUTE + other, crc=True)
    assert (first.offset, second.offset) == (5, 10)
    assert second.mg_dl is Special.NAN
    assert second.quality == 90


@pytest.mark.parametrize("changed", range(len(MINUTE)))
def test_one_bad_record_refuses_the_packet(changed: int) -> None:
    spoilt = MINUTE[:changed] + bytes([MINUTE[changed] ^ 1]) + MINUTE[changed + 1 :]
    with pytest.raises(DecodeError):
        cgm.decode(MINUTE + spoilt, crc=True)


@pytest.mark.parametrize("raw", ["05006400", "200064000500", "000064000500"])
def test_a_size_that_lies_is_refused(raw: str) -> None:
    """The off-the-shelf decoder takes a size of 32 in six bytes."""
    with pytest.raises(DecodeError, match="size"):
        cgm.decode(bytes.fromhex(raw), crc=False)


def test_the_three_octets_are_told_apart() -> None:
    read = Cgm(5, Decimal(100), status=1, calibration=None, warning=cgm.ABOVE)
    assert cgm.decode(cgm.encode(read, crc=False), crc=False) == (read,)
    raw = cgm.encode(read, crc=False)
    assert raw[1] == 0b1010_0000
    assert raw[6:] == bytes([1, cgm.ABOVE])
