"""The routes of the logs: push, pull, wait, snapshot, spine, founding."""

import asyncio

import msgspec
import pytest

from sync import wire
from tests.sync.server.actors import AT, Device, Space, drawn, push_of, sealed
from tests.sync.server.rig import Home, Rig, code_of

pytestmark = pytest.mark.anyio


async def test_what_one_device_pushes_another_pulls(
    home: Home, rig: Rig, phone: Device, tablet: Device
) -> None:
    op = home.space.put(phone, "a")
    await home.push(push_of(phone, home.space, [op]))
    page = await home.on(await rig.member(tablet)).pull()
    assert page.rows[-1].op == op
    assert page.runs[page.rows[-1].run].device == phone.id


async def test_the_same_push_again_gets_the_same_bytes(
    home: Home, phone: Device
) -> None:
    raw = push_of(phone, home.space, [home.space.put(phone, "a")])
    first = await home.ask("POST", "/changes", raw)
    assert (await home.ask("POST", "/changes", raw)).content == first.content


async def test_founding_twice_with_the_same_bytes_is_once(
    home: Home, phone: Device
) -> None:
    raw = Space(phone, "other").founding()
    first = await home.caller.signed("POST", "/v1/spaces", raw)
    again = await home.caller.signed("POST", "/v1/spaces", raw)
    assert (first.status_code, first.content) == (200, again.content)


async def test_a_space_of_somebody_else_cannot_be_founded(
    home: Home, rig: Rig, stranger: Device
) -> None:
    thief = await rig.member(stranger)
    home.space.founder = stranger
    answer = await thief.signed("POST", "/v1/spaces", home.space.founding())
    assert code_of(answer) == (404, "not_found")


async def test_a_wait_ends_when_something_comes(home: Home, phone: Device) -> None:
    raw = push_of(phone, home.space, [home.space.put(phone, "a")])
    async with asyncio.timeout(60), asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(home.pull("after=4&wait=25"))
        await asyncio.sleep(0.01)
        await home.push(raw)
    assert [row.seq for row in waiting.result().rows] == [5]


async def test_a_snapshot_tells_its_position(home: Home) -> None:
    answer = await home.ask("GET", "/snapshot")
    assert answer.headers["x-snapshot-seq"] == "4"
    cursor = (bytes(16) + (2).to_bytes(8, "big")).hex()
    rest = await home.ask("GET", f"/snapshot?at=4&after={cursor}&limit=1")
    page = wire.decode(wire.decoder(wire.PullReply), rest.content)
    assert ([row.seq for row in page.rows], page.more) == ([3], True)


async def test_the_spine_and_the_acknowledgement(home: Home) -> None:
    assert len((await home.ask("GET", "/spine?after=1")).content) == 3 * 32
    answer = await home.ask("POST", "/acks", msgspec.msgpack.encode([3]))
    assert answer.status_code == 204


async def test_a_device_retired_in_the_log_reads_no_more(
    home: Home, rig: Rig, phone: Device, tablet: Device
) -> None:
    lost = home.on(await rig.member(tablet))
    await lost.push(push_of(tablet, home.space, [home.space.put(tablet, "a")]))
    await home.push(push_of(phone, home.space, [home.space.retiring(phone, tablet)]))
    assert (await lost.ask("GET", "/changes")).status_code == 401
    assert (await lost.caller.sign_in()).status_code == 401
    shown = await home.caller.ask("GET", f"/v1/identities/{phone.person.id.hex()}")
    assert tablet.id.hex() in {each["device"] for each in shown.json()["devices"]}


async def test_a_retirement_the_identity_did_not_sign_ends_nobody(
    home: Home, rig: Rig, phone: Device, tablet: Device, stranger: Device
) -> None:
    await rig.member(tablet)
    head = home.space.head(phone, 9, bytes(16))
    core = stranger.person.retirement(tablet)
    await home.push(push_of(phone, home.space, [home.space.control(head, core)]))
    assert (await rig.app.desk.gate.certified(tablet.id)).device == tablet.id


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", (400, "malformed")),
        (b"\xc1", (400, "malformed")),
        (msgspec.msgpack.encode([1, []]), (400, "run_invalid")),
        (msgspec.msgpack.encode([2, []]), (426, "update_needed")),
        (bytes(wire.PUSH_MAX + 1), (413, "too_large")),
    ],
    ids=["empty", "noise", "no run", "newer wire", "too large"],
)
async def test_what_is_not_a_push_is_refused(
    home: Home, raw: bytes, code: tuple[int, str]
) -> None:
    assert code_of(await home.ask("POST", "/changes", raw)) == code


async def test_one_false_bit_refuses_the_whole_push(home: Home, phone: Device) -> None:
    space = home.space
    raw = push_of(phone, space, [space.put(phone, "a"), space.put(phone, "b")])
    first = wire.decode(wire.decoder(wire.Push), raw).runs[0]
    signed = (first.run.leaves, first.run.sig, first.ops[0].head, first.ops[1].body)
    for at in (raw.rindex(piece) for piece in signed):
        bad = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        answer = await home.ask("POST", "/changes", bad)
        assert answer.status_code in {400, 404}
    assert (await home.pull()).head == 4


@pytest.mark.parametrize(
    "query", ["after=-1", "after=x", "after=99999999999", "limit=1.5", "wait=é"]
)
async def test_a_bad_number_is_malformed(home: Home, query: str) -> None:
    answer = await home.ask("GET", f"/changes?{query}")
    assert code_of(answer) == (400, "malformed")


async def test_too_many_pushes_are_told_to_wait(home: Home, phone: Device) -> None:
    for n in range(60):
        await home.push(push_of(phone, home.space, [home.space.put(phone, f"{n}")]))
    raw = push_of(phone, home.space, [home.space.put(phone, "last")])
    answer = await home.ask("POST", "/changes", raw)
    assert code_of(answer) == (429, "rate_limited")
    assert msgspec.msgpack.decode(answer.content)[2] >= 1


async def test_a_missing_part_stops_the_push(home: Home, phone: Device) -> None:
    op = home.space.put(phone, "a", refs=[drawn("part")])
    answer = await home.ask("POST", "/changes", push_of(phone, home.space, [op]))
    assert code_of(answer) == (409, "parts_missing")


async def refill(home: Home, *runs: wire.SealedRun) -> tuple[int, str]:
    """Give back some runs; return the status and the code of a refusal."""
    answer = await home.ask("POST", "/refill", wire.encode(wire.Push(1, list(runs))))
    return (200, "") if answer.status_code == 200 else code_of(answer)


async def test_a_refill_gives_back_erased_versions_without_their_parts(
    home: Home, phone: Device
) -> None:
    whole = sealed(phone, [home.space.put(phone, "a", refs=[drawn("lost")])])
    emptied = wire.Op(whole.ops[0].head, b"", [])
    assert await refill(home, whole) == (409, "parts_missing")
    assert await refill(home, wire.SealedRun(whole.run, [emptied])) == (200, "")
    assert (await home.pull()).rows[-1].op == emptied


async def test_a_refill_is_kept_whole_or_not_at_all(home: Home, phone: Device) -> None:
    ops = [home.space.put(phone, "a"), home.space.put(phone, "b", base=4)]
    assert await refill(home, sealed(phone, ops)) == (403, "refused")
    assert (await home.pull()).head == 4
    assert await refill(home, sealed(phone, ops[:1])) == (200, "")
    assert (await home.pull()).head == 5


async def test_who_entrusts_a_lane_still_moves_their_log(
    home: Home, phone: Device, stranger: Device
) -> None:
    space, on = home.space, home.space.collection
    given = space.granting(phone, stranger.person, role=2, until=AT + 1000, on=on)
    for op in (given, space.put(phone, "a"), space.revoking(phone, given, on=on)):
        assert await refill(home, sealed(phone, [op])) == (200, "")
    assert await refill(home, sealed(phone, [space.put(phone, "b")])) == (200, "")


async def test_nobody_refills_a_space_of_several_people(
    home: Home, phone: Device, stranger: Device
) -> None:
    alone = sealed(phone, [home.space.put(phone, "a")])
    assert await refill(home, alone) == (200, "")
    sharing = home.space.granting(phone, stranger.person, role=2)
    await home.push(push_of(phone, home.space, [sharing]))
    shared = sealed(phone, [home.space.put(phone, "b")])
    assert await refill(home, shared) == (404, "not_found")
    assert (await home.push(wire.encode(wire.Push(1, [shared])))).head == 7
