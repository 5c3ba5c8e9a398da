"""Time goes by over what one entrusts, on every device of who gave it."""

import io
from typing import Any

import pytest

from app.crypto.statements import ControlBody, Head, OpType, Revoke
from app.domain.collection import Rubric
from app.domain.mandate import MandateState
from app.flows.arrival import restored
from app.flows.backpack.opening import open_archive
from app.flows.backpack.packing import Backpack, Outside, Source
from app.flows.backpack.unpacking import Home, Restoring
from sync import wire
from tests.app.flows.mandates.giving import mandates_of
from tests.journeys.conftest import Pair
from tests.journeys.relatives import Reader, Relatives, lane_of
from tests.journeys.test_bootstrap import newcomer
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-112", "C-154")]
M = Rubric.MEASURES
PHRASE = "girafe mauve toit lycée brume wagon safran"


async def entrusted(camille: Device, louise: Reader, *, days: int = 30) -> bytes:
    """Entrust the measures for some days, and let both exchange."""
    camille.write("Avant")
    code = mandates_of(louise).my_code()
    known = await mandates_of(camille).find(code)
    until = camille.world.ms() + days * 86_400_000
    given = mandates_of(camille).give(known, name="Louise", rubrics=[M], until=until)
    await exchanged(camille, louise)
    return given.id


async def exchanged(*devices: Device) -> None:
    """Exchange twice each, with nothing to complain of."""
    for device in (*devices, *devices):
        assert (await device.courier.sync()).alerts == ()


def titles(device: Device) -> list[str]:
    """Return what was written, choices apart."""
    return [title for title in device.titles() if title]


def states(device: Device) -> list[MandateState]:
    return [one.state for one in mandates_of(device).every()]


async def ends(device: Device) -> list[int]:
    """Return why grants were taken back, in the order of the log."""
    reply = await device.peer.pull(device.space.id, 0, limit=wire.ROWS_MAX)
    ops = [row.op for row in reply.rows if row.op]
    taken = (op for op in ops if Head.decode(op.head).type == OpType.REVOKE)
    return [Revoke.decode(ControlBody.decode(op.body).core).reason for op in taken]


async def test_after_the_last_day_a_device_writes_the_end_and_a_new_key(
    relatives: Relatives, town: Town
) -> None:
    camille, louise = relatives
    await entrusted(camille, louise)
    lane = lane_of(camille, M)
    assert louise.read(lane) == ["Avant"]
    town.watch.pass_by(days=31)
    assert states(camille) == [MandateState.ENDED]
    camille.write("Après")
    await exchanged(camille, louise)
    assert await ends(camille) == [2]
    standing = camille.sealing.standing(camille.space.id)
    (collection,) = {one.collection for one in standing.rights.values() if one.until}
    assert standing.lane(collection).epoch == 2
    assert louise.read(lane) == []
    assert titles(camille) == ["Après", "Avant"]


async def test_it_is_written_once_by_two_devices(pair: Pair, town: Town) -> None:
    phone, tablet = pair
    louise = Reader(town, "louise")
    louise.found()
    await louise.courier.sync()
    await entrusted(phone, louise)
    await exchanged(tablet)
    assert states(tablet) == [MandateState.ACTIVE]
    town.watch.pass_by(days=31)
    phone.write("Du téléphone")
    tablet.write("De la tablette")
    await exchanged(phone, tablet)
    assert await ends(phone) == [2]
    assert phone.state() == tablet.state()
    assert titles(phone) == ["Avant", "De la tablette", "Du téléphone"]


async def test_a_device_that_begins_at_a_digest_knows_and_ends_it(
    pair: Pair,
    town: Town,
) -> None:
    phone, _ = pair
    louise = Reader(town, "louise")
    louise.found()
    await louise.courier.sync()
    mandate = await entrusted(phone, louise)
    town.watch.pass_by(hours=25)
    phone.write("later")
    await exchanged(phone)
    laptop, peer = await newcomer(pair)
    assert (await laptop.courier.sync()).alerts == ()
    assert min(peer.afters) > 0
    assert mandates_of(laptop).every() == mandates_of(phone).every()
    mandates_of(laptop).end(mandate)
    assert states(laptop) == [MandateState.ENDING]
    await exchanged(laptop, phone, louise)
    assert states(phone) == states(laptop) == [MandateState.ENDED]
    assert louise.read(lane_of(phone, M)) == []


async def test_a_backpack_brings_the_mandates_back(relatives: Relatives) -> None:
    camille, louise = relatives
    mandate = await entrusted(camille, louise)
    source = Source(camille.vault, camille.journal, camille.trail, camille.blobs)
    outside: Any = Outside(lambda *_: None, lambda _: io.BytesIO())
    world, sink = camille.world, io.BytesIO()
    Backpack(camille.space.id, source, world.now, world.entropy, outside).export(
        sink, PHRASE
    )
    packed = open_archive(sink, "passphrase", PHRASE)
    other = Device(camille.town, "restored")
    home = Home(other.vault, other.journal, other.blobs)
    Restoring(packed, home).restore(restored(other.world, "restored"))
    other.crash()
    await exchanged(other)
    assert mandates_of(other).every() == mandates_of(camille).every()
    mandates_of(other).end(mandate)
    await exchanged(other, louise)
    assert louise.read(lane_of(camille, M)) == []


async def test_given_and_ended_before_it_left_nothing_leaves(
    relatives: Relatives,
) -> None:
    camille, louise = relatives
    known = await mandates_of(camille).find(mandates_of(louise).my_code())
    until = camille.world.ms() + 86_400_000
    made = mandates_of(camille).give(known, name="Louise", rubrics=[M], until=until)
    mandates_of(camille).end(made.id)
    await exchanged(camille, louise)
    assert await ends(camille) == []
    assert louise.entrusting().spaces.every() == []
    assert states(camille) == []
