"""A space that does not exist has no page."""

import pytest

from app.domain.errors import Refused
from sync.server.ledgers.memory.book import Shelf
from sync.server.ledgers.memory.pages import spaces, state_of


def test_an_absent_space_is_not_found() -> None:
    for shelf in (None, Shelf()):
        with pytest.raises(Refused, match="not_found"):
            state_of(shelf)


def test_nobody_is_in_no_space() -> None:
    assert spaces({b"s": Shelf()}, b"alice", 0, None) == []
