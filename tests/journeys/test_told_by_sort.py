"""Each item of the list is told in one word, unless the person switched it off."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from app.domain.agenda import Draft
from app.domain.notice import Sort
from app.flows.agenda.agenda import Agenda
from app.flows.civil import Civil, Told
from app.flows.deposits.answering import Answer
from app.flows.mandates.giving import Giving
from app.flows.news import News
from app.flows.notices.kept import Kept
from app.flows.notices.looks import Looks
from app.flows.notices.notices import CHOSEN, Notices
from app.flows.preferences import Preferences
from tests.app.flows.notices.telling import Listening
from tests.fictitious.correspondence import Correspondent, correspondent
from tests.fictitious.doctor import messages_of
from tests.fictitious.printing import pdf
from tests.fictitious.service import Certified
from tests.journeys.canaries import WORD
from tests.journeys.conftest import Pair
from tests.journeys.services import DAY, allow, certified, documents_of, make
from tests.journeys.town import Device
from views.notices.words import sentence_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-124")]
NEWS, REMINDER = "Alvéole : 1 nouveauté", "Alvéole : 1 rappel"


@dataclass
class Scene:
    """A person's two devices, and those who write to her or read what she allows."""

    phone: Device
    tablet: Device
    doctor: Correspondent
    service: Certified

    async def meet(self) -> None:
        """Let both devices exchange until nothing is new."""
        for device in (self.phone, self.tablet) * 2:
            assert (await device.courier.sync()).alerts == ()


async def a_message(scene: Scene) -> None:
    """Have a doctor write."""
    flow = messages_of(scene.phone)
    found = await flow.find(scene.doctor.code)
    thread = flow.open(found, WORD, scene.phone.world.ms() + 30 * DAY)
    await scene.meet()
    await scene.doctor.mailbox.write(thread.id.hex(), Answer(WORD))
    await scene.meet()


async def a_document(scene: Scene) -> None:
    """Add one on the other device."""
    scene.tablet.write(WORD)
    await scene.meet()


async def an_appointment(scene: Scene) -> None:
    """Be within the hour of one that is recalled an hour before."""
    phone = scene.phone
    agenda = Agenda(phone.vault, phone.world, phone.space, documents_of(phone).zone)
    start = "2026-11-21T11:00"  # ten o'clock in universal time
    agenda.add(Draft(title=WORD, start=start, place=WORD, reminders=(60,)))
    phone.town.watch.pass_by(minutes=90)


async def a_service(scene: Scene) -> None:
    """Let one read, for three days more."""
    make(scene.phone, pdf([WORD], title=WORD, date="2026-03-12"), WORD)
    await allow(scene.phone, scene.service, days=3)


async def a_screening(scene: Scene) -> None:
    """Tell an age that a check-up is offered at."""
    Civil(scene.phone.vault, scene.phone.world, scene.phone.space).tell(
        Told("1964-05-02")
    )


ITEMS: Final[dict[Sort, tuple[Callable[[Scene], Awaitable[None]], str]]] = {
    Sort.MESSAGE: (a_message, NEWS),
    Sort.DOCUMENT: (a_document, NEWS),
    Sort.APPOINTMENT: (an_appointment, REMINDER),
    Sort.SERVICE: (a_service, NEWS),
    Sort.SCREENING: (a_screening, REMINDER),
}
"""How each comes to be, and all that is then said of it."""
every_item = pytest.mark.parametrize("sort", ITEMS)


@pytest.fixture
async def scene(pair: Pair, tmp_path: Path) -> Scene:
    """Return two devices that know each other, a doctor and a service."""
    phone, tablet = pair
    doctor = await correspondent(phone.town.device("doctor"), tmp_path)
    service = await certified(phone.town.device("service"))
    made = Scene(phone, tablet, doctor, service)
    await made.meet()
    assert await said(made) == []
    return made


def preferences_of(device: Device) -> Preferences:
    return Preferences(device.vault, device.world, device.space)


def news_of(device: Device) -> News:
    kept = preferences_of(device), device.world, device.space.id
    return News(device.vault, device.trail, device.devices, *kept)


async def said(scene: Scene) -> list[str]:
    """Return what the phone says at this look, as a program that just started."""
    phone, system = scene.phone, Listening()
    looks = Looks.over(documents_of(phone), news_of(phone), phone.courier.state)
    carried = phone.journal, phone.trail, phone.courier
    told = looks.beside(Giving.over(preferences_of(phone), *carried))
    switches = Kept(preferences_of(phone))
    await Notices(switches, told, system, looks.coming).look()
    return [sentence_of(one) for one in system.heard()]


@every_item
async def test_it_is_told_once_though_all_the_rest_is_off(
    scene: Scene, sort: Sort
) -> None:
    for other in set(CHOSEN) - {sort}:
        Kept(preferences_of(scene.phone)).turn(other, on=False)
    happen, sentence = ITEMS[sort]
    await happen(scene)
    assert [await said(scene), await said(scene)] == [[sentence], []]


@every_item
async def test_switched_off_on_the_other_device_it_is_not_told_here(
    scene: Scene, sort: Sort
) -> None:
    Kept(preferences_of(scene.tablet)).turn(sort, on=False)
    await scene.meet()
    await ITEMS[sort][0](scene)
    assert await said(scene) == []


@every_item
async def test_hidden_on_the_first_screen_of_the_other_device_it_is_not_told_here(
    scene: Scene, sort: Sort
) -> None:
    news_of(scene.tablet).tell(sort, wanted=False)
    await scene.meet()
    await ITEMS[sort][0](scene)
    assert await said(scene) == []


def test_every_item_of_the_list_has_its_switch() -> None:
    assert set(ITEMS) == set(CHOSEN) - {Sort.REMINDER}
