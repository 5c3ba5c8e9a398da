"""The parts of a JSON text are found where they lie, whatever stands between them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gates.json_spans import elements, members

_LEAF = st.none() | st.booleans() | st.integers() | st.text()
_VALUE = st.recursive(
    _LEAF, lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside)
)
_INDENT = st.sampled_from([None, 0, 1, 4])


@given(st.dictionaries(st.text(), _VALUE), _INDENT)
def test_each_member_is_found_with_its_own_words(
    tree: dict[str, Any], indent: int | None
) -> None:
    text = json.dumps(tree, indent=indent)
    found = {name: json.loads(text[a:b]) for name, a, b in members(text)}
    assert found == tree


@given(st.lists(_VALUE), _INDENT)
def test_each_element_is_found_with_its_own_words(
    values: list[Any], indent: int | None
) -> None:
    text = json.dumps(values, indent=indent)
    assert [json.loads(text[a:b]) for a, b in elements(text)] == values


def test_words_are_given_as_they_came() -> None:
    text = '{ "a" : [ { "b": 72.50 , "é": "\\u00e9" } ] }'
    ((_, start, _),) = members(text)
    ((a, b),) = elements(text, start)
    assert text[a:b] == '{ "b": 72.50 , "é": "\\u00e9" }'


@pytest.mark.parametrize("text", ["[]", "3", '"a"', ""])
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        list(members(text))


@pytest.mark.parametrize("text", ["{}", "3", ""])
def test_what_is_no_array_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        list(elements(text))
