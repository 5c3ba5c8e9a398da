"""Nothing is left open of somebody whose space was put away, from any device."""

from dataclasses import dataclass

import pytest

from app.flows.emergency.sheet import Unwritten
from app.flows.emergency.while_kept import WhileKept


@dataclass
class Away:
    """Says whether a space was put away, and how often it was asked."""

    said: bool = False
    asked: int = 0

    def __call__(self) -> bool:
        """Answer."""
        self.asked += 1
        return self.said


@pytest.mark.covers("C-165")
def test_what_is_left_open_is_read_until_the_space_is_put_away() -> None:
    away, file = Away(), Unwritten()
    left = WhileKept(file, away)
    left.write(b"card")
    assert left.read() == b"card"
    away.said = True
    assert left.read() == b""
    left.remove()
    assert file.read() == b""


def test_where_nothing_is_left_open_nobody_is_asked() -> None:
    away = Away()
    assert WhileKept(Unwritten(), away).read() == b""
    assert away.asked == 0
