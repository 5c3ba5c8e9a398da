"""New devices wait ten minutes, are found by their code, answered once."""

import pytest

from app.domain.errors import Refused
from sync.server.enrolments import Enrolments
from tests.sync.server.rig import Dice, FakeClock

ANSWER = {"envelope": "aa", "certificate": "bb", "identity_card": "cc"}


def test_a_code_in_use_is_not_taken_twice() -> None:
    waiting = Enrolments(FakeClock(), Dice())
    waiting.open("CODE", card="aa", nonce="", url="")
    with pytest.raises(Refused, match="conflict"):
        waiting.open("CODE", card="bb", nonce="", url="")


def test_the_code_does_not_give_the_answer() -> None:
    waiting = Enrolments(FakeClock(), Dice())
    new = waiting.open("CODE", card="aa", nonce="", url="")
    waiting.answer(new.id, **ANSWER)
    assert waiting.get(new.id).envelope == "aa"
    assert waiting.get("CODE").envelope == ""


def test_an_answer_goes_by_id_only_and_once() -> None:
    waiting = Enrolments(FakeClock(), Dice())
    new = waiting.open("CODE", card="aa", nonce="", url="")
    with pytest.raises(Refused, match="not_found"):
        waiting.answer("CODE", **ANSWER)
    waiting.answer(new.id, **ANSWER)
    with pytest.raises(Refused, match="conflict"):
        waiting.answer(new.id, **ANSWER)


def test_after_ten_minutes_the_code_is_free_again() -> None:
    clock = FakeClock()
    waiting = Enrolments(clock, Dice())
    new = waiting.open("CODE", card="aa", nonce="", url="")
    clock.pass_by(minutes=10)
    with pytest.raises(Refused, match="not_found"):
        waiting.get(new.id)
    waiting.open("CODE", card="bb", nonce="", url="")
