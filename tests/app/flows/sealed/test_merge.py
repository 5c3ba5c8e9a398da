"""What a page makes of the entries here, unsent edits included."""

from dataclasses import replace

import pytest

from app.crypto.runs import lane_start
from app.crypto.statements import Head, OpType
from app.domain.conflict import DELETED
from app.domain.entry import Entry
from app.domain.ids import DeviceId, EntryId, SpaceId
from app.domain.journal import Action, Line
from app.flows.sealed.merge import Harvest, Waiting
from tests.app.worlds import an_entry

SPACE, ITEM = SpaceId(bytes(16)), EntryId(b"i" * 16)
BASE = replace(an_entry(SPACE, ITEM, "base"), rev=1)


def head(rev: int, kind: int = OpType.PUT) -> Head:
    seen = lane_start(SPACE, b"c" * 16)
    place = (SPACE, kind, ITEM, rev - 1, b"c" * 16, 1, b"b" * 16, 1, 0, seen)
    return Head(*place, b"", 10, bytes(32))


def harvest(mine: Entry | None, action: Action | None = None) -> Harvest:
    waiting = {}
    if action:
        waiting[ITEM] = Waiting(open=Line(4, action, ITEM, 1, BASE, mine))
    device = DeviceId(b"a" * 16)
    return Harvest(device, 99, lambda: b"n" * 16, {ITEM: mine}, waiting)


def version(title: str, rev: int) -> Entry:
    return replace(BASE, rev=rev, meta={"title": title})


def test_a_version_is_taken_where_nothing_waits() -> None:
    here = harvest(BASE)
    here.put(head(2), version("eux", 2))
    assert here.changed == {ITEM: version("eux", 2)}
    assert here.rebased == {}


@pytest.mark.parametrize(("rev", "known"), [(1, True), (2, False)])
def test_a_revision_already_here_is_known(rev: int, *, known: bool) -> None:
    assert harvest(BASE).knows(ITEM, rev) is known
    assert harvest(None, Action.DEL).knows(ITEM, rev) is known


def test_an_unsent_edit_is_joined_and_starts_from_theirs() -> None:
    mine = replace(BASE, body=b'{"resourceType":"Appointment"}')
    here = harvest(mine, Action.PUT)
    here.put(head(2), version("eux", 2))
    joined = here.changed[ITEM]
    assert joined is not None
    assert (joined.title, joined.body, joined.rev) == ("eux", mine.body, 2)
    assert here.rebased[ITEM].rev == 2
    assert here.conflicts == []


def test_a_second_version_in_the_page_meets_the_joined_one() -> None:
    mine = replace(BASE, body=b'{"resourceType":"Appointment"}')
    here = harvest(mine, Action.PUT)
    here.put(head(2), version("eux", 2))
    here.put(head(3), version("encore eux", 3))
    joined = here.changed[ITEM]
    assert joined is not None
    assert (joined.title, joined.body, joined.rev) == ("encore eux", mine.body, 3)


def joined(
    code: str, base: bytes, mine: tuple[bytes, str], theirs: tuple[bytes, str]
) -> Harvest:
    """Join two changes, theirs the later; each is a body and a title."""
    before = replace(BASE, kind=code, body=base)
    (one, named), (other, called) = mine, theirs
    ours = replace(before, body=one, meta={"title": named})
    here = harvest(ours, Action.PUT)
    line = here.waiting[ITEM].open
    assert line
    here.waiting[ITEM].open = replace(line, base=before)
    changed = replace(before, rev=2, body=other, meta={"title": called})
    here.put(head(2), changed)
    return here


@pytest.mark.parametrize("code", ["treatment", "allergy", "immunization"])
def test_two_changes_never_make_a_line_nobody_typed(code: str) -> None:
    drug = b'{"dose":"2 comprim\xc3\xa9s x3","medicine":"500 mg"}'
    mine = drug.replace(b"500", b"1000"), "1000 mg"
    theirs = drug.replace(b"2 c", b"3 c"), "500 mg"
    here = joined(code, drug, mine, theirs)
    (asked,), kept = here.conflicts, here.changed[ITEM]
    assert kept is not None
    assert (kept.body, kept.title) == theirs
    assert (asked.losing.body, asked.losing.title) == mine


@pytest.mark.parametrize("code", ["prevention", "body-weight", "document"])
def test_other_kinds_are_joined_element_by_element(code: str) -> None:
    mine, theirs = (b'{"a":1,"b":0}', "a"), (b'{"a":0,"b":1}', "b")
    kept = joined(code, b'{"a":0,"b":0}', mine, theirs).changed[ITEM]
    assert kept is not None
    assert kept.body == b'{"a":1,"b":1}'


def test_their_change_cancels_our_deletion_and_says_so() -> None:
    here = harvest(None, Action.DEL)
    here.put(head(2), version("eux", 2))
    assert here.changed[ITEM] == version("eux", 2)
    assert here.forgotten == [ITEM]
    assert DELETED in here.conflicts[0].losing.meta


def test_our_change_cancels_their_deletion_and_says_so() -> None:
    here = harvest(version("moi", 1), Action.PUT)
    here.delete(head(2, OpType.DEL))
    kept = here.changed[ITEM]
    assert kept is not None
    assert (kept.title, kept.rev) == ("moi", 2)
    assert DELETED in here.conflicts[0].losing.meta


def test_both_deleted_is_no_conflict() -> None:
    here = harvest(None, Action.DEL)
    here.delete(head(2, OpType.DEL))
    assert here.changed == {ITEM: None}
    assert here.conflicts == []


def test_our_own_op_in_the_log_no_longer_waits() -> None:
    here = harvest(BASE, Action.PUT)
    line = Line(4, Action.PUT, ITEM, 1, BASE, BASE)
    here.waiting[ITEM] = Waiting(open=line, frozen=line)
    here.sent(ITEM, 2)
    assert here.waiting[ITEM].frozen is None
    assert here.waiting[ITEM].first == replace(line, base_rev=2)
    assert here.knows(ITEM, 2)
