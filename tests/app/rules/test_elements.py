"""A resource taken apart and put together keeps its very text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.elements import joined, split

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=3), _json), st.sampled_from([None, 1]))
def test_what_is_split_joins_again(
    value: dict[str, object], indent: int | None
) -> None:
    body = json.dumps(value, indent=indent).encode()
    assert json.loads(joined(split(body) or {})) == value


@given(st.binary(max_size=40))
def test_any_bytes_are_read(body: bytes) -> None:
    split(body)


@pytest.mark.parametrize("body", [b"", b"[]", b"1", b"{", b"\xff"])
def test_what_is_not_an_object_has_no_element(body: bytes) -> None:
    assert split(body) is None


def test_a_number_is_its_text() -> None:
    one, two = split(b'{"v":72.50}'), split(b'{"v":72.5}')
    assert one is not None
    assert one != two
    assert joined(one) == b'{"v":72.50}'


@pytest.mark.parametrize(
    "rows",
    [
        *(b'[{"a":1}]', b'[{"id":"x"},{"id":"x"}]', b"[]"),
        *(b'[{"id":[1]}]', b'[{"id":1},{"id":"1"}]', b'[{"id":{"a":1}}]'),
    ],
)
def test_a_list_without_ids_has_no_rows(rows: bytes) -> None:
    elements = split(b'{"v":' + rows + b"}")
    assert elements is not None
    assert elements["v"].rows is None
