"""What the outbox does with batches and answers, on disk and in memory."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.journal import Action, Outcome
from app.domain.write import Origin, Write
from tests.storage.contract.conftest import Home
from tests.storage.contract.gestures import (
    FIRST,
    SECOND,
    THIRD,
    answer,
    known,
    only,
    put,
    remove,
    seal,
)
from tests.storage.samples import SPACE, batch, control, entry, item


def test_a_frozen_batch_is_kept_byte_for_byte(home: Home) -> None:
    put(home, FIRST)
    (n,) = seal(home)
    assert home.journal.frozen(SPACE) == batch(n)
    assert home.journal.lines(SPACE) == []
    assert home.journal.waiting(SPACE) == 1


def test_there_is_one_batch_at_a_time(home: Home) -> None:
    put(home, FIRST)
    seal(home)
    put(home, entry(2))
    with pytest.raises(Refused, match=r"journal\.frozen"):
        seal(home)


def test_a_line_edited_while_being_sealed_cannot_be_frozen(home: Home) -> None:
    put(home, FIRST)
    stale = only(home).n
    put(home, SECOND)
    with pytest.raises(Refused, match=r"journal\.moved"):
        home.vault.commit(Write(space=SPACE, freeze=batch(stale)))
    assert home.journal.frozen(SPACE) is None
    assert only(home).entry == SECOND


def test_a_line_whose_content_a_peer_replaced_cannot_be_frozen(home: Home) -> None:
    put(home, FIRST)
    stale = only(home).n
    put(home, replace(SECOND, rev=5), origin=Origin.PEER)
    with pytest.raises(Refused, match=r"journal\.moved"):
        home.vault.commit(Write(space=SPACE, freeze=batch(stale)))


def test_an_applied_line_is_gone_and_its_entry_numbered(home: Home) -> None:
    put(home, FIRST)
    (n,) = seal(home)
    answer(home, Outcome(n, applied=True, rev=1))
    assert home.vault.entry(SPACE, item(1)) == replace(FIRST, rev=1)
    assert home.journal.frozen(SPACE) is None
    assert home.journal.waiting(SPACE) == 0


def test_an_answer_given_twice_is_given_once(home: Home) -> None:
    put(home, FIRST)
    (n,) = seal(home)
    answer(home, Outcome(n, applied=True, rev=1))
    put(home, SECOND)
    answer(home, Outcome(n, applied=True, rev=1))
    assert only(home).entry == replace(SECOND, rev=1)


def test_an_edit_in_flight_starts_from_what_was_sent(home: Home) -> None:
    put(home, FIRST)
    (n,) = seal(home)
    put(home, SECOND)
    assert only(home).base == FIRST
    answer(home, Outcome(n, applied=True, rev=1))
    line = only(home)
    assert (line.base_rev, line.base) == (1, replace(FIRST, rev=1))
    assert line.entry == replace(SECOND, rev=1)


def test_removing_in_flight_still_tells_the_server(home: Home) -> None:
    put(home, FIRST)
    (n,) = seal(home)
    remove(home, 1)
    answer(home, Outcome(n, applied=True, rev=1))
    line = only(home)
    assert (line.action, line.base_rev) == (Action.DEL, 1)


def test_a_creation_refused_then_removed_leaves_nothing(home: Home) -> None:
    put(home, FIRST)
    (n,) = seal(home)
    remove(home, 1)
    answer(home, Outcome(n, applied=False))
    assert home.journal.waiting(SPACE) == 0


def test_a_refused_line_opens_again_with_its_fault(home: Home) -> None:
    known(home)
    put(home, SECOND)
    (n,) = seal(home)
    answer(home, Outcome(n, applied=False, fault="quota"))
    line = only(home)
    assert (line.fault, line.base_rev) == ("quota", 3)
    assert home.journal.frozen(SPACE) is None


def test_a_refused_line_joins_the_newer_one_and_the_older_base_wins(home: Home) -> None:
    known(home)
    put(home, SECOND)
    (n,) = seal(home)
    put(home, THIRD)
    answer(home, Outcome(n, applied=False))
    line = only(home)
    assert (line.base_rev, line.base) == (3, replace(FIRST, rev=3))
    assert line.entry == replace(THIRD, rev=3)


def test_a_batch_half_answered_stays_in_flight(home: Home) -> None:
    put(home, entry(1), entry(2))
    first, second = seal(home)
    answer(home, Outcome(first, applied=True, rev=1))
    assert home.journal.frozen(SPACE) == batch(first, second)
    answer(home, Outcome(second, applied=True, rev=1))
    assert home.journal.frozen(SPACE) is None


def test_an_abandoned_batch_opens_what_it_still_holds(home: Home) -> None:
    put(home, entry(1), entry(2))
    first, _ = seal(home)
    answer(home, Outcome(first, applied=True, rev=1))
    home.vault.commit(Write(space=SPACE, abandon=True))
    assert only(home).id == item(2)
    assert home.journal.frozen(SPACE) is None


def test_an_applied_control_is_gone(home: Home) -> None:
    home.vault.commit(Write(space=SPACE, controls=(control(1),)))
    (n,) = seal(home)
    answer(home, Outcome(n, applied=True, rev=1))
    assert home.journal.waiting(SPACE) == 0
