"""The same agenda taken in on two devices without network is one, once they meet."""

import asyncio
from dataclasses import replace

import pytest

from app.domain.agenda import Event
from app.flows.agenda.entries import draft_of
from app.flows.agenda_files.agenda_files import AgendaFiles
from app.flows.agenda_files.doubles import AgendaDoubles
from app.flows.trash import Trash
from tests.app.flows.agenda_files.test_agenda_files import Reading
from tests.fictitious.agendas import agenda, event
from tests.journeys.conftest import Pair
from tests.journeys.test_agenda_converges import agenda_of
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-061", "C-065", "C-150")]
DENTIST, WALK, GONE, VIEW = "dentist@f", "walk@f", "gone@f", "view@f"
MONDAYS = ("2026-12-07T09:00", "2026-12-14T09:00", "2026-12-21T09:00")
MONDAY = "DTSTART;TZID=Europe/Paris:20261207T090000"
FILE = agenda(
    event(uid=DENTIST),
    event("RRULE:FREQ=WEEKLY;COUNT=6", uid=WALK, title="Marcher", start=MONDAY),
    event(uid=GONE, title="Déjà jeté"),
    event(uid=VIEW, title="Vue"),
)
LATER = agenda(event("SEQUENCE:2", uid=DENTIST, title="Dentiste, salle 2"))


def files_of(device: Device) -> AgendaFiles:
    return AgendaFiles(agenda_of(device), Reading())


def doubles_of(device: Device) -> AgendaDoubles:
    return AgendaDoubles(files_of(device), device.heart)


def take(device: Device, content: bytes = FILE) -> None:
    device.town.watch.pass_by(minutes=5)
    files_of(device).take(content, untitled="Rendez-vous", coming=False)


def known(device: Device, uid: str) -> Event:
    return agenda_of(device).known()[uid]


async def meet(*devices: Device) -> None:
    """Let everybody exchange, and gather as an open app does, until nothing is new."""
    for device in devices * 3:
        report = await device.courier.sync()
        assert (report.alerts, report.conflicts) == ((), 0)
        doubles_of(device).gather()


def told(device: Device) -> list[Event]:
    """Return every event of a device; the same uid twice is seen."""
    found = [one for _, one in agenda_of(device).brought()]
    assert len({one.uid for one in found}) == len(found)
    return sorted(found, key=lambda one: one.uid)


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("sooner", [0, 1])
async def test_each_event_is_one_with_what_was_done_on_both(
    pair: Pair, first: int, sooner: int
) -> None:
    phone, tablet = pair
    for device in (pair[sooner], pair[1 - sooner]):
        take(device)
    for device, starts in ((phone, MONDAYS[:2]), (tablet, MONDAYS[1:])):
        for start in starts:
            agenda_of(device).done(known(device, WALK).id, start)
    agenda_of(phone).done(known(phone, DENTIST).id)
    agenda_of(tablet).remind(known(tablet, VIEW).id, (60,))
    trash = Trash(tablet.vault, tablet.blobs, tablet.world, tablet.space)
    trash.throw(known(tablet, GONE).id)
    await meet(pair[first], pair[1 - first])
    assert told(phone) == told(tablet)
    dentist, gone, view, walk = told(phone)
    assert (dentist.state.value, view.reminders) == ("fulfilled", (60,))
    assert (gone.thrown, walk.done) == (True, MONDAYS)


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("newer", [0, 1])
async def test_the_newest_telling_is_kept_whoever_took_it_in(
    pair: Pair, first: int, newer: int
) -> None:
    take(pair[newer], LATER)
    take(pair[1 - newer])
    await meet(pair[first], pair[1 - first])
    for device in pair:
        assert next(one.title for one in told(device)) == "Dentiste, salle 2"
    assert told(pair[0]) == told(pair[1])


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("writer", [0, 1])
async def test_what_the_person_reworded_is_kept_whoever_took_it_in_last(
    pair: Pair, first: int, writer: int
) -> None:
    take(pair[writer])
    pair[0].town.watch.pass_by(minutes=1)
    mine = agenda_of(pair[writer])
    one = known(pair[writer], VIEW)
    mine.change(one.id, replace(draft_of(one), title="Ophtalmo"))
    take(pair[1 - writer])
    await meet(pair[first], pair[1 - first])
    assert told(pair[0]) == told(pair[1])
    assert known(pair[0], VIEW).title == "Ophtalmo"


async def test_it_is_one_import_taken_back_whole_from_any_device(pair: Pair) -> None:
    phone, tablet = pair
    take(phone)
    take(tablet)
    await meet(phone, tablet)
    (batch,) = files_of(tablet).batches()
    assert files_of(phone).batches() == [batch]
    files_of(tablet).undo(batch.batch)
    await meet(tablet, phone)
    for device in pair:
        assert told(device) == []
        assert files_of(device).batches() == []


async def test_an_open_app_gathers_by_itself_when_the_other_device_is_heard(
    pair: Pair,
) -> None:
    phone, tablet = pair
    take(phone)
    take(tablet)
    following = asyncio.create_task(doubles_of(phone).follow())
    await tablet.courier.sync()
    await phone.courier.sync()
    for _ in range(2000):
        if len(list(agenda_of(phone).brought())) == 4:
            break
        await asyncio.sleep(0.005)
    following.cancel()
    assert len(told(phone)) == 4
