"""One contract, every ledger: one lane, as who was given that one alone sees it."""

from collections.abc import Iterable
from typing import Any

import pytest

from app.crypto.runs import lane_next, lane_start
from app.crypto.sharing import encode_items
from app.crypto.statements import OpType
from app.domain.errors import Refused
from app.domain.ids import ROOT
from sync import wire
from sync.server.ledger import Ledger
from sync.server.records import Page, PageAsk, Quota
from tests.sync.server.actors import AT, Device, Person, drawn, finished, push_of
from tests.sync.server.contract.logs import Logs

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028")]
OTHER = drawn("other lane", 16)
PART, NEW = drawn("part"), drawn("new part")
EVERY = PageAsk(0, wire.ROWS_MAX, wire.PAGE_MAX)
_op = wire.decoder(wire.Op)


@pytest.fixture
async def logs(ledger: Ledger, phone: Device) -> Logs:
    """A space of two lanes beside ROOT: one holds a founding epoch, one an other."""
    logs = await Logs.found(ledger, phone)
    await logs.push(phone, logs.space.opening(phone, OTHER))
    for sha in (PART, NEW):
        await ledger.add_part(logs.space.id, (sha, 10), AT, Quota())
    return logs


async def lane(logs: Logs, of: bytes = b"", ask: PageAsk = EVERY) -> Page:
    return await logs.ledger.lane(logs.space.id, of or logs.space.collection, ask)


def elsewhere(logs: Logs) -> dict[str, Any]:
    """Return what the head of an op of the other lane says."""
    return {"collection": OTHER, "seen_hc": lane_start(logs.space.id, OTHER)}


def bodies(page: Page) -> list[bytes]:
    """Return the bodies of what is sealed there, in order."""
    ops = [wire.decode(_op, row.op) for row in page.rows[1:]]
    assert all(bool(op.body) or not op.wraps for op in ops)
    return [op.body for op in ops]


def chained(logs: Logs, of: bytes, pages: Iterable[Page]) -> tuple[int, bytes]:
    """Chain a lane from its first op; return the end it comes to."""
    n, hc = 0, lane_start(logs.space.id, of)
    for row in (row for page in pages for row in page.rows):
        n += 1
        assert row.seq == n
        hc = lane_next(logs.space.id, of, n, row.r, hc, row.op_hash)
    return n, hc


async def test_a_lane_holds_its_ops_alone_and_its_chain_recomputes(
    logs: Logs, phone: Device
) -> None:
    space = logs.space
    await logs.push(phone, space.put(phone, "a"))
    await logs.push(phone, space.put(phone, "b", **elsewhere(logs)))
    await logs.push(phone, space.granting(phone, Person("bob"), role=2))
    await logs.push(phone, space.put(phone, "c"))
    for of, count in ((ROOT, 4), (space.collection, 3), (OTHER, 2)):
        page = await lane(logs, of)
        assert chained(logs, of, [page]) == (page.head, page.h)
        assert (len(page.rows), page.more) == (count, False)
        assert {run.collection for run in page.runs} == {of}


async def test_a_row_says_how_many_ops_of_the_root_stand_before_it(
    logs: Logs, phone: Device
) -> None:
    space = logs.space
    await logs.push(phone, space.put(phone, "a"))
    await logs.push(phone, space.granting(phone, Person("bob"), role=2))
    await logs.push(phone, space.put(phone, "b"))
    assert [row.r for row in (await lane(logs)).rows] == [3, 3, 4]
    assert [row.r for row in (await lane(logs, ROOT)).rows] == [0, 1, 2, 3]


async def test_a_lane_comes_in_pages(logs: Logs, phone: Device) -> None:
    space = logs.space
    await logs.push(phone, *(space.put(phone, f"{n}", body=bytes(999)) for n in "abcd"))
    first = await lane(logs, ask=PageAsk(0, 2, wire.PAGE_MAX))
    rest = await lane(logs, ask=PageAsk(2, 2000, wire.PAGE_MAX))
    assert (len(first.rows), first.more, rest.more) == (2, True, False)
    assert chained(logs, space.collection, [first, rest]) == (5, rest.h)
    assert first.runs[1:] == rest.runs
    small = await lane(logs, ask=PageAsk(1, 2000, 2500))
    assert (len(small.rows), small.more) == (1, True)
    assert len((await lane(logs, ask=PageAsk(1, 2000, 1))).rows) == 1
    assert (await lane(logs, ask=PageAsk(5, 2000, 1))).rows == []


async def test_an_older_version_has_no_body(logs: Logs, phone: Device) -> None:
    space = logs.space
    await logs.push(phone, space.put(phone, "a", body=b"one"))
    await logs.push(phone, space.put(phone, "a", body=b"two", base=1))
    assert bodies(await lane(logs)) == [b"", b"two"]
    await logs.push(phone, space.delete(phone, "a", base=2))
    assert bodies(await lane(logs)) == [b"", b"", b""]


async def test_what_went_to_another_lane_is_not_shown_any_more(
    logs: Logs, phone: Device
) -> None:
    """A masked document leaves by a new version elsewhere."""
    space = logs.space
    await logs.push(phone, space.put(phone, "a", body=b"plain"))
    moved = space.put(phone, "a", body=b"masked", base=1, **elsewhere(logs))
    head = space.head(phone, OpType.DROP, space.collection)
    dropped = finished(head, encode_items((drawn("a", 16),)))
    await logs.send(push_of(phone, space, [moved], [dropped]), phone)
    kept = [wire.decode(_op, row.op) for row in (await lane(logs)).rows]
    assert [bool(op.body) for op in kept] == [True, False, True]
    assert bodies(await lane(logs, OTHER)) == [b"masked"]


async def test_controls_are_whole(logs: Logs, phone: Device) -> None:
    space = logs.space
    bob = Person("bob")
    given = space.granting(phone, bob, role=2, on=space.collection)
    await logs.push(phone, given)
    again = space.granting(phone, bob, role=2, on=space.collection)
    await logs.push(phone, again)
    assert bodies(await lane(logs)) == [given.body, again.body]


async def test_a_part_is_named_by_the_newest_op_of_its_lane(
    logs: Logs, phone: Device
) -> None:
    space, mine = logs.space, [logs.space.collection]

    async def named(sha: bytes, *lanes: bytes) -> bool:
        return await logs.ledger.named(space.id, sha, [*lanes])

    assert not await named(PART, *mine, OTHER)
    await logs.push(phone, space.put(phone, "a", refs=[PART]))
    assert (await named(PART, *mine), await named(PART, OTHER)) == (True, False)
    await logs.push(phone, space.put(phone, "a", base=1, refs=[NEW]))
    assert (await named(PART, *mine), await named(NEW, *mine)) == (False, True)
    await logs.push(phone, space.put(phone, "b", refs=[PART]))
    assert await named(PART, OTHER, *mine)
    moved = space.put(phone, "b", base=1, refs=[PART], **elsewhere(logs))
    await logs.push(phone, moved)
    assert (await named(PART, *mine), await named(PART, OTHER)) == (False, True)
    await logs.push(phone, space.delete(phone, "a", base=2))
    assert not await named(NEW, *mine, OTHER)
    assert not await logs.ledger.named(bytes(16), PART, [*mine, OTHER])


async def test_an_absent_lane_is_not_found(logs: Logs) -> None:
    for space, collection in ((logs.space.id, drawn("none", 16)), (bytes(16), ROOT)):
        with pytest.raises(Refused, match="not_found"):
            await logs.ledger.lane(space, collection, EVERY)


async def test_a_card_says_until_when_its_roles_hold(logs: Logs, phone: Device) -> None:
    space, bob = logs.space, Person("bob")
    for until, on in ((AT + 10, space.collection), (AT + 20, OTHER)):
        await logs.push(phone, space.granting(phone, bob, role=2, until=until, on=on))
    (card,) = await logs.ledger.spaces(bob.id, AT)
    assert (card.until, card.whole) == (AT + 20, False)
    assert sorted(card.lanes) == sorted([space.collection, OTHER])
    assert all(card.reads(each) for each in (ROOT, OTHER))
    (card,) = await logs.ledger.spaces(bob.id, AT + 15)
    assert (card.lanes, card.reads(space.collection)) == ([OTHER], False)
    await logs.push(phone, space.granting(phone, bob, role=1))
    (card,) = await logs.ledger.spaces(bob.id, AT)
    assert (card.until, card.whole, card.reads(drawn("x", 16))) == (0, False, False)
