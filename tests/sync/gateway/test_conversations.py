"""A conversation is told in the order of the log, with who read what."""

from pathlib import Path

import pytest

from app.flows.deposits.answering import Answer
from tests.fictitious.correspondence import conversation, correspondent, write
from tests.journeys.conftest import Pair, anyio_backend, pair, town
from tests.journeys.town import Town

__all__ = ["anyio_backend", "pair", "town"]
pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048", "C-054")]


async def test_the_order_is_that_of_the_log_whatever_the_clocks_say(
    pair: Pair, town: Town, tmp_path: Path
) -> None:
    phone, _ = pair
    doctor = await correspondent(town.device("doctor"), tmp_path)
    thread = conversation(phone, doctor)
    first = write(phone, thread, "Un")
    await phone.courier.sync()
    await doctor.mailbox.write(thread, Answer("Deux"))
    await phone.courier.sync()
    write(phone, thread, "Trois")
    await phone.courier.sync()
    told = await doctor.mailbox.thread(thread)
    assert [one.text for one in told.messages] == ["Un", "Deux", "Trois"]
    assert [one.place for one in told.messages] == sorted(
        one.place for one in told.messages
    )
    assert len(told.unread) == 2
    await doctor.mailbox.receipt(thread, [first])
    told = await doctor.mailbox.thread(thread)
    assert [bool(one.read_at) for one in told.messages] == [True, False, False]
