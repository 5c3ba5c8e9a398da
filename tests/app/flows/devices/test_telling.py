"""What a scale may be told is little, and remembered as decided, on this machine."""

import pytest

from app.domain.errors import Refused
from app.flows.devices.telling import allow, facts
from tests.app.flows.devices.conftest import Home


def test_only_a_year_a_sex_and_a_height_may_be_told(home: Home) -> None:
    home.measures.add("body-height", ["162.4"], at="2026-11-19")
    told = facts(home.devices.room)
    assert told["height"] == "162"
    assert told.keys() <= {"birth_date", "sex", "height"}
    assert len(told.get("birth_date", "1952")) == 4


def test_what_is_unknown_is_not_told(home: Home) -> None:
    assert "height" not in facts(home.devices.room)


@pytest.mark.parametrize(("answer", "kept"), [("yes", "yes"), ("no", "no"), ("x", "")])
def test_an_answer_is_kept_and_anything_else_asks_again(
    home: Home, answer: str, kept: str
) -> None:
    one = home.owned()
    allow(home.devices.room, one.key, answer)
    assert home.devices.one(one.key).tells == kept
    assert home.devices.one(one.key).last_seen == one.last_seen


def test_a_device_that_is_not_there_is_told_nothing(home: Home) -> None:
    with pytest.raises(Refused, match=r"device\.absent"):
        allow(home.devices.room, "00" * 16, "yes")
