"""What others entrust comes after one's own exchange, and never costs it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import replace

import httpx
import msgspec
import pytest

from app.domain.collection import Rubric
from app.domain.errors import Broken, Refused
from app.domain.ids import SpaceId
from app.domain.syncing import Seal
from app.domain.write import Write
from app.flows.entrusted.taking import Taking
from sync import wire
from sync.server.control import door
from tests.journeys.relatives import (
    MEASURES,
    Line,
    Relatives,
    collection_of,
    give,
    lane_of,
)
from tests.journeys.test_files import a_letter
from tests.journeys.town import Device
from tests.sync.courier.test_courier import Bell, until

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028")]
M = Rubric.MEASURES
WAYS = ("lanes", "offers")


async def test_what_is_entrusted_is_no_part_of_ones_own(
    entrusted: Relatives,
) -> None:
    camille, louise = entrusted
    report = await louise.courier.sync()
    assert report.alerts == ()
    assert louise.read(lane_of(camille, M)) == MEASURES
    assert louise.titles() == []
    assert louise.vault.spaces() == [louise.space.id]


async def test_only_what_was_given_comes(entrusted: Relatives) -> None:
    camille, louise = entrusted
    secret = replace(camille.write("Rappel"), rubric=Rubric.VACCINES)
    camille.vault.commit(Write(camille.space.id, entries=(secret,)))
    await camille.courier.sync()
    louise.wire = line = Line(louise)
    await louise.courier.sync()
    assert louise.read(lane_of(camille, M)) == MEASURES
    assert louise.read(lane_of(camille, Rubric.VACCINES)) == []
    assert not any(
        path.endswith("/changes")
        for path in line.asked
        if camille.space.id.hex() in path
    )


async def test_nothing_new_asks_for_no_page(entrusted: Relatives) -> None:
    _, louise = entrusted
    await louise.courier.sync()
    louise.wire = line = Line(louise)
    await louise.courier.sync()
    assert line.lanes() == 0


async def test_nothing_is_brought_of_what_is_not_kept(relatives: Relatives) -> None:
    camille, louise = relatives
    letter = a_letter(camille, 100)
    with pytest.raises(Refused, match=r"entrusted\.ended"):
        await louise.courier.bring(lane_of(camille, M), letter.id)


class Ringing(Bell):
    """Wake-ups of one space that is not one's own."""

    def __init__(self, device: Device, space: SpaceId) -> None:
        super().__init__(device)
        self.space = space

    async def events(self) -> AsyncIterator[tuple[bytes, int]]:
        while True:
            await self.rung.wait()
            self.rung.clear()
            yield self.space, 1


async def test_a_wake_up_of_an_entrusted_space_brings_what_is_new(
    entrusted: Relatives,
) -> None:
    camille, louise = entrusted
    louise.courier._peer = bell = Ringing(louise, camille.space.id)  # type: ignore[assignment]  # as much of one as needed
    task = asyncio.create_task(louise.courier.follow())
    lane = lane_of(camille, M)
    await until(lambda: louise.read(lane) == MEASURES)
    camille.write("Mesure 7")
    await camille.courier.sync()
    bell.rung.set()
    await until(lambda: louise.read(lane) == [*MEASURES, "Mesure 7"])
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_what_was_cut_is_tried_again_by_itself(entrusted: Relatives) -> None:
    camille, louise = entrusted
    louise.courier._peer = Ringing(louise, camille.space.id)  # type: ignore[assignment]  # as much of one as needed
    louise.wire = Line(louise, drops=1)
    task = asyncio.create_task(louise.courier.follow())
    await until(lambda: louise.courier.turn.cut)
    assert louise.courier.state().seal is Seal.UP_TO_DATE
    louise.wire = None
    await until(lambda: louise.read(lane_of(camille, M)) == MEASURES)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


@pytest.mark.parametrize("place", ["commit", "store_part"])
async def test_a_disk_that_is_full_is_told_and_what_lacks_comes_once_there_is_room(
    relatives: Relatives, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    camille, louise = relatives
    letter = a_letter(camille, 100)
    give(camille, louise, M)
    await camille.courier.sync()
    louise.write("À moi")

    def full(*_: object, **_named: object) -> None:
        raise Broken("disk.full")

    kept = louise.beside
    where: object = kept.vault if place == "commit" else kept.blobs
    with monkeypatch.context() as patch:
        patch.setattr(where, place, full)
        assert (await louise.courier.sync()).alerts == ("disk.full",)
        assert louise.courier.state().code == "disk.full"
        assert louise.journal.waiting(louise.space.id) == 0
    assert (await louise.courier.sync()).alerts == ()
    assert louise.courier.state().code == ""
    assert louise.read(lane_of(camille, M)) == [letter.title]
    assert all(kept.blobs.has(file.blob) for file in letter.attachments)


async def test_a_fault_of_ours_in_a_lane_costs_that_lane(
    entrusted: Relatives, monkeypatch: pytest.MonkeyPatch
) -> None:
    camille, louise = entrusted

    def faulty(*_: object) -> None:
        raise KeyError("a kind nobody foresaw")

    louise.write("À moi")
    with monkeypatch.context() as patch:
        patch.setattr(Taking, "take", faulty)
        assert (await louise.courier.sync()).alerts == ("internal",)
    assert louise.journal.waiting(louise.space.id) == 0
    assert louise.courier.state().code == ""
    assert (await louise.courier.sync()).alerts == ()
    assert louise.read(lane_of(camille, M)) == MEASURES


async def test_ones_own_space_goes_first(
    entrusted: Relatives, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed while much is entrusted leaves between two pages of it."""
    camille, louise = entrusted
    monkeypatch.setattr(wire, "ROWS_MAX", 2)
    louise.courier._wake.set()
    louise.write("À moi")
    await louise.courier.sync()
    lane = lane_of(camille, M)
    some = louise.read(lane)
    assert len(some) < len(MEASURES)
    assert louise.journal.waiting(louise.space.id) == 0
    louise.courier._wake.clear()
    await louise.courier.sync()
    assert louise.read(lane) == MEASURES


async def test_a_space_of_this_home_is_no_other_s(entrusted: Relatives) -> None:
    camille, louise = entrusted
    await louise.courier.sync()
    heeds = louise.courier.turn.heeds
    assert heeds(camille.space.id)
    assert not heeds(louise.space.id)
    assert not camille.courier.turn.heeds(louise.space.id)


class Renaming(httpx.AsyncBaseTransport):
    """A line to a server that bends the list of spaces."""

    def __init__(
        self, device: Device, bend: Callable[[list[dict[str, object]]], object]
    ) -> None:
        self.device, self.bend, self.asked = device, bend, list[str]()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        answer = await self.device.town.wire.handle_async_request(request)
        if (request.method, request.url.path) != ("GET", "/v1/spaces"):
            return answer
        told = self.bend(msgspec.json.decode(await answer.aread()))
        body = httpx.ByteStream(msgspec.json.encode(told))
        return httpx.Response(200, stream=body)


async def test_a_space_of_ones_own_is_never_read_as_somebody_else_s(
    entrusted: Relatives,
) -> None:
    camille, louise = entrusted

    def mine(told: list[dict[str, object]]) -> object:
        roles = {collection_of(louise, M).hex(): 2}
        return [{**one, "root": False, "collections": roles} for one in told]

    louise.write("À moi")
    louise.wire = line = Renaming(louise, mine)
    await louise.courier.sync()
    own = louise.space.id.hex()
    assert not any(f"{own}/{of}" in path for path in line.asked for of in WAYS)
    assert any(path.endswith("/offers") for path in line.asked)
    assert louise.titles() == ["À moi"]
    assert louise.read(lane_of(louise, M)) == []
    assert camille.space.id not in louise.vault.spaces()


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"collections": None},
        {"collections": {"zz": 2}},
        {"collections": {"00" * 3: 2}},
        {"collections": {"11" * 16: "2"}},
        {"head": "far"},
        {"space": "0011"},
    ],
)
async def test_a_list_of_spaces_that_is_none_ends_nothing(
    entrusted: Relatives, told: dict[str, object]
) -> None:
    camille, louise = entrusted
    await louise.courier.sync()

    def bent(spaces: list[dict[str, object]]) -> object:
        right = {"space": "22" * 16, "head": 1, "root": False, "collections": {}}
        return [*spaces, {**right, **told} if told else {}]

    louise.wire = Renaming(louise, bent)
    assert (await louise.courier.sync()).alerts == ("peer.malformed",)
    assert louise.read(lane_of(camille, M)) == MEASURES


async def test_what_a_full_list_leaves_out_is_still_read(
    entrusted: Relatives, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred spaces of a stranger must not erase what a mother entrusts."""
    camille, louise = entrusted
    await louise.courier.sync()
    monkeypatch.setattr(door, "GIVEN_MAX", 0)
    camille.write("Mesure 7")
    await camille.courier.sync()
    for _ in range(2):
        assert (await louise.courier.sync()).alerts == ()
        assert louise.read(lane_of(camille, M)) == [*MEASURES, "Mesure 7"]
    camille.write("Mesure 8")
    await camille.courier.sync()
    await louise.courier.sync()
    assert louise.read(lane_of(camille, M)) == [*MEASURES, "Mesure 7", "Mesure 8"]


async def test_a_deposit_right_reads_nothing(entrusted: Relatives) -> None:
    camille, louise = entrusted

    def deposit(told: list[dict[str, object]]) -> object:
        roles = {collection_of(camille, M).hex(): 1}
        return [one if one["root"] else {**one, "collections": roles} for one in told]

    louise.wire = line = Renaming(louise, deposit)
    await louise.courier.sync()
    assert not any("/lanes/" in path for path in line.asked)
