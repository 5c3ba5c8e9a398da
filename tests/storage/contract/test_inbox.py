"""What comes of devices: the same answers on disk and in memory."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.device import Rejected
from app.domain.dialogue import Frame
from app.domain.entry import READING
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.inbox import NOBODY, Fate, Intake, Item
from app.domain.state import State
from app.domain.write import Origin, Write
from tests.fictitious.heard import METER, SCALE, glucose, weight
from tests.storage.contract.conftest import Home
from tests.storage.samples import OTHER, SPACE, entry, item

HEARD = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def kept(number: int, **changes: object) -> Item:
    """Return a weight that waits."""
    said = weight(str(70 + number))
    one = Item(said.key, SCALE.key, Fate.UNASSIGNED, 1000 + number, said)
    return replace(one, **changes)  # type: ignore[arg-type]


def take(home: Home, **intake: object) -> None:
    home.vault.commit(Write(SPACE, intake=Intake(**intake)))  # type: ignore[arg-type]


def test_items_are_read_back_the_last_first(home: Home) -> None:
    bad = Item(
        b"q" * 32, METER.key, Fate.QUARANTINED, 5, Rejected("crc", b"\1", "2a18")
    )
    take(home, items=(kept(1), kept(2), bad))
    inbox = home.vault.inbox
    assert inbox.items(SPACE) == [kept(2), kept(1), bad]
    assert inbox.items(SPACE, device=METER.key) == [bad]
    assert inbox.items(SPACE, fates=[Fate.UNASSIGNED], limit=1) == [kept(2)]
    assert inbox.items(SPACE, fates=[Fate.UNASSIGNED], offset=1) == [kept(1)]
    assert inbox.tally(SPACE) == {
        (SCALE.key, Fate.UNASSIGNED): 2,
        (METER.key, Fate.QUARANTINED): 1,
    }


def test_items_of_one_instant_keep_the_order_they_came_in(home: Home) -> None:
    take(home, items=tuple(kept(n, at=7) for n in range(3)))
    assert home.vault.inbox.items(SPACE) == [kept(n, at=7) for n in (2, 1, 0)]


def test_an_item_is_replaced_by_its_key(home: Home) -> None:
    take(home, items=(kept(1),))
    later = kept(1, fate=Fate.IGNORED, answers=("ignore",), batch=b"B" * 16)
    take(home, items=(later,))
    assert home.vault.inbox.items(SPACE) == [later]
    assert home.vault.inbox.item(SPACE, later.key) == later
    assert home.vault.inbox.of_batch(SPACE, EntryId(b"B" * 16)) == [later.key]
    take(home, dropped=(later.key,))
    with pytest.raises(Refused, match=r"reading\.absent"):
        home.vault.inbox.item(SPACE, later.key)


def test_nothing_of_a_space_is_seen_from_another(home: Home) -> None:
    take(home, items=(kept(1),), spooled=(Frame("x", "2a9d", b"1", HEARD),))
    inbox = home.vault.inbox
    assert inbox.items(OTHER) == []
    assert inbox.spool(OTHER) == []
    assert inbox.known(OTHER, [kept(1).key]) == frozenset()


def test_a_key_is_known_by_its_element_from_here_or_elsewhere(home: Home) -> None:
    keys = [glucose(str(n)).key for n in (90, 91, 92)]
    for number, origin in ((0, Origin.HERE), (1, Origin.PEER)):
        meta = {READING: keys[number].hex()}
        one = entry(number, kind="blood-glucose", meta=meta)
        home.vault.commit(Write(SPACE, entries=(one,)), origin=origin)
    assert home.vault.inbox.known(SPACE, keys) == set(keys[:2])
    assert home.vault.inbox.holder(SPACE, keys[1]) == item(1)
    assert home.vault.inbox.holder(SPACE, keys[2]) is None


def test_a_key_leaves_with_its_element(home: Home) -> None:
    key = glucose("90").key
    one = entry(1, meta={READING: key.hex()})
    home.vault.commit(Write(SPACE, entries=(one,)))
    home.vault.commit(Write(SPACE, entries=(replace(one, meta={}),)))
    assert home.vault.inbox.known(SPACE, [key]) == frozenset()
    home.vault.commit(Write(SPACE, entries=(one,)))
    home.vault.commit(Write(SPACE, removed=(one.id,)))
    assert home.vault.inbox.known(SPACE, [key]) == frozenset()


def test_what_leaves_one_space_stays_in_the_other(home: Home) -> None:
    """Two people of one home may hold the same weighing."""
    one = kept(1, fate=Fate.REFUSED)
    made = replace(entry(1, meta={READING: one.key.hex()}), space=OTHER)
    home.vault.commit(Write(OTHER, entries=(made,), intake=Intake((one,))))
    take(home, items=(one,))
    home.vault.commit(Write(OTHER, removed=(made.id,)))
    assert home.vault.inbox.items(OTHER) == []
    assert home.vault.inbox.items(SPACE) == [one]


@pytest.mark.parametrize("origin", Origin)
def test_a_key_stays_known_when_its_element_is_erased_for_good(
    home: Home, origin: Origin
) -> None:
    key = glucose("90").key
    one = entry(1, meta={READING: key.hex()})
    home.vault.commit(Write(SPACE, entries=(one,)))
    thrown = replace(one, meta={**one.meta, "status": State.TRASHED.value})
    home.vault.commit(Write(SPACE, entries=(thrown,)))
    gone = {"erased": (one.id,)} if origin is Origin.HERE else {"removed": (one.id,)}
    home.vault.commit(Write(SPACE, **gone), origin=origin)  # type: ignore[arg-type]
    assert home.vault.inbox.known(SPACE, [key]) == {key}
    assert home.vault.inbox.holder(SPACE, key) is None
    assert home.vault.inbox.items(SPACE) == []


def test_the_keys_of_points_leave_with_their_segment(home: Home) -> None:
    key = b"k" * 32
    one = entry(1)
    home.vault.commit(
        Write(SPACE, entries=(one,), intake=Intake(known=((key, one.id),)))
    )
    assert home.vault.inbox.known(SPACE, [key]) == {key}
    assert home.vault.inbox.holder(SPACE, key) == one.id
    home.vault.commit(Write(SPACE, entries=(replace(one, updated=9),)))
    assert home.vault.inbox.known(SPACE, [key]) == {key}
    home.vault.commit(Write(SPACE, removed=(one.id,)))
    assert home.vault.inbox.known(SPACE, [key]) == frozenset()


def test_a_key_another_device_wrote_wrong_hides_nothing(home: Home) -> None:
    home.vault.commit(Write(SPACE, entries=(entry(1, meta={READING: "no key"}),)))
    assert home.vault.entry(SPACE, item(1)).meta == {READING: "no key"}


def test_packets_stay_in_order_until_they_are_read(home: Home) -> None:
    frames = tuple(Frame("sys:1", "2a9d", bytes([n]), HEARD) for n in range(3))
    take(home, spooled=frames)
    first, second, third = home.vault.inbox.spool(SPACE)
    assert [one.frame for one in (first, second, third)] == list(frames)
    take(home, read=(first.n, third.n))
    take(home, spooled=frames[:1])
    again = home.vault.inbox.spool(SPACE)
    assert [one.frame for one in again] == [frames[1], frames[0]]
    assert again[1].n > third.n


def test_a_write_that_fails_keeps_nothing_of_what_came(home: Home) -> None:
    wrong = Write(SPACE, intake=Intake(items=(kept(1),)), expected={item(1): 7})
    with pytest.raises(Refused, match=r"journal\.moved"):
        home.vault.commit(wrong)
    assert home.vault.inbox.items(SPACE) == []
    assert home.pulse.told == []


def test_the_pulse_tells_that_something_came(home: Home) -> None:
    take(home, items=(kept(1),))
    assert home.pulse.told[-1].kinds == {"inbox"}


def test_what_holds_the_same_reading_is_told(home: Home) -> None:
    key = glucose("90").key
    for number in (3, 1, 2):
        meta = {READING: (key if number != 2 else glucose("91").key).hex()}
        one = entry(number, kind="blood-glucose", meta=meta)
        home.vault.commit(Write(SPACE, entries=(one,)))
    assert home.vault.inbox.doubles(SPACE) == [[item(1), item(3)]]
    assert home.vault.inbox.doubles(OTHER) == []


def test_what_nobody_holds_is_known_all_the_same(home: Home) -> None:
    key = b"k" * 32
    take(home, known=((key, NOBODY),))
    assert home.vault.inbox.known(SPACE, [key]) == {key}
    assert home.vault.inbox.holder(SPACE, key) is None
