"""A device that polls hears of each move once, and of what is shown no more."""

import pytest

from app.domain.errors import Broken
from sync.client.polling import moved

ONE, TWO = b"\x01" * 16, b"\x02" * 16


def shown(space: bytes, head: object = 3) -> dict[str, object]:
    return {"space": space.hex(), "head": head}


def test_what_is_new_and_what_moved_is_told_once() -> None:
    known: dict[bytes, int] = {}
    assert list(moved([shown(ONE), shown(TWO, 5)], known)) == [(ONE, 3), (TWO, 5)]
    assert list(moved([shown(ONE), shown(TWO, 6)], known)) == [(TWO, 6)]
    assert list(moved([shown(ONE, 2), shown(TWO, 6)], known)) == []


def test_what_is_shown_no_more_is_told_once() -> None:
    known = {ONE: 3, TWO: 5}
    assert list(moved([shown(ONE)], known)) == [(TWO, 0)]
    assert list(moved([shown(ONE)], known)) == []
    assert known == {ONE: 3}


def test_a_head_that_is_no_number_moves_nothing() -> None:
    known: dict[bytes, int] = {}
    assert list(moved([shown(ONE, "3")], known)) == []
    assert known == {ONE: 0}


def test_a_space_without_name_is_malformed() -> None:
    with pytest.raises(Broken, match=r"peer\.malformed"):
        list(moved([{"head": 3}], {}))
