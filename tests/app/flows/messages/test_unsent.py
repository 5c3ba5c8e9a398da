"""What leaves once a conversation is over is never said to be sent, nor lost."""

from pathlib import Path

import pytest

from app.domain.errors import Unreachable
from app.domain.message import Delivery, Message, Thread, ThreadState
from app.flows.deposits.answering import Answer
from app.flows.messages.messages import Messages
from app.flows.messages.unsent import LATE
from tests.app.flows.messages.conftest import Written
from tests.fictitious.correspondence import Correspondent, correspondent
from tests.fictitious.doctor import read_by
from tests.journeys.cut import Unheard
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048", "C-053")]
DAY = 86_400_000


@pytest.fixture
async def other_side(town: Town, tmp_path: Path) -> Correspondent:
    return await correspondent(town.device("tilleul"), tmp_path)


async def opened(flow: Messages, doctor: Correspondent, days: int = 30) -> Thread:
    """Open a conversation with a doctor who reads and answers."""
    found = await flow.find(doctor.code)
    return flow.open(found, "Ma toux", flow.threading.giving.now + days * DAY)


async def meet(*devices: Device) -> None:
    for device in devices * 2:
        assert (await device.courier.sync()).alerts == ()


def told(flow: Messages, thread: Thread) -> list[tuple[str, Delivery]]:
    return [(one.text, one.delivery) for one in flow.read(thread.id)]


BOTH = [("À temps", Delivery.SENT), ("Trop tard", Delivery.UNSENT)]


async def test_what_waits_when_the_other_device_ends_it_is_not_sent(
    phone: Device, tablet: Device, messages_of: Written, other_side: Correspondent
) -> None:
    here, there = messages_of(phone), messages_of(tablet)
    thread = await opened(here, other_side)
    here.write(thread.id, "À temps")
    await meet(phone, tablet)
    late = here.write(thread.id, "Trop tard")
    assert here.message(late.id).delivery is Delivery.WAITING
    there.end(thread.id)
    await tablet.courier.sync()
    await meet(phone, tablet)
    for flow in (here, there):
        assert told(flow, thread) == BOTH
        (kept,) = flow.threads()
        assert (kept.waiting, kept.unsent) == (0, 1)
    assert phone.journal.waiting(phone.space.id) == 0
    assert await other_side.mailbox.threads() == []


async def test_what_one_ends_before_it_left_is_not_sent(
    phone: Device, tablet: Device, messages_of: Written, other_side: Correspondent
) -> None:
    """Both leave in one exchange: nobody had the time to read it."""
    here, there = messages_of(phone), messages_of(tablet)
    thread = await opened(here, other_side)
    here.write(thread.id, "À temps")
    await meet(phone, tablet)
    here.write(thread.id, "Trop tard")
    here.end(thread.id)
    assert here.thread(thread.id).state is ThreadState.ENDING
    assert told(here, thread) == BOTH
    await meet(phone, tablet)
    assert told(here, thread) == told(there, thread) == BOTH


async def test_what_waits_when_the_doctor_leaves_is_not_sent(
    phone: Device, tablet: Device, messages_of: Written, other_side: Correspondent
) -> None:
    here, there = messages_of(phone), messages_of(tablet)
    thread = await opened(here, other_side)
    here.write(thread.id, "À temps")
    await meet(phone, tablet)
    here.write(thread.id, "Trop tard")
    await other_side.mailbox.leave(thread.id.hex())
    await meet(phone, tablet)
    assert told(here, thread) == told(there, thread) == BOTH


async def test_what_waits_past_the_last_day_is_not_sent(
    phone: Device, tablet: Device, messages_of: Written, other_side: Correspondent
) -> None:
    here, there = messages_of(phone), messages_of(tablet)
    thread = await opened(here, other_side, days=2)
    here.write(thread.id, "À temps")
    await meet(phone, tablet)
    here.write(thread.id, "Trop tard")
    phone.town.watch.pass_by(days=3)
    assert told(here, thread) == BOTH
    await meet(phone, tablet)
    assert told(here, thread) == told(there, thread) == BOTH


async def test_what_was_read_was_read_and_what_was_sent_stays_so(
    phone: Device, messages_of: Written, other_side: Correspondent
) -> None:
    flow = messages_of(phone)
    thread = await opened(flow, other_side)
    first = flow.write(thread.id, "Lu")
    await meet(phone)
    flow.write(thread.id, "En route")
    read_by(phone, thread, first.id)
    flow.end(thread.id)
    await meet(phone)
    assert told(flow, thread) == [
        ("Lu", Delivery.READ),
        ("En route", Delivery.UNSENT),
    ]


async def test_one_never_opened_sends_nothing(
    phone: Device, tablet: Device, messages_of: Written, other_side: Correspondent
) -> None:
    here, there = messages_of(phone), messages_of(tablet)
    thread = await opened(here, other_side)
    late = here.write(thread.id, "Trop tard")
    here.end(thread.id)
    assert here.threading.record.thread(thread.id).meta[LATE] == late.id.hex()
    await meet(phone, tablet)
    for flow in (here, there):
        assert told(flow, thread) == [("Trop tard", Delivery.UNSENT)]


async def test_what_they_wrote_is_received_whatever_ended(
    phone: Device, messages_of: Written, other_side: Correspondent
) -> None:
    flow = messages_of(phone)
    thread = await opened(flow, other_side)
    await meet(phone)
    await other_side.mailbox.write(thread.id.hex(), Answer("Bonjour"))
    await meet(phone)
    flow.end(thread.id)
    await meet(phone)
    one: Message = flow.read(thread.id)[0]
    assert one.delivery is Delivery.RECEIVED


async def test_what_may_have_left_when_one_ends_it_is_not_said_unsent(
    phone: Device, tablet: Device, messages_of: Written, other_side: Correspondent
) -> None:
    """The answer is lost: it may be read there, and is sent again before the end."""
    flow = messages_of(phone)
    thread = await opened(flow, other_side)
    await meet(phone)
    flow.write(thread.id, "Parti")
    phone.wire = Unheard(phone)
    with pytest.raises(Unreachable):
        await phone.courier.sync()
    phone.wire = None
    flow.write(thread.id, "Trop tard")
    flow.end(thread.id)
    late = ("Trop tard", Delivery.UNSENT)
    (read,) = await other_side.mailbox.threads()
    assert [one.text for one in read.messages] == ["Parti"]
    assert told(flow, thread) == [("Parti", Delivery.WAITING), late]
    await meet(phone, tablet)
    for each in (flow, messages_of(tablet)):
        assert told(each, thread) == [("Parti", Delivery.SENT), late]
