"""One entry a name: written, replaced, dropped, each taken back."""

from dataclasses import replace

import pytest

from app.flows.prevention.kept import Kept
from app.kinds.examination import KIND
from tests.app.paper_home import PaperHome, days


@pytest.fixture
def home() -> PaperHome:
    """Return a space that keeps nothing."""
    return PaperHome()


def kept(home: PaperHome) -> Kept:
    """Return what one kind keeps there."""
    flow = home.stays
    return Kept(home.vault, flow.world, home.space, KIND)


def body(text: str) -> bytes:
    """Return something to keep."""
    return f'{{"resourceType":"Procedure","status":"{text}"}}'.encode()


def held(one: Kept) -> dict[str, bytes]:
    """Return what is kept, by name."""
    return {name: entry.body for name, entry in one.named().items()}


def test_a_name_keeps_one_thing(home: PaperHome) -> None:
    one = kept(home)
    one.put("a", lambda _own: body("one"), "2026")
    back = one.put("a", lambda _own: body("two"), "2026-03")
    one.put("b", lambda _own: body("three"), "")
    assert held(one) == {"a": body("two"), "b": body("three")}
    assert one.named()["a"].when.text == "2026-03"
    back()
    assert held(one) == {"a": body("one"), "b": body("three")}


def test_a_first_thing_taken_back_leaves_nothing(home: PaperHome) -> None:
    one = kept(home)
    one.put("a", lambda _own: body("one"), "")()
    assert held(one) == {}


def test_what_is_dropped_comes_back(home: PaperHome) -> None:
    one = kept(home)
    one.put("a", lambda _own: body("one"), "")
    back = one.drop("a")
    assert held(one) == {}
    back()
    assert held(one) == {"a": body("one")}
    one.drop("b")()


def test_of_two_born_on_two_devices_the_last_one_counts(home: PaperHome) -> None:
    one = kept(home)
    one.put("a", lambda _own: body("here"), "")
    home.now += days(1)
    there = replace(one.blank(), body=body("there"), meta={"category": "a"})
    one.shelf.put(there)
    assert held(one) == {"a": body("there")}
    one.drop("a")
    assert one.shelf.every() == []
