"""A draft reads through to the book and moves only itself."""

import pytest

from app.crypto.runs import log_start
from app.domain.ids import ROOT
from sync.server.draft import ABSENT, Draft
from sync.server.ledgers.memory.book import MemoryBook, Shelf
from sync.server.ledgers.memory.engine import MemoryLedger
from tests.sync.server.actors import AT, Device, drawn, push_of
from tests.sync.server.contract.logs import Logs

pytestmark = pytest.mark.anyio


@pytest.fixture
async def logs(phone: Device) -> Logs:
    return await Logs.found(MemoryLedger(), phone)


async def test_appending_moves_the_draft_and_not_the_book(
    logs: Logs, tablet: Device
) -> None:
    shelf = logs.ledger._shelves[logs.space.id]  # type: ignore[attr-defined]
    raw = push_of(tablet, logs.space, [logs.space.put(tablet, "a")])
    draft = Draft(MemoryBook(shelf), await logs.batch(raw, tablet))
    assert draft.item(drawn("a", 16)) == ABSENT
    assert draft.append(draft.batch.ops[0]) == 5
    assert (draft.item(drawn("a", 16)).rev, draft.lane(logs.space.collection).n) == (
        1,
        2,
    )
    assert (shelf.state.head, shelf.lanes[logs.space.collection].n) == (4, 1)
    assert draft.role(ROOT, AT) == 4


async def test_nothing_is_appended_before_a_space_exists(
    logs: Logs, phone: Device
) -> None:
    raw = push_of(phone, logs.space, [logs.space.put(phone, "a")])
    draft = Draft(MemoryBook(Shelf()), await logs.batch(raw, phone))
    with pytest.raises(RuntimeError):
        draft.append(draft.batch.ops[0])


async def test_the_start_of_the_log_has_always_been_seen(
    logs: Logs, phone: Device
) -> None:
    shelf = logs.ledger._shelves[logs.space.id]  # type: ignore[attr-defined]
    op = logs.space.put(phone, "a", seen_h=log_start(logs.space.id))
    batch = await logs.batch(push_of(phone, logs.space, [op]), phone)
    assert Draft(MemoryBook(shelf), batch).has_seen(batch.ops[0])
