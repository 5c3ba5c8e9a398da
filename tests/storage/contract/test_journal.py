"""What the outbox does with edits, on disk and in memory."""

from dataclasses import replace

from app.domain.ids import EntryId, SpaceId
from app.domain.journal import Action, Outcome
from app.domain.trail import ItemHead, Page
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
from tests.storage.samples import LANE, SPACE, control, entry, item

ELSEWHERE = SpaceId(b"\x0f" * 16)


def test_a_creation_waits_with_nothing_under_it(home: Home) -> None:
    put(home, FIRST)
    line = only(home)
    assert (line.action, line.base, line.base_rev) == (Action.PUT, None, 0)
    assert line.entry == FIRST
    assert home.journal.line_of(SPACE, item(1)) == line
    assert home.journal.line_of(SPACE, item(2)) is None


def test_edits_of_one_entry_make_one_line_from_the_first_base(home: Home) -> None:
    known(home)
    put(home, SECOND)
    put(home, THIRD)
    line = only(home)
    assert (line.base_rev, line.base) == (3, replace(FIRST, rev=3))
    assert line.entry == replace(THIRD, rev=3)


def test_what_a_peer_wrote_never_waits(home: Home) -> None:
    known(home)
    remove(home, 1, origin=Origin.PEER)
    assert home.journal.waiting(SPACE) == 0


def test_removing_what_was_never_sent_leaves_nothing_to_send(home: Home) -> None:
    put(home, FIRST)
    remove(home, 1)
    assert home.journal.waiting(SPACE) == 0


def test_removing_what_the_server_knows_waits_as_a_deletion(home: Home) -> None:
    known(home)
    put(home, SECOND)
    remove(home, 1)
    line = only(home)
    assert (line.action, line.entry, line.base_rev) == (Action.DEL, None, 3)
    assert line.base == replace(FIRST, rev=3)


def test_removing_what_is_not_there_changes_nothing(home: Home) -> None:
    remove(home, 1)
    assert home.journal.waiting(SPACE) == 0


def test_lines_leave_in_order_and_no_more_than_asked(home: Home) -> None:
    put(home, entry(1), entry(2), entry(3))
    assert [line.id for line in home.journal.lines(SPACE, limit=2)] == [
        item(1),
        item(2),
    ]


def test_controls_keep_their_order_and_their_group(home: Home) -> None:
    asked = (control(1, group=7), control(2, group=7))
    home.vault.commit(Write(space=SPACE, controls=asked, entries=(FIRST,)))
    lines = home.journal.lines(SPACE)
    assert [line.control for line in lines] == [*asked, None]
    assert lines[0].action is Action.CONTROL
    seal(home)
    answer(home, Outcome(lines[1].n, applied=False), Outcome(lines[0].n, applied=False))
    assert [line.control for line in home.journal.lines(SPACE)] == [*asked]


def test_a_control_line_is_dropped_unless_it_left(home: Home) -> None:
    write = Write(space=SPACE, controls=(control(1), control(2)), entries=(FIRST,))
    home.vault.commit(write)
    first, second, third = home.journal.lines(SPACE)
    home.vault.commit(Write(space=SPACE, dropped=(second.n, third.n, 99)))
    assert home.journal.lines(SPACE) == [first, third]
    seal(home)
    home.vault.commit(Write(space=SPACE, dropped=(first.n,)))
    assert [line.n for line in home.journal.held(SPACE)] == [first.n, third.n]


def test_what_is_about_no_element_is_read_alone(home: Home) -> None:
    write = Write(space=SPACE, controls=(control(1), control(2)), entries=(FIRST,))
    home.vault.commit(write)
    first, second, _third = home.journal.held(SPACE)
    assert home.journal.controls(SPACE) == [first, second]
    assert home.journal.items(SPACE) == {FIRST.id}
    seal(home)
    flying = home.journal.held(SPACE)
    put(home, SECOND, entry(2))
    assert home.journal.sealed(SPACE) == [*flying[:2], replace(flying[2], entry=SECOND)]
    assert [line.n for line in home.journal.controls(SPACE)] == [first.n, second.n]
    assert home.journal.items(SPACE) == {FIRST.id, item(2)}
    assert home.journal.sealed(ELSEWHERE) == []
    assert home.journal.controls(ELSEWHERE) == []
    assert home.journal.items(ELSEWHERE) == frozenset()


def test_a_rebased_line_starts_from_the_peers_version(home: Home) -> None:
    known(home)
    put(home, SECOND)
    peer = replace(THIRD, rev=4)
    merged = replace(SECOND, rev=4, meta={"title": "les deux"})
    write = Write(space=SPACE, entries=(merged,), rebased=(peer,))
    home.vault.commit(write, origin=Origin.PEER)
    line = only(home)
    assert (line.base_rev, line.base, line.entry) == (4, peer, merged)


def test_a_rebased_line_in_flight_opens_again_on_the_peers_version(home: Home) -> None:
    known(home)
    put(home, SECOND)
    (n,) = seal(home)
    peer = replace(THIRD, rev=4)
    home.vault.commit(Write(space=SPACE, rebased=(peer,)), origin=Origin.PEER)
    answer(home, Outcome(n, applied=False))
    assert (only(home).base_rev, only(home).base) == (4, peer)


def test_what_a_peer_removed_is_not_sent_again(home: Home) -> None:
    known(home)
    put(home, SECOND)
    remove(home, 1, origin=Origin.PEER)
    assert home.journal.waiting(SPACE) == 0


def test_what_a_peer_removed_in_flight_is_not_opened_again(home: Home) -> None:
    known(home)
    put(home, SECOND)
    (n,) = seal(home)
    remove(home, 1, origin=Origin.PEER)
    answer(home, Outcome(n, applied=False))
    assert home.journal.waiting(SPACE) == 0


def test_a_late_answer_never_lowers_a_revision(home: Home) -> None:
    put(home, FIRST)
    (n,) = seal(home)
    put(home, replace(THIRD, rev=5), origin=Origin.PEER)
    answer(home, Outcome(n, applied=True, rev=1))
    assert home.vault.entry(SPACE, EntryId(FIRST.id)).rev == 5


def test_an_edit_made_here_keeps_the_servers_revision(home: Home) -> None:
    known(home, rev=6)
    put(home, replace(SECOND, rev=0))
    assert home.vault.entry(SPACE, item(1)).rev == 6


def test_what_the_server_deleted_can_come_back(home: Home) -> None:
    head = ItemHead(item(1), 6, LANE, deleted=True, op_hash=b"H", seq=9)
    page = Page(b"standing", items=(head,))
    home.vault.commit(Write(space=SPACE, page=page), origin=Origin.PEER)
    put(home, FIRST)
    assert (only(home).base, only(home).base_rev) == (None, 6)
    remove(home, 1)
    assert home.journal.waiting(SPACE) == 0
