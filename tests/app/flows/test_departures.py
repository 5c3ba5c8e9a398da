"""What leaves is held a moment, written once, kept ninety days, and never lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, timedelta, timezone

import pytest

from app.domain.departure import Departure, Outcome, Purpose
from app.domain.errors import Broken
from app.domain.ids import EntryId, IdMint
from app.flows import departures
from app.flows.departures import Departures
from app.flows.world import World
from storage.memory.departures import MemoryDepartures
from tests.app.worlds import Clock, Silent, dice

pytestmark = pytest.mark.covers("C-157")
HOST = "sante.exemple:8460"


@dataclass
class Desk:
    """A ledger, the clock it reads, and what it put off."""

    clock: Clock = field(default_factory=Clock)
    put_off: list[Callable[[], None]] = field(default_factory=list)
    zone: timezone = UTC

    def __post_init__(self) -> None:
        chance = dice("ledger")
        world = World(self.clock, chance, IdMint(self.clock, chance))
        self.shelf = Counting(Silent())
        self.flow = Departures(world, self.zone, self._later)

    def _later(self, _: float, work: Callable[[], None]) -> None:
        self.put_off.append(work)

    def send(self, purpose: Purpose = Purpose.SEND) -> Departure:
        """Let one request out and its answer in."""
        left = self.flow.leaving(purpose, HOST, 100)
        self.flow.settled(left, 40, Outcome.DONE)
        return left


class Counting(MemoryDepartures):
    """A shelf that counts its writes, and may be full."""

    writes = 0
    full = False

    def keep(self, departures: Sequence[Departure]) -> None:
        if self.full:
            raise Broken("disk.full")
        self.writes += 1
        super().keep(departures)


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.flow.open(made.shelf)
    return made


def test_requests_gather_in_one_write(desk: Desk) -> None:
    for _ in range(50):
        desk.send()
    assert (desk.shelf.writes, len(desk.put_off)) == (0, 1)
    desk.put_off.pop()()
    assert desk.shelf.writes == 1
    (day,) = desk.flow.days(14)
    (tally,) = day.tallies
    assert (tally.count, tally.sent, tally.received) == (50, 5000, 2000)
    assert (day.sent, day.received) == (5000, 2000)


def test_a_copy_that_was_not_made_leaves_no_note(desk: Desk) -> None:
    with desk.flow.copying(Purpose.COPY_PRINT, 10):
        assert desk.flow.days(1)
    with (
        pytest.raises(Broken, match=r"disk\.full"),
        desk.flow.copying(Purpose.COPY_CALENDAR, 20),
    ):
        raise Broken("disk.full")
    sent = desk.send()
    desk.flow.write()
    desk.flow.unmade(sent)
    (day,) = desk.flow.days(1)
    purposes = {one.purpose for one in day.tallies}
    assert purposes == {Purpose.COPY_PRINT, Purpose.SEND}


def test_copies_whose_sizes_come_late_leave_no_note_once_one_fails(desk: Desk) -> None:
    with desk.flow.noting() as note:
        kept = note(Purpose.COPY_CLEAR, 30)

    def fail() -> None:
        with desk.flow.noting() as note:
            note(Purpose.COPY_BACKPACK, 10)
            note(Purpose.COPY_DOCUMENT, 20, EntryId(b"e" * 16))
            raise Broken("disk.io")

    with pytest.raises(Broken, match=r"disk\.io"):
        fail()
    assert desk.flow.of(kept.day) == [kept]


def test_a_copy_that_cannot_be_noted_is_not_made(desk: Desk) -> None:
    desk.shelf.full, made = True, list[str]()
    with (
        pytest.raises(Broken, match=r"disk\.full"),
        desk.flow.copying(Purpose.COPY_PRINT, 10),
    ):
        made.append("made")
    assert made == []


def test_a_copy_not_made_while_no_space_is_open_is_held_no_more() -> None:
    desk = Desk()
    desk.flow.unmade(desk.flow.copied(Purpose.COPY_KIT, 10))
    desk.flow.open(desk.shelf)
    assert desk.flow.days(1) == []


@pytest.mark.covers("C-004")
def test_a_copy_is_said_erased_and_a_request_never_is(desk: Desk) -> None:
    sent = desk.send()
    copy = desk.flow.copied(Purpose.COPY_DOCUMENT, 9)
    for one in (sent, copy):
        desk.flow.erased(one)
    outcomes = {one.id: one.outcome for one in desk.flow.of(copy.day)}
    assert outcomes == {sent.id: Outcome.DONE, copy.id: Outcome.ERASED}
    desk.flow.erased(copy, erased=False)
    assert copy in desk.flow.of(copy.day)


def test_a_request_under_way_is_already_written(desk: Desk) -> None:
    left = desk.flow.leaving(Purpose.LISTEN, HOST, 100)
    desk.put_off.pop()()
    (told,) = desk.flow.of(left.day)
    assert told.outcome is Outcome.UNDER_WAY
    desk.flow.settled(left, 7, Outcome.SILENT)
    (told,) = desk.flow.of(left.day)
    assert (told.outcome, told.received) == (Outcome.SILENT, 7)


def test_a_screen_sees_what_has_just_left(desk: Desk) -> None:
    desk.send()
    assert len(desk.flow.days(14)) == 1


def test_a_copy_is_written_before_it_returns(desk: Desk) -> None:
    desk.flow.copied(Purpose.COPY_DOCUMENT, 12, EntryId(b"e" * 16))
    (told,) = desk.shelf.of("2026-11-21", limit=9)
    assert (told.host, told.sent, told.entry) == ("", 12, b"e" * 16)
    assert told.outcome is Outcome.DONE


def test_what_leaves_before_a_space_opens_is_written_in_it() -> None:
    desk = Desk()
    desk.send(Purpose.JOIN)
    desk.flow.copied(Purpose.COPY_KIT, 9)
    for work in desk.put_off:
        work()
    assert desk.flow.days(14) == []
    assert desk.flow.of("2026-11-21") == []
    desk.flow.open(desk.shelf)
    reasons = {one.purpose for one in desk.shelf.of("2026-11-21", limit=9)}
    assert reasons == {Purpose.JOIN, Purpose.COPY_KIT}


def test_closing_writes_what_is_held(desk: Desk) -> None:
    desk.send()
    desk.flow.close()
    assert desk.shelf.writes == 1
    desk.put_off.pop()()
    assert desk.shelf.writes == 1


def test_a_full_store_loses_nothing_and_stops_no_request(desk: Desk) -> None:
    desk.shelf.full = True
    desk.send()
    desk.put_off.pop()()
    desk.shelf.full = False
    desk.send()
    desk.put_off.pop()()
    assert desk.flow.days(14)[0].tallies[0].count == 2


def test_what_is_held_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(departures, "HELD_MAX", 3)
    kept = [desk.send().id for _ in range(5)][2:]
    assert {one.id for one in desk.flow.of("2026-11-21")} == set(kept)


def test_it_is_kept_ninety_days(desk: Desk) -> None:
    left = desk.send()
    desk.flow.close()
    desk.clock.pass_(days=90)
    desk.flow.open(desk.shelf)
    assert desk.shelf.of(left.day, limit=9) != []
    desk.clock.pass_(days=1)
    desk.flow.open(desk.shelf)
    assert desk.shelf.of(left.day, limit=9) == []


def test_days_are_those_of_the_person(desk: Desk) -> None:
    far = Desk(zone=timezone(timedelta(hours=-11)))
    far.flow.open(far.shelf)
    far.send()
    desk.send()
    assert far.flow.days(14)[0].day == "2026-11-20"
    assert desk.flow.days(14)[0].day == "2026-11-21"


def test_only_the_days_asked_for_are_summed(desk: Desk) -> None:
    desk.send()
    desk.clock.pass_(days=14)
    desk.send()
    assert [day.day for day in desk.flow.days(14)] == ["2026-12-05"]
    assert len(desk.flow.days(15)) == 2


def test_a_timer_writes_by_itself() -> None:
    desk = Desk()
    world = desk.flow._world
    flow = Departures(world, UTC)
    flow.open(desk.shelf)
    flow.leaving(Purpose.SEND, HOST, 1)
    flow.close()
    assert desk.shelf.writes == 1


def test_beside_does_the_work_elsewhere() -> None:
    from threading import Event

    done = Event()
    departures.beside(0, done.set)
    assert done.wait(60)
