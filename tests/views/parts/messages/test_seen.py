"""The page of a conversation shows its end first; what goes along is kept apart."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId
from tests.screens.messaging import THREAD, messaging, mine
from views.parts.messages.seen import (
    MOST,
    STRIDE,
    Stretch,
    answered,
    answering,
    attach,
    attached,
    seen_in,
)

pytestmark = pytest.mark.covers("C-053")
WRITTEN = tuple(mine(rank % 250, str(rank)) for rank in range(400))


def test_the_last_ones_are_shown_first_and_older_ones_on_demand() -> None:
    first = Stretch()
    assert [one.text for one in first.of(WRITTEN)] == [
        str(rank) for rank in range(400 - STRIDE, 400)
    ]
    assert first.older(WRITTEN)
    assert len(first.further().of(WRITTEN)) == 2 * STRIDE


def test_never_more_than_a_page_can_hold_and_each_is_shown_once() -> None:
    stretch, shown = Stretch(), set[str]()
    for _ in range(40):
        part = stretch.of(WRITTEN)
        assert len(part) <= MOST
        shown |= {one.text for one in part}
        if not stretch.older(WRITTEN):
            break
        stretch = stretch.further()
    assert len(shown) == len(WRITTEN)


def test_a_short_one_is_whole() -> None:
    assert Stretch().of(WRITTEN[:3]) == WRITTEN[:3]
    assert not Stretch().older(WRITTEN[:3])
    assert Stretch().of(()) == ()


def test_what_goes_along_is_found_again_unless_it_is_gone() -> None:
    house, paper = messaging(mine(1, "a"))
    added = house.documents.add(b"gouttes", name="papier.txt")
    assert added.entry
    attach(house, THREAD, [added.entry.id, EntryId(b"?" * 16)])
    paper.drafts[THREAD] = "Voici"
    seen = seen_in(house, THREAD)
    assert [one.id for one in seen.files] == [added.entry.id]
    assert (seen.text, seen.messages) == ("Voici", tuple(paper.written))
    attach(house, THREAD, ())
    assert attached(house, THREAD) == ()
    assert house.drafts.list() == []


def test_what_is_answered_is_found_again_until_it_is_forgotten() -> None:
    house, _paper = messaging(mine(1, "a"))
    assert answered(house, THREAD) == b""
    answering(house, THREAD, b"m" * 16)
    assert seen_in(house, THREAD).about == b"m" * 16
    answering(house, THREAD, b"")
    assert answered(house, THREAD) == b""
    assert house.drafts.list() == []


def test_one_that_is_not_there_is_refused() -> None:
    house, _paper = messaging(state=None)
    with pytest.raises(Refused, match=r"message\.no_thread"):
        seen_in(house, THREAD)
