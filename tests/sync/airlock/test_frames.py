"""Messages of the pipe come back whole, or not at all."""

from io import BytesIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from sync.airlock.frames import MESSAGE_MAX, Answer, Ask, exactly, receive, send
from sync.wire import decode, decoder

COUNTS = st.integers(0, 1 << 40)
ANSWERS = st.builds(
    Answer, pages=COUNTS, width=COUNTS, height=COUNTS, size=COUNTS, code=st.text()
)


@given(answer=ANSWERS, payload=st.binary())
def test_a_message_and_its_bytes_come_back(answer: Answer, payload: bytes) -> None:
    pipe = BytesIO()
    send(pipe, answer, payload)
    pipe.seek(0)
    assert decode(decoder(Answer), receive(pipe)) == answer
    assert exactly(pipe, len(payload)) == payload


@given(answer=ANSWERS, lost=st.integers(1, 4))
def test_a_message_cut_short_is_the_end(answer: Answer, lost: int) -> None:
    pipe = BytesIO()
    send(pipe, answer)
    with pytest.raises(EOFError):
        receive(BytesIO(pipe.getvalue()[:-lost]))


@given(junk=st.binary())
def test_any_bytes_are_a_message_or_refused(junk: bytes) -> None:
    try:
        assert isinstance(decode(decoder(Ask), junk), Ask)
    except Refused as refused:
        assert refused.code == "malformed"  # noqa: PT017  either way is right


def test_a_message_larger_than_ours_is_not_read() -> None:
    with pytest.raises(Refused, match="malformed"):
        receive(BytesIO((MESSAGE_MAX + 1).to_bytes(4, "big")))


def test_another_number_of_fields_is_refused() -> None:
    with pytest.raises(Refused, match="malformed"):
        decode(decoder(Ask), msgspec.msgpack.encode(["name"]))
