"""What elements say of messages is read with care: others wrote some of it."""

from typing import Any

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.message import Correspondent
from app.domain.query import Query
from app.flows.messages.record import Record, at_of, ids_of
from app.ports.vault import Vault
from tests.app.flows.messages.conftest import Written
from tests.fictitious.doctor import answered, read_by
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048")]
ONE, TWO = bytes(15) + b"\1", bytes(15) + b"\2"
DAY = 86_400_000


class Counted:
    """Gives what a vault keeps, and counts what is read of conversations."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.read: list[str] = []
        self.found = 0

    def find(self, space: SpaceId, query: Query) -> list[Entry]:
        found = self._vault.find(space, query)
        self.found += len(found)
        self.read += [one.meta["thread"] for one in found if "thread" in one.meta]
        return found

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a vault gives
        return getattr(self._vault, name)


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
    assert record.unread() == {second.id.hex(): 2}
    newest, oldest = record.unopened()
    assert [one.text for one in map(flow.message, (oldest, newest))] == ["Un", "Deux"]
    assert set(record.unopened().values()) == {second.id.hex()}
    flow.opened(first.id, [one.id for one in flow.read(second.id)])
    assert flow.unread() == 2
    flow.opened(second.id, [one.id for one in flow.read(second.id)])
    assert flow.unread() == 0


async def test_the_count_of_every_page_reads_no_message(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow, until = messages_of(phone), phone.world.ms() + DAY
    made = flow.open(whom, "Un", until)
    said = [answered(phone, made, f"Réponse {rank}") for rank in range(5)]
    flow.opened(made.id, [one.id for one in said[:2]])
    counted: Any = Counted(phone.vault)
    assert Record(counted, phone.space.id).unread() == {made.id.hex(): 3}
    assert counted.found == 0
    assert len(Record(counted, phone.space.id).messages(made.id)) == 5
    assert counted.found == 5


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


async def test_a_message_of_no_conversation_spoils_no_other(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + DAY)
    lost = answered(phone, made, "Perdu", thread="nulle part")
    kept = answered(phone, made, "Bonjour")
    (thread,) = flow.threads()
    with pytest.raises(Refused, match=r"^message\.absent$"):
        flow.message(lost.id)
    assert flow.unread() == 1
    assert (thread.unread, thread.last) == (1, flow.message(kept.id))


async def test_many_conversations_are_read_at_once(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow, until = messages_of(phone), phone.world.ms() + DAY
    made = [flow.open(whom, f"Sujet {rank}", until) for rank in range(3)]
    for rank, one in enumerate(made):
        for _ in range(rank):
            answered(phone, one, "Bonjour")
    told = Record(phone.vault, phone.space.id).conversations()
    assert [len(told.get(one.id.hex(), ())) for one in made] == [0, 1, 2]
    assert {one.id: one.unread for one in flow.threads()} == {
        one.id: rank for rank, one in enumerate(made)
    }


async def test_to_open_one_reads_nothing_of_the_others(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow, until = messages_of(phone), phone.world.ms() + DAY
    first, second = (flow.open(whom, one, until) for one in ("Un", "Deux"))
    asked = flow.write(first.id, "Que faire ?")
    answered(phone, first, "Du miel.")
    read_by(phone, first, asked.id)
    for rank in range(30):
        said = flow.write(second.id, f"Question {rank}")
        read_by(phone, second, said.id)
    counted: Any = Counted(phone.vault)
    record = Record(counted, phone.space.id)
    assert [one.text for one in record.messages(first.id)] == [
        "Que faire ?",
        "Du miel.",
    ]
    assert counted.read == [first.id.hex()] * 3
    assert record.receipted(first.id) == frozenset()
    assert counted.read == [first.id.hex()] * 4
    counted.read.clear()
    assert len(record.conversations()[second.id.hex()]) == 30
    assert len(counted.read) == 3 + 60


async def test_an_answer_by_a_slow_clock_comes_after_its_question(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + DAY)
    asked = flow.write(made.id, "Que faire ?")
    slow = "2026-11-21T07:00:00+00:00"
    answered(phone, made, "Du miel.", about=asked.id.hex(), sent=slow)
    answered(phone, made, "Avant tout.", sent=slow)
    told = [one.text for one in flow.read(made.id)]
    assert told == ["Avant tout.", "Que faire ?", "Du miel."]


async def test_answers_of_answers_by_slow_clocks_follow_each_other(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + DAY)
    asked = flow.write(made.id, "Que faire ?")
    slow, slower = "2026-11-21T07:00:00+00:00", "2026-11-21T06:00:00+00:00"
    said = answered(phone, made, "Du miel.", about=asked.id.hex(), sent=slow)
    answered(phone, made, "Ou du thym.", about=said.id.hex(), sent=slower)
    told = [one.text for one in flow.read(made.id)]
    assert told == ["Que faire ?", "Du miel.", "Ou du thym."]
