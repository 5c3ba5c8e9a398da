"""What we ask a device for, byte for byte."""

import pytest

from app.domain.sig import records
from app.domain.sig.packet import DecodeError
from app.domain.sig.records import Answer, Op, Operator, Result


def test_what_we_ask() -> None:
    assert records.report().hex() == "0101"
    assert records.report(31).hex() == "0103011f00"
    assert records.count().hex() == "0401"
    assert records.abort().hex() == "0300"


def test_what_it_answers() -> None:
    assert records.decode_answer(bytes.fromhex("05002800")) == Answer(
        Op.COUNT, count=40
    )
    nothing = records.decode_answer(bytes.fromhex("06000106"))
    assert nothing == Answer(Op.REPORT, Result.NOTHING_FOUND)
    assert records.encode_answer(nothing).hex() == "06000106"


@pytest.mark.parametrize("raw", ["07000101", "06010101", "01000101"])
def test_anything_else_is_no_answer(raw: str) -> None:
    with pytest.raises(DecodeError, match="value"):
        records.decode_answer(bytes.fromhex(raw))


def test_what_was_asked_is_understood() -> None:
    """The lab plays the meter with it."""
    asked = records.decode_request(records.report(31))
    assert (asked.op, asked.operator) == (Op.REPORT, Operator.FROM)
    assert asked.operand.hex() == "011f00"


def test_a_record_is_never_erased() -> None:
    """02 erases records: nothing here can write it."""
    assert 0x02 not in {op.value for op in Op}
