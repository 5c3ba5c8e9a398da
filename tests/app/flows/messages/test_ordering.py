"""Messages stand by their clocks, answers after what they answer, at little cost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import EntryId
from app.domain.message import Delivery, Message
from app.flows.messages.ordering import in_order

pytestmark = pytest.mark.covers("C-048")


def of_id(own: int, at: int, about: int) -> Message:
    ids = EntryId(bytes([own]) * 16), bytes(16)
    kept = {"delivery": Delivery.SENT, "about": bytes([about]) * 16}
    return Message(*ids, mine=True, author="", text="", at=at, **kept)  # type: ignore[arg-type]


TALKS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 12)), min_size=1, max_size=12
)


@given(TALKS, st.randoms(use_true_random=False))
def test_no_answer_comes_before_its_question_nor_moves_the_others(
    talk: list[tuple[int, int]], dice: st.DataObject
) -> None:
    """Whatever the clocks say; what answers only later ones is no circle."""
    written = [
        of_id(own + 1, at, about if about <= own else 0)
        for own, (at, about) in enumerate(talk)
    ]
    shuffled = list(written)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    told = in_order(shuffled)
    assert told == in_order(written)
    places = {one.id: place for place, one in enumerate(told)}
    for one in written:
        if one.about in places:
            assert places[EntryId(one.about)] < places[one.id]
    alone = [one.at for one in told if one.about not in places]
    assert alone == sorted(alone)


@given(TALKS)
def test_answers_in_a_circle_are_all_shown_once(talk: list[tuple[int, int]]) -> None:
    written = [of_id(own + 1, at, about) for own, (at, about) in enumerate(talk)]
    assert sorted(one.id for one in in_order(written)) == [one.id for one in written]


class Clock(int):
    """An instant that counts how often it is compared."""

    looks = 0

    def __lt__(self, other: object) -> bool:
        Clock.looks += 1
        return int(self) < int(other)  # type: ignore[call-overload,no-any-return]  # another clock

    def __eq__(self, other: object) -> bool:
        Clock.looks += 1
        return int(self) == int(other)  # type: ignore[call-overload,no-any-return]  # another clock

    __hash__ = int.__hash__


def test_a_long_row_of_answers_to_answers_costs_what_it_weighs() -> None:
    """Who writes ten thousand answers, each to the one before, stops no page."""
    many = 1_000
    ids = [EntryId(rank.to_bytes(16)) for rank in range(many + 1)]
    written = [
        replace(of_id(1, 0, 0), id=ids[rank], about=ids[rank - 1], at=Clock(7))
        for rank in range(many, 0, -1)
    ]
    Clock.looks = 0
    told = in_order(written)
    assert [one.id for one in told] == ids[1:]
    assert Clock.looks < 100 * many
