"""CBOR of a foreign hand gives plain values, or is refused; it never takes long."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.gates.cbor import DEPTH_MAX, ITEMS_MAX, SIZE_MAX, Tagged, loads
from tests.fictitious.certificates import dumped

PLAIN = (
    st.integers(-(2**64), 2**64 - 1)
    | st.booleans()
    | st.none()
    | st.text(max_size=20)
    | st.binary(max_size=20)
    | st.floats(allow_nan=False)
)
VALUES = st.recursive(
    PLAIN,
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(
            st.text(max_size=4) | st.integers(-99, 99), inside, max_size=4
        )
    ),
    max_leaves=12,
)


@given(VALUES)
def test_values_come_back(value: Any) -> None:  # noqa: ANN401 - any value
    assert loads(dumped(value)) == value


@given(st.binary(max_size=200))
@example(b"\xff")
@example(b"\x5f\x9f\xff")
@example(b"\xbf\x01\xff")
def test_any_bytes_give_a_value_or_a_refusal(raw: bytes) -> None:
    try:
        loads(raw)
    except ValueError:
        return


@given(VALUES, st.integers(1, 40))
def test_what_is_cut_short_is_refused(value: Any, cut: int) -> None:  # noqa: ANN401
    raw = dumped([value])
    with pytest.raises(ValueError, match=r".*"):
        loads(raw[: max(0, len(raw) - cut)])


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"\x9f\x01\x02\xff", [1, 2]),
        (b"\xbf\x61a\x01\xff", {"a": 1}),
        (b"\x7f\x61a\x61b\xff", "ab"),
        (b"\x5f\x41a\x41b\xff", b"ab"),
        (b"\xf9\x3c\x00", 1.0),
        (b"\xd2\x01", Tagged(18, 1)),
    ],
)
def test_what_has_no_length_and_tags_are_read(raw: bytes, value: object) -> None:
    assert loads(raw) == value


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x01\x01",
        b"\xa2\x01\x01\x01\x02",
        b"\xa1\x80\x01",
        b"\x1c",
        b"\xf8\x20",
        b"\x61\xff",
        b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\x5b\x7f\xff\xff\xff\xff\xff\xff\xff",
        b"\x7f\x01\xff",
        b"\x81\xff",
        b"\xdf\x01\xff",
    ],
)
def test_what_is_wrong_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        loads(raw)


def test_what_is_too_deep_too_many_or_too_long_is_refused() -> None:
    assert loads(b"\x81" * (DEPTH_MAX - 1) + b"\x01")
    for raw in (
        b"\x81" * DEPTH_MAX + b"\x01",
        b"\x9f" + b"\x01" * ITEMS_MAX + b"\xff",
        dumped(bytes(SIZE_MAX)),
    ):
        with pytest.raises(ValueError, match=r".*"):
            loads(raw)
