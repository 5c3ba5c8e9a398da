"""Two devices change one event offline: they end alike, and it stays in sight."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.agenda import (
    REPEATED,
    Draft,
    Event,
    EventKind,
    EventState,
    Every,
    Repeat,
)
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.state import CANCELLED
from app.domain.when import When
from app.fhir.settling import settled
from app.flows.agenda.agenda import Agenda
from app.flows.agenda.entries import draft_of, made, redone
from app.flows.agenda.events import event_of
from app.flows.agenda.sound import sound
from app.kinds import all_kinds
from app.rules.merge import Merged, Side, merge
from tests.journeys.conftest import Pair
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-150", "C-163")]
PARIS = ZoneInfo("Europe/Paris")
SPACE, ITEM = SpaceId(bytes(16)), EntryId(bytes(15) + b"\1")
FIRST = "2026-12-01T09:00"
TIMES = ("2026-12-08T09:00", "2026-12-15T09:00", "2026-12-22T09:00")
YEAR = date(2026, 1, 1), date(2028, 12, 31)
Edit = Callable[[Draft, set[str]], Draft]


def moved(start: str, end: str = "", zone: str = "") -> Edit:
    """Say another time."""
    return lambda draft, _done: replace(draft, start=start, end=end, zone=zone)


def said(**words: object) -> Edit:
    """Say anything else."""
    return lambda draft, _done: replace(draft, **words)  # type: ignore[arg-type]  # the fields of a draft


def ticked(start: str) -> Edit:
    """Tick one time."""

    def tick(draft: Draft, done: set[str]) -> Draft:
        done.add(start)
        return draft

    return tick


ELSEWHERE = moved("2027-04-20T08:30", "2027-04-20T09:30", "America/Guadeloupe")
LONGER = moved("2026-12-01T09:00", "2026-12-01T10:00")
EDITS: Sequence[Edit] = (
    moved("2026-12-03T10:00"),
    ELSEWHERE,
    LONGER,
    moved("2027-03-12"),
    moved("2027-03-12", "2027-03-14"),
    said(title="Cardiologue"),
    said(note="À jeun"),
    said(place="12 rue des Lilas", who="Dr Fictif"),
    said(reminders=(0, 60)),
    said(reminders=(1440,)),
    said(repeat=Repeat(Every.WEEK)),
    said(repeat=Repeat(Every.MONTH, "2027-06-01", but=TIMES[:1])),
    said(repeat=Repeat(Every.WEEK, "2026-12-31", step=2)),
    said(repeat=Repeat()),
    said(state=EventState.CANCELLED),
    said(state=EventState.FULFILLED),
    said(state=EventState.BOOKED),
    *map(ticked, TIMES),
)
_edits = st.lists(st.sampled_from(EDITS), max_size=4)
_kinds = st.sampled_from([EventKind.APPOINTMENT, EventKind.TASK])
_begun = st.sampled_from([Repeat(), Repeat(Every.WEEK)])


def begun(kind: EventKind, repeat: Repeat) -> Entry:
    """Return an event both devices know."""
    draft = Draft(title="Fictif", start=FIRST, kind=kind, repeat=repeat)
    return made(ITEM, SPACE, sound(draft, PARIS))


def told(entry: Entry) -> Event:
    """Return the event an entry says."""
    event = event_of(entry, PARIS)
    assert event is not None
    return event


def edited(entry: Entry, edits: Sequence[Edit]) -> Entry:
    """Change an event as one device does, one act after another."""
    for edit in edits:
        done = set(told(entry).done)
        draft = edit(draft_of(told(entry)), done)
        until = draft.repeat.until
        if until and until < draft.start[:10]:
            draft = replace(draft, repeat=Repeat())  # refused when it is typed
        entry = redone(entry, sound(draft, PARIS), PARIS, tuple(done))
    return entry


def joined(before: Entry, mine: Side, theirs: Side) -> Merged:
    """Join two versions as a device does."""
    kind = all_kinds()[before.kind]
    found = merge(before, mine, theirs, together=kind.together)
    return replace(found, entry=settled(found.entry))


@given(_kinds, _begun, _edits, _edits, st.booleans())
@example(EventKind.APPOINTMENT, Repeat(), [ELSEWHERE], [LONGER], False)  # noqa: FBT003
@example(EventKind.APPOINTMENT, Repeat(), [LONGER], [ELSEWHERE], True)  # noqa: FBT003
def test_what_two_devices_said_joins_alike_and_stays_in_sight(
    kind: EventKind,
    repeat: Repeat,
    one: Sequence[Edit],
    two: Sequence[Edit],
    later: bool,  # noqa: FBT001 - drawn
) -> None:
    before = begun(kind, repeat)
    left = Side(edited(before, one), 1 + later, b"a")
    right = Side(edited(before, two), 2 - later, b"b")
    found = joined(before, left, right)
    assert found == joined(before, right, left)
    entry, event = found.entry, told(found.entry)
    sides = [told(side.entry) for side in (left, right)]
    assert [event.start, event.end, event.zone] in [
        [each.start, each.end, each.zone] for each in sides
    ]
    assert entry.when == settled(entry).when == _when(entry)
    assert (entry.meta.get("category") == REPEATED) == bool(event.repeat.every)
    off = event.state is EventState.CANCELLED
    assert (entry.meta["status"] == CANCELLED) == off
    assert set(event.done) >= set(sides[0].done) | set(sides[1].done)


def _when(entry: Entry) -> When:
    """Return the date of the same event, made anew."""
    return made(entry.id, entry.space, draft_of(told(entry))).when


@given(_kinds, _edits)
def test_what_one_device_said_alone_is_kept_as_it_is(
    kind: EventKind, edits: Sequence[Edit]
) -> None:
    before = begun(kind, Repeat(Every.WEEK))
    mine = edited(before, edits)
    found = joined(before, Side(before, 9, b"b"), Side(mine, 1, b"a"))
    assert found == Merged(mine, None)


def agenda_of(device: Device) -> Agenda:
    """Return the agenda of the space a device opens on."""
    return Agenda(device.vault, device.world, device.space, PARIS)


async def meet(*devices: Device) -> int:
    """Let everybody exchange until nothing is new; count what is asked about."""
    reports = [await device.courier.sync() for device in devices * 2]
    assert {one.alerts for one in reports} == {()}
    return max(one.conflicts for one in reports)


def every(device: Device) -> list[tuple[str, str, bool]]:
    """Return what takes place, as a device shows it."""
    found = agenda_of(device).between(*YEAR, cancelled=True)
    return [(one.event.title, one.start, one.done) for one in found]


@pytest.fixture
async def walk(pair: Pair) -> EntryId:
    """A walk of every week that both devices know."""
    again = Repeat(Every.WEEK, "2026-12-31")
    draft = Draft(title="Marcher", start=FIRST, kind=EventKind.TASK, repeat=again)
    made = agenda_of(pair[0]).add(draft)
    await meet(*pair)
    return made.id


@pytest.mark.parametrize("first", [0, 1])
async def test_what_both_ticked_is_ticked_on_both(
    pair: Pair, walk: EntryId, first: int
) -> None:
    phone, tablet = pair
    for device, starts in ((phone, TIMES[:2]), (tablet, TIMES[1:])):
        for start in starts:
            agenda_of(device).done(walk, start)
    assert await meet(pair[first], pair[1 - first]) == 0
    assert every(phone) == every(tablet)
    done = [start for _title, start, done in every(phone) if done]
    assert done == list(TIMES)


@pytest.mark.parametrize("first", [0, 1])
async def test_moved_here_and_renamed_there_it_is_both(
    pair: Pair, walk: EntryId, first: int
) -> None:
    phone, tablet = pair
    was = draft_of(agenda_of(phone).event(walk))
    agenda_of(phone).change(walk, replace(was, start="2026-12-02T10:00"))
    agenda_of(tablet).change(walk, replace(was, title="Marcher une heure"))
    assert await meet(pair[first], pair[1 - first]) == 0
    assert every(phone) == every(tablet)
    assert every(phone)[0] == ("Marcher une heure", "2026-12-02T10:00", False)


@pytest.mark.parametrize("first", [0, 1])
async def test_moved_to_two_days_it_is_on_one_and_the_person_is_asked(
    pair: Pair, walk: EntryId, first: int
) -> None:
    phone, tablet = pair
    was = replace(draft_of(agenda_of(phone).event(walk)), repeat=Repeat())
    days = ("2027-03-12", "2027-05-20T10:00")
    for device, start in zip(pair, days, strict=True):
        agenda_of(device).change(walk, replace(was, start=start, zone=""))
    assert await meet(pair[first], pair[1 - first]) == 1
    (shown,) = every(phone)
    assert every(tablet) == [shown]
    assert shown in [("Marcher", day, False) for day in days]


async def test_ticked_here_and_taken_back_there_it_stays_with_its_tick(
    pair: Pair, walk: EntryId
) -> None:
    """What somebody did wins over taking it back: it is asked about, not lost."""
    phone, tablet = pair
    agenda_of(phone).done(walk, TIMES[0])
    agenda_of(tablet).remove(walk)
    assert await meet(phone, tablet) == 1
    for device in pair:
        assert agenda_of(device).event(walk).done == TIMES[:1]
