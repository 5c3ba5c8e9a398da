"""Numbers keep their digits from the bytes to the bytes."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.fhir import exact

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False, places=4)
)
TREES = st.dictionaries(
    st.text(),
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    ),
)


@given(TREES)
def test_a_tree_comes_back_as_it_was(tree: exact.Tree) -> None:
    assert exact.read(exact.write(tree)) == tree


def test_zeros_stay() -> None:
    raw = '{"value":72.50,"small":0.00010,"texte":"é « »"}'.encode()
    assert exact.write(exact.read(raw)) == raw


def test_a_power_of_ten_is_written_in_full() -> None:
    assert exact.write({"value": Decimal("1.8E+2")}) == b'{"value":180}'


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"1",
        b"{",
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b"\xff{}",
        b'{"a":1,"a":2}',
        b'{"a":{"b":1,"b":1}}',
        b'{"a":1e999999999}',
        b'{"a":1.0e-999}',
        b'{"a":' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_object_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        exact.read(raw)


@given(st.binary())
def test_any_bytes_give_a_tree_or_a_refusal(raw: bytes) -> None:
    try:
        tree = exact.read(raw)
    except Refused:
        return
    assert json.loads(raw) == json.loads(exact.write(tree))


def test_a_well_without_bottom_is_refused() -> None:
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        exact.read(b'{"a":' + b"[" * 100_000)
    deep: object = {}
    for _ in range(200):
        deep = [deep]
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        exact.write({"a": deep})
