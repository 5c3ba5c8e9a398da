"""What a sensor said on one device is on the other, once, sealed, and small."""

from dataclasses import replace
from datetime import UTC

import pytest

from app.crypto.statements import Head, OpType
from app.domain.collection import Confidentiality, Rubric
from app.domain.reading import DAY, Point, Trace
from app.domain.segment import KIND, Segment, encode
from app.domain.write import Write
from app.flows import keychain
from app.flows.keychain import SpaceKeys
from app.flows.sealed import erasures
from app.flows.traces.traces import Traces
from sync import wire
from tests.journeys.conftest import Pair
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]

GLUCOSE = Trace("interstitial-glucose", "import:libre", "mg/dL")
START = 20_000 * DAY
MONTH = [Point(START + n * 300, 90 + n * 7 % 60, 2) for n in range(30 * 288)]
BYTES_A_READING = 4.0
"""What one reading costs on the way, keys, heads and padding included."""


def traces(device: Device) -> Traces:
    return Traces(device.vault, device.world, device.space, UTC)


def points(device: Device) -> list[Point]:
    return device.vault.traces.points(device.space.id, GLUCOSE)


async def meet(*devices: Device) -> None:
    """Let devices exchange in turn; nothing of it is an alert."""
    for device in devices:
        report = await device.courier.sync()
        assert (report.alerts, report.conflicts) == ((), 0)


async def sealed(device: Device) -> list[bytes]:
    """Return what the server holds of the segments: heads and bodies."""
    reply = await device.peer.pull(device.space.id, 0, limit=wire.ROWS_MAX)
    ops = [row.op for row in reply.rows if row.op]
    return [
        op.head + op.body + op.wraps[0].wrap
        for op in ops
        if Head.decode(op.head).type == OpType.PUT
        and op.body
        and device.vault.entries(device.space.id, [Head.decode(op.head).item])  # type: ignore[list-item]
    ]


async def test_a_month_of_points_is_on_the_other_device(pair: Pair) -> None:
    phone, tablet = pair
    traces(phone).add(GLUCOSE, MONTH)
    await meet(phone, tablet)
    assert points(tablet) == MONTH
    assert traces(tablet).sources() == traces(phone).sources()


async def test_a_reading_costs_a_few_bytes_on_the_way(pair: Pair) -> None:
    phone, _ = pair
    before = sum(map(len, await sealed(phone)))
    traces(phone).add(GLUCOSE, MONTH)
    await meet(phone)
    sent = sum(map(len, await sealed(phone))) - before
    assert sent / len(MONTH) < BYTES_A_READING


async def test_the_same_file_given_on_both_counts_once(pair: Pair) -> None:
    phone, tablet = pair
    traces(phone).add(GLUCOSE, MONTH[:2000])
    twin = traces(tablet).add(GLUCOSE, MONTH[1000:])
    await meet(phone, tablet, phone)
    assert points(phone) == points(tablet) == MONTH
    traces(phone).undo(twin.batch)
    await meet(phone, tablet)
    assert points(phone) == points(tablet) == MONTH[:2000]


async def test_a_correction_is_believed_on_both_whatever_comes_first(
    pair: Pair,
) -> None:
    phone, tablet = pair
    traces(phone).add(GLUCOSE, MONTH[:288])
    phone.watch.pass_by(minutes=1)  # type: ignore[attr-defined]
    right = MONTH[5]._replace(value=333)
    traces(tablet).add(GLUCOSE, [right])
    await meet(tablet, phone, tablet)
    assert points(phone) == points(tablet)
    assert points(phone)[5] == right


async def test_points_lie_in_the_private_collection_of_the_measures(
    pair: Pair,
) -> None:
    phone, tablet = pair
    phone.write("partageable")
    traces(phone).add(GLUCOSE, MONTH[:288])
    await meet(phone, tablet)
    keys = SpaceKeys(tablet.vault, tablet.space.id)
    private = keys.of(Rubric.MEASURES, Confidentiality.PRIVE)
    assert len(private) == 1
    assert not set(private) & set(keys.of(Rubric.MEASURES, Confidentiality.N))
    heads = tablet.trail.items(
        tablet.space.id,
        [e.id for e in tablet.vault.after(tablet.space.id, b"") if e.kind == KIND],
    )
    assert {head.collection for head in heads.values()} == set(private)


async def test_erased_points_are_nowhere_any_more(pair: Pair) -> None:
    phone, tablet = pair
    added = traces(phone).add(GLUCOSE, MONTH[:600])
    await meet(phone, tablet)
    gone = tuple(phone.vault.linked(phone.space.id, "batch", added.batch))
    secrets = erasures.asked(gone)
    phone.vault.commit(Write(phone.space.id, removed=gone, secrets=secrets))
    await meet(phone, tablet)
    reply = await phone.peer.pull(phone.space.id, 0, limit=wire.ROWS_MAX)
    left = [
        row.op.body
        for row in reply.rows
        if row.op and Head.decode(row.op.head).item in gone
    ]
    assert left
    assert not any(left)
    for device in (phone, tablet):
        assert points(device) == []
        assert traces(device).sources() == []


async def test_a_segment_another_device_wrote_wrong_stops_nothing(pair: Pair) -> None:
    phone, tablet = pair
    traces(phone).add(GLUCOSE, MONTH[:288])
    (good,) = [e for e in phone.vault.after(phone.space.id, b"") if e.kind == KIND]
    wrong = replace(good, id=type(good.id)(phone.world.new_id()), body=b"\x01\xff")
    phone.vault.commit(Write(phone.space.id, entries=(wrong,)))
    phone.write("et la suite")
    await meet(phone, tablet)
    assert points(tablet) == MONTH[:288]
    assert "et la suite" in tablet.titles()


async def test_two_changes_of_one_segment_are_settled_without_asking(
    pair: Pair,
) -> None:
    phone, tablet = pair
    traces(phone).add(GLUCOSE, MONTH[:288])
    await meet(phone, tablet)
    for device, value in ((phone, 1), (tablet, 2)):
        device.watch.pass_by(minutes=1)  # type: ignore[attr-defined]
        (kept,) = [
            e for e in device.vault.after(device.space.id, b"") if e.kind == KIND
        ]
        body = encode(Segment(GLUCOSE, (Point(START, value),)))
        changed = replace(kept, body=body, updated=device.world.ms())
        device.vault.commit(Write(device.space.id, entries=(changed,)))
    await meet(phone, tablet, phone)
    assert points(phone) == points(tablet) == [Point(START, 2)]


async def test_one_day_that_grows_on_two_devices_loses_no_point(pair: Pair) -> None:
    phone, tablet = pair
    batch = traces(phone).add(GLUCOSE, MONTH[:12]).batch
    await meet(phone, tablet)
    traces(phone).add(GLUCOSE, MONTH[12:24], batch=batch)
    traces(tablet).add(GLUCOSE, MONTH[20:36], batch=batch)
    await meet(phone, tablet, phone, tablet)
    assert points(phone) == points(tablet) == MONTH[:36]
    days = [e for e in tablet.vault.after(tablet.space.id, b"") if e.kind == KIND]
    assert len(days) == 1


async def test_a_device_that_comes_later_has_every_point(town: Town) -> None:
    phone, late = town.device("phone"), town.device("late")
    key = phone.found()
    traces(phone).add(GLUCOSE, MONTH)
    wrong = traces(phone).add(GLUCOSE, [MONTH[3]._replace(value=1)])
    await meet(phone)
    traces(phone).undo(wrong.batch)
    await meet(phone)
    late.settle(await late.joining.by_recovery(key))
    await meet(late)
    assert points(late) == points(phone) == MONTH


async def test_points_go_on_when_a_device_is_put_outside(pair: Pair) -> None:
    phone, tablet = pair
    traces(phone).add(GLUCOSE, MONTH[:600])
    await meet(phone, tablet)
    tablet.devices.retire(keychain.me(phone.vault).device)
    traces(tablet).add(GLUCOSE, MONTH[600:])
    await meet(tablet)
    assert points(tablet) == MONTH
    assert tablet.journal.waiting(tablet.space.id) == 0
