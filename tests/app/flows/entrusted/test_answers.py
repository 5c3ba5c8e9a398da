"""A yes is said of the very grants that were shown; a no of the whole mandate."""

import pytest

from app.flows.entrusted.answers import Answers, proposal_id
from app.flows.preferences import Preferences
from tests.app.relatives import a_family

SPACE, OTHER = b"s" * 16, b"t" * 16
MANDATE, ONE, TWO, DAY = b"m" * 16, 2, 23, 1_800_000_000_000


@pytest.fixture
def answers() -> Answers:
    louise = a_family().louise
    return Answers(Preferences(louise.home.vault, louise.home.world, louise.own))


def test_nothing_is_accepted_nor_refused_before_it_is_said(answers: Answers) -> None:
    assert not answers.accepts(SPACE, MANDATE, ONE, 1)
    assert not answers.refuses(SPACE, MANDATE)


def test_a_yes_holds_for_what_was_shown_and_what_is_added_is_asked_again(
    answers: Answers,
) -> None:
    answers.accept(SPACE, MANDATE, {ONE: DAY})
    assert answers.accepts(SPACE, MANDATE, ONE, DAY)
    assert answers.accepts(SPACE, MANDATE, ONE, DAY - 1)
    assert not answers.accepts(SPACE, MANDATE, ONE, DAY + 1)
    assert not answers.accepts(SPACE, MANDATE, TWO, DAY)
    answers.accept(SPACE, MANDATE, {TWO: DAY, ONE: DAY - 1})
    assert answers.accepts(SPACE, MANDATE, ONE, DAY)
    assert answers.accepts(SPACE, MANDATE, TWO, DAY)


def test_a_no_takes_back_all_of_a_mandate_and_a_yes_may_follow(
    answers: Answers,
) -> None:
    answers.accept(SPACE, MANDATE, {ONE: DAY})
    answers.refuse(SPACE, MANDATE)
    assert answers.refuses(SPACE, MANDATE)
    assert not answers.accepts(SPACE, MANDATE, ONE, DAY)
    answers.accept(SPACE, MANDATE, {TWO: DAY})
    assert not answers.accepts(SPACE, MANDATE, ONE, DAY)
    assert answers.accepts(SPACE, MANDATE, TWO, DAY)


def test_the_same_ids_in_another_space_are_another_question(answers: Answers) -> None:
    """A giver chooses their ids: they may copy those of another."""
    answers.accept(SPACE, MANDATE, {ONE: DAY})
    assert not answers.accepts(OTHER, MANDATE, ONE, DAY)
    assert proposal_id(SPACE, MANDATE) != proposal_id(OTHER, MANDATE)


def test_an_answer_says_neither_who_nor_which_space(answers: Answers) -> None:
    answers.accept(SPACE, MANDATE, {ONE: DAY})
    own = answers.preferences
    kept = own.vault.after(own.space.id, b"")
    (said,) = (one for one in kept if one.kind == "preference")
    told = repr(said.meta)
    assert SPACE.hex() not in told
    assert MANDATE.hex() not in told
