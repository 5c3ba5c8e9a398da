"""The judgement of a push: replayed, refused whole, or settled op by op."""

import pytest

from app.domain.errors import Refused
from sync.server.book import Outcome
from sync.server.judge import judge
from sync.server.ledgers.memory.book import MemoryBook
from sync.server.ledgers.memory.engine import MemoryLedger
from sync.server.records import Pushed
from tests.sync.server.actors import Device, Space, push_of
from tests.sync.server.contract.logs import Logs

pytestmark = pytest.mark.anyio


@pytest.fixture
async def logs(phone: Device) -> Logs:
    return await Logs.found(MemoryLedger(), phone)


def book_of(logs: Logs) -> MemoryBook:
    return MemoryBook(logs.ledger._shelves[logs.space.id])  # type: ignore[attr-defined]


async def test_judging_changes_nothing_by_itself(logs: Logs, phone: Device) -> None:
    raw = push_of(phone, logs.space, [logs.space.put(phone, "a")])
    batch, book = await logs.batch(raw, phone), book_of(logs)
    first, second = judge(book, batch), judge(book, batch)
    assert isinstance(first, Outcome)
    assert isinstance(second, Outcome)
    assert first.pushed == second.pushed


async def test_a_batch_already_answered_is_not_judged_again(
    logs: Logs, phone: Device
) -> None:
    raw = push_of(phone, logs.space, [logs.space.put(phone, "a")])
    batch = await logs.batch(raw, phone)
    pushed = await logs.ledger.push(batch)
    again = judge(book_of(logs), batch)
    assert isinstance(again, Pushed)
    assert again.reply == pushed.reply


async def test_a_push_that_founds_nothing_is_refused(phone: Device) -> None:
    logs = Logs(MemoryLedger(), Space(phone))
    raw = push_of(phone, logs.space, [logs.space.put(phone, "a")])
    with pytest.raises(Refused, match="run_invalid"):
        await logs.send(raw, phone, founding=True)
    with pytest.raises(Refused, match="not_found"):
        await logs.send(raw, phone)


async def test_two_groups_break_apart(
    logs: Logs, phone: Device, tablet: Device
) -> None:
    space = logs.space
    await logs.push(phone, space.put(phone, "a"))
    ops = [
        space.put(tablet, "a", group=1),
        space.put(tablet, "b", group=1),
        space.put(tablet, "c", group=2),
        space.put(tablet, "d", group=2),
    ]
    codes = [code for _, code in await logs.answers(tablet, *ops)]
    assert codes == ["", "group_broken", "", ""]
