"""The person chooses between two versions; each choice holds."""

from dataclasses import replace

import pytest

from app.domain.conflict import Conflict
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import DeviceId, EntryId
from app.domain.space import Space
from app.domain.when import When
from app.flows.conflicts import Conflicts, Part, Versions
from app.flows.my_devices import MyDevices
from app.flows.sealed import erasures
from app.flows.trash import Trash
from tests.app.worlds import Home, Ledger, a_home, joined
from tests.storage.samples import attachment


def choices(home: Home) -> Conflicts:
    space = Space(home.space, "")
    mine = MyDevices(space, home.vault, home.trail, home.world)
    trash = Trash(home.vault, home.blobs, home.world, space)
    return Conflicts(home.space, home.vault, home.world, mine, trash.erase)


@pytest.fixture
def clash() -> tuple[Home, Home, Ledger, EntryId]:
    home, ledger, key = a_home()
    other = joined(home, key)
    item = home.write("dentiste")
    for each in (home, other):
        each.sync(ledger)
    home.write("lundi", item)
    home.sync(ledger)
    other.write("mardi", item)
    other.sync(ledger)
    return home, other, ledger, item


@pytest.mark.covers("C-163")
def test_both_versions_are_shown(clash: tuple[Home, Home, Ledger, EntryId]) -> None:
    [shown] = choices(clash[1]).list()
    assert {shown.entry.title, shown.conflict.losing.title} == {"lundi", "mardi"}
    assert not shown.deletion


def test_keeping_settles_and_sends_nothing(
    clash: tuple[Home, Home, Ledger, EntryId],
) -> None:
    other = clash[1]
    [shown] = choices(other).list()
    choices(other).keep(shown.conflict.id)
    assert choices(other).list() == []
    assert other.journal.waiting(other.space) == 0


@pytest.mark.covers("C-163")
def test_the_other_version_taken_reaches_the_other_device(
    clash: tuple[Home, Home, Ledger, EntryId],
) -> None:
    home, other, ledger, _ = clash
    [shown] = choices(other).list()
    choices(other).take_other(shown.conflict.id)
    for each in (other, home):
        each.sync(ledger)
    assert home.titles() == other.titles() == [shown.conflict.losing.title]
    assert choices(other).list() == []


@pytest.fixture
def gone(clash: tuple[Home, Home, Ledger, EntryId]) -> tuple[Home, Home, Ledger]:
    """An element with a file, deleted on a device and changed on the other."""
    home, other, ledger, item = clash
    home.sync(ledger)
    [first] = choices(other).list()
    choices(other).keep(first.conflict.id)
    home.delete(item)
    home.sync(ledger)
    blob, parts, size = other.blobs.put([b"sealed letter"])
    file = replace(attachment(b"letter"), blob=blob, parts=parts, envelope_size=size)
    other.write("mercredi", item, attachments=(file,))
    other.sync(ledger)
    return home, other, ledger


def test_taking_a_deletion_deletes(gone: tuple[Home, Home, Ledger]) -> None:
    home, other, ledger = gone
    [shown] = choices(other).list()
    assert shown.deletion
    choices(other).take_other(shown.conflict.id)
    assert choices(other).list() == []
    for each in (other, home):
        each.sync(ledger)
    assert home.titles() == other.titles() == []


@pytest.mark.covers("C-021")
def test_taking_a_deletion_leaves_no_trace(gone: tuple[Home, Home, Ledger]) -> None:
    _home, other, _ledger = gone
    [shown] = choices(other).list()
    item, blobs = shown.entry.id, [file.blob for file in shown.entry.attachments]
    assert blobs
    assert other.vault.history(other.space, item)
    choices(other).take_other(shown.conflict.id)
    assert other.vault.history(other.space, item) == []
    assert not any(other.blobs.has(blob) for blob in blobs)
    assert erasures.asked([item]).keys() <= other.vault.secrets("erase/").keys()


def test_after_ninety_days_nothing_is_asked(
    clash: tuple[Home, Home, Ledger, EntryId],
) -> None:
    other = clash[1]
    other.clock.pass_(days=91)
    assert choices(other).list() == []


def test_an_unknown_conflict_is_refused(
    clash: tuple[Home, Home, Ledger, EntryId],
) -> None:
    with pytest.raises(Refused, match=r"conflict\.absent"):
        choices(clash[1]).keep(bytes(16))


def test_who_made_the_other_version_is_told(
    clash: tuple[Home, Home, Ledger, EntryId],
) -> None:
    home, other = clash[:2]
    [shown] = choices(other).list()
    told = home if shown.conflict.device == home.me.device else other
    mine = MyDevices(Space(other.space, ""), other.vault, other.trail, other.world)
    assert shown.device == mine.name_of(told.me.device) != ""
    assert shown.here == (told is other)


@pytest.mark.parametrize("choice", ["keep", "take_other"])
def test_a_choice_is_taken_back(
    clash: tuple[Home, Home, Ledger, EntryId], choice: str
) -> None:
    other, flow = clash[1], choices(clash[1])
    [shown] = flow.list()
    getattr(flow, choice)(shown.conflict.id)
    assert flow.list() == []
    flow.undo(shown)
    [again] = flow.list()
    assert again.entry.title == shown.entry.title
    assert again.conflict == shown.conflict
    assert other.titles() == [shown.entry.title]


@pytest.mark.covers("C-163")
def test_the_version_not_kept_stays_in_the_history(
    clash: tuple[Home, Home, Ledger, EntryId],
) -> None:
    other, item = clash[1], clash[3]
    [shown] = choices(other).list()
    lost = shown.conflict.losing.title
    choices(other).keep(shown.conflict.id)
    titles = [past.entry.title for past in other.vault.history(other.space, item)]
    assert lost in titles


def test_what_differs_is_named(clash: tuple[Home, Home, Ledger, EntryId]) -> None:
    [shown] = choices(clash[1]).list()
    assert shown.differing == (Part.TITLE,)
    other = replace(
        shown.entry, when=When.parse("1975"), meta={**shown.entry.meta, "comment": "x"}
    )
    assert beside(shown.entry, other) == (Part.DATE, Part.COMMENT)
    assert beside(shown.entry, replace(shown.entry, body=b"{}")) == (Part.CONTENT,)
    assert beside(shown.entry, shown.entry) == ()


@pytest.mark.parametrize("code", ["immunization", "allergy"])
def test_what_is_never_mixed_is_told_whole(
    code: str, clash: tuple[Home, Home, Ledger, EntryId]
) -> None:
    [shown] = choices(clash[1]).list()
    mine = replace(shown.entry, kind=code)
    other = replace(mine, body=b"{}", when=When.parse("1975"))
    assert beside(mine, other) == (Part.CONTENT,)


def beside(mine: Entry, other: Entry) -> tuple[Part, ...]:
    """Return what differs between two versions."""
    conflict = Conflict(bytes(16), mine.id, other, DeviceId(bytes(16)), 0)
    return Versions(conflict, mine).differing
