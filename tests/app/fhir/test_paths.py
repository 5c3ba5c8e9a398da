"""A place in a resource is read, written and emptied; what is beside it stays."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.topic import Path, Slice
from app.fhir.paths import drop, find, holds, put

PHONE = Slice({"system": "phone"})
STEPS = st.sampled_from(
    [("b",), ("b", 0), ("a", PHONE), ("b", Slice({"url": "x"}))],
)
PATHS = st.lists(STEPS, max_size=3).map(
    lambda steps: ("a", *(one for step in steps for one in step), "said")
)
JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "url", "system"]), inner)
    ),
    max_leaves=8,
)
TREES = st.dictionaries(st.sampled_from(["a", "b"]), JSON)


@given(TREES, PATHS)
def test_what_is_put_is_found(tree: dict[str, Any], path: Path) -> None:
    assert find(put(tree, path, "said"), path) == "said"


@given(TREES, PATHS)
def test_what_is_dropped_is_found_no_more(tree: dict[str, Any], path: Path) -> None:
    bare = {"b": tree["b"]} if "b" in tree else {}
    left = drop(put(bare, path, "said"), path) or {}
    assert find(left, path) is None
    assert left == bare


@given(TREES, PATHS)
def test_nothing_is_changed_in_place(tree: dict[str, Any], path: Path) -> None:
    before = repr(tree)
    put(tree, path, "said")
    drop(tree, path)
    assert repr(tree) == before


def test_what_is_beside_stays() -> None:
    tree = {"telecom": [{"system": "email", "value": "a@b.fr"}]}
    both = put(tree, ("telecom", PHONE, "value"), "06")
    assert both["telecom"][1] == {"system": "phone", "value": "06"}
    assert drop(both, ("telecom", PHONE, "value")) == tree


def test_an_element_of_an_item_goes_and_the_item_stays() -> None:
    tree = {"reaction": [{"severity": "mild", "manifestation": []}, {"id": "2"}]}
    left = drop(tree, ("reaction", 0, "severity"))
    assert left == {"reaction": [{"manifestation": []}, {"id": "2"}]}


@pytest.mark.parametrize(
    ("tree", "pattern"),
    [
        ({"a": 1}, {"a": 2}),
        ([{"a": 1}], [{"b": 2}]),
        ("text", {"a": 1}),
        ({"a": 1}, [1]),
    ],
)
def test_a_pattern_is_not_there_by_halves(tree: object, pattern: object) -> None:
    assert not holds(tree, pattern)


def test_a_pattern_is_there_whatever_else_is() -> None:
    assert holds({"a": 1, "b": 2}, {"a": 1})
    assert holds([{"a": 1}, {"b": 2}], [{"b": 2}])


def test_what_comes_after_the_last_is_the_next() -> None:
    assert put({"role": [1]}, ("role", 9), 2) == {"role": [1, 2]}
