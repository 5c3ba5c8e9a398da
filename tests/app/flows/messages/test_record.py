"""What elements say of messages is read with care: others wrote some of it."""

import pytest

from app.domain.errors import Refused
from app.domain.message import Correspondent
from app.flows.messages.record import Record, at_of, ids_of
from tests.app.flows.messages.conftest import Written
from tests.fictitious.doctor import answered, read_by
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048")]
ONE, TWO = bytes(15) + b"\1", bytes(15) + b"\2"
DAY = 86_400_000


def test_ids_that_are_none_are_left_out() -> None:
    told = f"{ONE.hex()} zz 0011 {TWO.hex()}"
    assert list(ids_of(told)) == [ONE, TWO]


async def test_a_moment_that_is_none_is_when_it_came(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    made = messages_of(phone).open(whom, "Ma toux", phone.world.ms() + DAY)
    for sent in ("hier", "", "2026-11-21T08:00:00"):
        said = answered(phone, made, "Bonjour", sent=sent)
        assert at_of(said, "sent") == said.updated


async def test_unread_counts_each_conversation_apart(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow, until = messages_of(phone), phone.world.ms() + DAY
    first, second = flow.open(whom, "Un", until), flow.open(whom, "Deux", until)
    flow.write(first.id, "De moi")
    for text in ("Un", "Deux"):
        answered(phone, second, text)
    record = Record(phone.vault, phone.space.id)
    assert record.unread() == {first.id.hex(): 0, second.id.hex(): 2}
    flow.opened(first.id, [one.id for one in flow.read(second.id)])
    assert flow.unread() == 2
    flow.opened(second.id, [one.id for one in flow.read(second.id)])
    assert flow.unread() == 0


async def test_the_first_word_that_it_was_read_stays(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + DAY)
    said, first = flow.write(made.id, "Bonjour"), phone.world.ms()
    read_by(phone, made, said.id)
    phone.town.watch.pass_by(minutes=5)
    read_by(phone, made, said.id, ONE)
    assert flow.message(said.id).read_at == first


async def test_what_is_no_conversation_nor_message_is_refused(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    made = messages_of(phone).open(whom, "Ma toux", phone.world.ms() + DAY)
    record = Record(phone.vault, phone.space.id)
    assert record.thread(made.id).title == "Ma toux"
    with pytest.raises(Refused, match=r"^message\.absent$"):
        record.message(made.id)
    with pytest.raises(Refused, match=r"^message\.no_thread$"):
        record.thread(ONE)
