"""One contract, every ledger: order, exactly once, conflicts, groups, isolation."""

import asyncio

import pytest

from app.crypto.runs import log_next, log_start
from app.domain.errors import Refused
from app.domain.ids import ROOT
from sync.server.ledger import Ledger
from sync.server.records import PageAsk, Quota, SnapshotAsk
from sync.wire import APPLIED, CONFLICT, PAGE_MAX, REFUSED
from tests.sync.server.actors import AT, Device, Person, drawn, push_of
from tests.sync.server.contract.logs import Logs

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]
FOUNDING = 4
OK = (APPLIED, "")


@pytest.fixture
async def logs(ledger: Ledger, phone: Device) -> Logs:
    return await Logs.found(ledger, phone)


async def test_positions_have_no_gap_and_the_chain_recomputes(
    logs: Logs, phone: Device
) -> None:
    await logs.push(phone, *(logs.space.put(phone, f"{n}") for n in range(5)))
    page = await logs.page()
    assert [row.seq for row in page.rows] == list(range(1, FOUNDING + 6))
    h = log_start(logs.space.id)
    for row in page.rows:
        h = log_next(logs.space.id, row.seq, h, row.op_hash)
    assert (page.head, page.h) == (FOUNDING + 5, h)


async def test_twenty_writers_leave_no_gap(logs: Logs, phone: Device) -> None:
    devices = [phone.person.device(f"d{n}") for n in range(20)]

    async def write(device: Device) -> None:
        for n in range(5):
            await logs.push(device, logs.space.put(device, f"{device.name}-{n}"))

    async with asyncio.TaskGroup() as tasks:
        for device in devices:
            tasks.create_task(write(device))
    page = await logs.page()
    assert [row.seq for row in page.rows] == list(range(1, FOUNDING + 101))


async def test_a_stale_base_is_a_conflict_that_names_what_to_pull(
    logs: Logs, phone: Device, tablet: Device
) -> None:
    first = await logs.push(phone, logs.space.put(phone, "a"))
    reply = await logs.push(
        tablet, logs.space.put(tablet, "a"), logs.space.put(tablet, "b")
    )
    assert [(r.status, r.seq) for r in reply.results] == [
        (CONFLICT, first.head),
        (APPLIED, first.head + 1),
    ]


async def test_a_lost_reply_comes_again_byte_for_byte(
    logs: Logs, phone: Device, tablet: Device
) -> None:
    await logs.push(phone, logs.space.put(phone, "a"))
    lost = await logs.batch(
        push_of(tablet, logs.space, [logs.space.put(tablet, "a")]), tablet
    )
    first = await logs.ledger.push(lost)
    await logs.push(phone, logs.space.put(phone, "b"))
    assert (await logs.ledger.push(lost)).reply == first.reply


async def test_a_counter_serves_once(logs: Logs, phone: Device) -> None:
    op = logs.space.put(phone, "a")
    await logs.push(phone, op)
    logs.space.ctrs[phone.id] -= 1
    with pytest.raises(Refused, match="ctr_reused"):
        await logs.push(phone, logs.space.put(phone, "b"))


async def test_a_conflicting_op_uses_its_counter_up(
    logs: Logs, phone: Device, tablet: Device
) -> None:
    await logs.push(phone, logs.space.put(phone, "a"))
    await logs.push(tablet, logs.space.put(tablet, "a"))
    logs.space.ctrs[tablet.id] -= 1
    with pytest.raises(Refused, match="ctr_reused"):
        await logs.push(tablet, logs.space.put(tablet, "a", base=1))
    logs.space.ctrs[tablet.id] += 1
    assert await logs.answers(tablet, logs.space.put(tablet, "a", base=1)) == [OK]


async def test_a_group_applies_whole_or_not_at_all(
    logs: Logs, phone: Device, tablet: Device
) -> None:
    await logs.push(phone, logs.space.put(phone, "a"))
    ops = [
        logs.space.put(tablet, "b", group=7),
        logs.space.put(tablet, "a", group=7),
        logs.space.put(tablet, "c"),
    ]
    answers = await logs.answers(tablet, *ops)
    assert answers == [(REFUSED, "group_broken"), (CONFLICT, ""), OK]
    assert len((await logs.page()).rows) == FOUNDING + 2


async def test_a_group_over_two_runs_is_one(
    logs: Logs, phone: Device, tablet: Device
) -> None:
    space = logs.space
    await logs.push(phone, space.put(phone, "a"))
    first = [space.put(tablet, "b", group=7)]
    second = [space.put(tablet, "a", group=7), space.put(tablet, "c", group=8)]
    reply = await logs.send(push_of(tablet, space, first, second), tablet)
    assert [r.status for r in reply.results] == [REFUSED, CONFLICT, APPLIED]


async def test_a_run_partly_accepted_is_sent_whole(
    logs: Logs, phone: Device, tablet: Device
) -> None:
    await logs.push(phone, logs.space.put(phone, "a"))
    ops = [logs.space.put(tablet, "a"), logs.space.put(tablet, "b")]
    reply = await logs.push(tablet, *ops)
    page = await logs.page(reply.head - 1)
    assert (page.rows[0].index, len(page.runs[0].leaves)) == (1, 64)


async def test_a_run_split_over_two_pages_is_in_both(logs: Logs, phone: Device) -> None:
    await logs.push(phone, *(logs.space.put(phone, f"{n}") for n in range(4)))
    first = await logs.page(FOUNDING, 2)
    second = await logs.page(FOUNDING + 2, 2)
    assert first.runs == second.runs
    assert (first.more, second.more) == (True, False)


async def test_a_page_obeys_count_and_bytes(logs: Logs, phone: Device) -> None:
    body = bytes(10_000)
    await logs.push(
        phone, *(logs.space.put(phone, f"{n}", body=body) for n in range(9))
    )
    assert len((await logs.page(0, 3)).rows) == 3
    page = await logs.page(FOUNDING, 2000, 35_000)
    assert (len(page.rows), page.more) == (3, True)
    assert len((await logs.page(FOUNDING, 2000, 1)).rows) == 1


async def test_only_members_push(logs: Logs, stranger: Device) -> None:
    with pytest.raises(Refused, match="not_found"):
        await logs.push(stranger, logs.space.put(stranger, "a"))


async def test_a_revoke_counts_in_the_same_push(
    logs: Logs, phone: Device, stranger: Device
) -> None:
    space = logs.space
    grant = space.granting(phone, stranger.person, role=4)
    await logs.push(phone, grant)
    assert await logs.answers(stranger, space.put(stranger, "a")) == [OK]
    assert await logs.answers(phone, space.revoking(phone, grant)) == [OK]
    assert await logs.ledger.spaces(stranger.person.id, AT) == []
    with pytest.raises(Refused, match="not_found"):
        await logs.push(stranger, space.put(stranger, "b"))


async def test_a_device_retired_in_the_log_writes_no_more(
    logs: Logs, phone: Device, tablet: Device
) -> None:
    space = logs.space
    assert await logs.answers(tablet, space.put(tablet, "a")) == [OK]
    assert await logs.answers(phone, space.retiring(phone, tablet)) == [OK]
    answers = await logs.answers(tablet, space.put(tablet, "b"))
    assert answers == [(REFUSED, "device_retired")]


async def test_a_grant_counts_at_once(
    logs: Logs, phone: Device, stranger: Device
) -> None:
    space = logs.space
    op = space.granting(phone, stranger.person, role=4)
    assert await logs.answers(phone, op) == [OK]
    assert await logs.answers(stranger, space.put(stranger, "a")) == [OK]
    assert [c.space for c in await logs.ledger.spaces(stranger.person.id, AT)] == [
        space.id
    ]


@pytest.mark.parametrize(("at", "spaces"), [(999, 1), (1000, 0)])
async def test_a_grant_ends_at_its_date(
    logs: Logs, phone: Device, stranger: Device, at: int, spaces: int
) -> None:
    until = AT + 1000
    op = logs.space.granting(phone, stranger.person, role=4, until=until)
    await logs.push(phone, op)
    logs.now = AT + at
    cards = await logs.ledger.spaces(stranger.person.id, logs.now)
    assert len(cards) == spaces
    if not spaces:
        with pytest.raises(Refused, match="not_found"):
            await logs.push(stranger, logs.space.put(stranger, "a"))


async def test_parts_must_be_there_first(logs: Logs, phone: Device) -> None:
    sha, space = drawn("part"), logs.space
    with pytest.raises(Refused, match="parts_missing"):
        await logs.push(phone, space.put(phone, "a", refs=[sha]))
    await logs.ledger.add_part(space.id, (sha, 10), AT, Quota())
    assert await logs.ledger.lacking(space.id, [sha, drawn("other")]) == [
        drawn("other")
    ]
    assert not await logs.ledger.referenced(space.id, sha)
    await logs.push(phone, space.put(phone, "a", refs=[sha]))
    assert await logs.ledger.referenced(space.id, sha)


async def test_unclaimed_parts_are_forgotten(logs: Logs, phone: Device) -> None:
    kept, lost, space = drawn("kept"), drawn("lost"), logs.space
    for sha in (kept, lost):
        await logs.ledger.add_part(space.id, (sha, 10), AT, Quota())
    await logs.push(phone, space.put(phone, "a", refs=[kept]))
    assert await logs.ledger.drop_stale(AT + 1) == [(space.id, lost)]
    assert await logs.ledger.lacking(space.id, [kept, lost]) == [lost]


async def test_a_full_space_refuses_and_keeps_what_it_has(
    logs: Logs, phone: Device
) -> None:
    logs.quota = Quota(ops=FOUNDING + 1)
    await logs.push(phone, logs.space.put(phone, "a"))
    with pytest.raises(Refused, match="quota_exceeded"):
        await logs.push(phone, logs.space.put(phone, "b"))
    with pytest.raises(Refused, match="quota_exceeded"):
        await logs.ledger.add_part(logs.space.id, (drawn("p"), 10), AT, Quota(size=9))


async def test_spaces_do_not_meet(ledger: Ledger, phone: Device) -> None:
    mine = await Logs.found(ledger, phone, "one")
    other = await Logs.found(ledger, Person("bob").device(), "two")
    await mine.push(phone, mine.space.put(phone, "a"))
    assert (await other.page()).head == FOUNDING
    assert await ledger.lacking(other.space.id, [drawn("p")]) == [drawn("p")]
    ids = [c.space for c in await ledger.spaces(phone.person.id, AT)]
    assert ids == [mine.space.id]


async def test_an_absent_space_is_not_found(ledger: Ledger) -> None:
    ask = PageAsk(0, 10, PAGE_MAX)
    calls = (
        ledger.pull(bytes(16), ask),
        ledger.snapshot(bytes(16), SnapshotAsk(None, ROOT, 0, 1, 1)),
        ledger.spine(bytes(16), 0, 1),
        ledger.add_part(bytes(16), (bytes(32), 1), AT, Quota()),
    )
    for call in calls:
        with pytest.raises(Refused, match="not_found"):
            await call
