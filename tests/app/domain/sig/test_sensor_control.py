"""The one thing we ask of a sensor: to begin."""

import pytest

from app.domain.sig import sensor_control
from app.domain.sig.packet import DecodeError


def test_a_session_is_asked_for_with_its_checksum() -> None:
    assert sensor_control.start(crc=True).hex() == "1a5cb0"
    assert sensor_control.start(crc=False).hex() == "1a"


def test_what_it_answers() -> None:
    answer = sensor_control.decode_answer(bytes.fromhex("1c1a01"), crc=False)
    assert (answer.op, answer.result) == (0x1A, sensor_control.Result.DONE)
    with pytest.raises(DecodeError, match="value"):
        sensor_control.decode_answer(bytes.fromhex("1b1a01"), crc=False)


def test_a_sensor_is_never_stopped_set_or_calibrated() -> None:
    forbidden = {0x01, 0x04, 0x07, 0x0A, 0x0D, 0x10, 0x13, 0x16, 0x19, 0x1B}
    assert not forbidden & {op.value for op in sensor_control.Op}
