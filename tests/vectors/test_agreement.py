"""Two readers who never met answer alike, to what is true and to what is not."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from tests.vectors import decoder, reader
from tests.vectors.decoder_notation import Refusal
from tests.vectors.strategies import spoiled
from tests.vectors.test_decoder import KEPT

Case = dict[str, Any]
SLOW = {"pin_kek", "passphrase_kek"}
OWN_KEYS = {
    *("public_key", "root_public", "from_recovery", "deposit_publics"),
    "from_identity",
}
"""What is asked of one's own keys and id: their length is the caller's promise."""
OFTEN = settings(max_examples=250)
FOREIGN: list[tuple[Case, str]] = [
    (case, name)
    for case in KEPT
    if case["op"] not in SLOW | OWN_KEYS and "passphrase" not in case["given"]
    for name, value in case["given"].items()
    if str(value).startswith("0x") and 2 < len(value) < 20_000
]
STATEMENTS = [case for case in KEPT if case["op"] == "statement"]
MARKS = list(
    "\u00a0\u2007\u202f\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u0131\u017f\ufb01"
)
DATES = ["", "9999", "2024-02", "2024-02-29", "2026-11-21T08:00:00.5+14:00"]
FIELDS: st.SearchStrategy[object] = st.sampled_from(
    [
        0,
        1,
        -1,
        2**31,
        2**63 - 1,
        2**63,
        True,
        None,
        1.5,
        "",
        "a",
        "e\u0301",
        [],
        [1],
        {},
    ]
    + [bytes(size) for size in (0, 16, 31, 32, 33, 60, 64, 92, 1216)]
)


def first(op: str, asked: Case) -> object:
    """Answer as the product does: a value, or the code of its refusal."""
    try:
        return decoder.given(reader.run(op, asked))
    except Refused as refused:
        return refused.code


def second(op: str, asked: Case) -> object:
    """Answer as the second reader does."""
    try:
        return decoder.do(op, asked)
    except Refusal as refusal:
        return str(refusal)


def disagree(case: Case, other: Callable[[str, Case], object] = second) -> bool:
    """Tell whether the product and the *other* reader part."""
    return first(case["op"], case["given"]) != other(case["op"], case["given"])


@pytest.mark.covers("C-115")
@given(st.data())
@OFTEN
def test_spoiled_bytes_get_one_answer(draw: st.DataObject) -> None:
    case, name = draw.draw(st.sampled_from(FOREIGN))
    raw = draw.draw(spoiled(bytes.fromhex(case["given"][name][2:])))
    asked = case["given"] | {name: "0x" + raw.hex()}
    assert not disagree({"op": case["op"], "given": asked})


@given(st.data(), FIELDS)
@OFTEN
def test_a_statement_with_another_field_gets_one_answer(
    draw: st.DataObject, field: object
) -> None:
    case = draw.draw(st.sampled_from(STATEMENTS))
    fields = msgspec.msgpack.decode(bytes.fromhex(case["given"]["raw"][2:]))
    at = draw.draw(st.integers(0, len(fields) - 1))
    raw = msgspec.msgpack.encode([*fields[:at], field, *fields[at + 1 :]])
    asked = case["given"] | {"raw": "0x" + raw.hex()}
    assert not disagree({"op": "statement", "given": asked})


@given(st.sampled_from(sorted(reader.STATEMENTS)), st.binary(max_size=60))
@OFTEN
def test_any_bytes_get_one_answer(kind: str, raw: bytes) -> None:
    asked = {"kind": kind, "raw": "0x" + raw.hex()}
    assert not disagree({"op": "statement", "given": asked})


@given(st.data())
@OFTEN
def test_a_code_typed_otherwise_gets_one_answer(draw: st.DataObject) -> None:
    case = draw.draw(
        st.sampled_from([case for case in KEPT if case["op"] == "recovery_key"])
    )
    text = case["given"]["text"]
    at = draw.draw(st.integers(0, len(text)))
    mark = draw.draw(st.text(max_size=2) | st.sampled_from(MARKS))
    typed = text[:at] + mark + text[at:]
    assert not disagree({"op": "recovery_key", "given": {"text": typed}})


@given(st.data())
@OFTEN
def test_an_invitation_written_otherwise_gets_one_answer(draw: st.DataObject) -> None:
    case = next(case for case in KEPT if case["op"] == "read_invitation")
    text = case["given"]["text"]
    at = draw.draw(st.integers(0, len(text)))
    letters = draw.draw(st.text("ABab019-_+/= \n\u0661", max_size=2))
    other = text[:at] + letters + text[at + draw.draw(st.integers(0, 2)) :]
    assert not disagree({"op": "read_invitation", "given": {"text": other}})


@given(st.data(), st.integers(0, 5))
@OFTEN
def test_a_date_written_otherwise_gets_one_answer(
    draw: st.DataObject, precision: int
) -> None:
    text = draw.draw(st.sampled_from(DATES))
    at = draw.draw(st.integers(0, len(text)))
    digits = draw.draw(st.text("0123456789+-:.TZ\u0661", max_size=2))
    when = text[:at] + digits + text[at + len(digits) :]
    body = [1, "kind", b"", when, precision, [], [], {}]
    raw = "0x00" + msgspec.msgpack.encode(body).hex()
    assert not disagree({"op": "read_body", "given": {"body": raw, "refs": []}})


def test_a_reader_that_forgives_is_seen() -> None:
    case = next(case for case in STATEMENTS if case["given"]["kind"] == "revoke")
    longer = {**case, "given": case["given"] | {"raw": case["given"]["raw"] + "00"}}
    assert not disagree(longer)
    assert disagree(longer, lambda op, _asked: second(op, case["given"]))
