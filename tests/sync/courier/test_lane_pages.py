"""Pages of a lane are believed once verified; a server that lies costs one lane."""

from collections.abc import Callable

import httpx
import msgspec
import pytest

from app.domain.collection import Rubric
from app.domain.ids import ROOT
from app.domain.syncing import Seal
from sync import wire
from tests.journeys.relatives import (
    MEASURES,
    Line,
    Relatives,
    collection_of,
    give,
    lane_of,
)
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028")]
M = Rubric.MEASURES
_replies = wire.decoder(wire.LaneReply)

Lie = Callable[[wire.LaneReply], wire.LaneReply | bytes]
"""What a server makes of a true page."""


class Liar(httpx.AsyncBaseTransport):
    """A line to a server that lies about lanes of the paths *about* something."""

    def __init__(self, device: Device, about: bytes, lie: Lie) -> None:
        self.device, self.about, self.lie = device, f"/lanes/{about.hex()}", lie

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self.device.town.wire.handle_async_request(request)
        if self.about not in request.url.path or answer.status_code != 200:
            return answer
        told = self.lie(wire.decode(_replies, await answer.aread()))
        body = told if isinstance(told, bytes) else wire.encode(told)
        kind = {"content-type": answer.headers["content-type"]}
        return httpx.Response(200, stream=httpx.ByteStream(body), headers=kind)


def true(reply: wire.LaneReply) -> wire.LaneReply:
    return reply


def changed(reply: wire.LaneReply, **fields: object) -> wire.LaneReply:
    return msgspec.structs.replace(reply, **fields)


def thinned(reply: wire.LaneReply) -> wire.LaneReply:
    """A row left out."""
    return changed(reply, rows=[row for row in reply.rows if row.n != 4])


def forked(reply: wire.LaneReply) -> wire.LaneReply:
    """Another end than the one the rows lead to."""
    return changed(reply, hc=bytes(32))


def shortened(reply: wire.LaneReply) -> wire.LaneReply:
    """The last row kept back, its place still claimed."""
    return changed(reply, rows=reply.rows[:-1])


def withheld(reply: wire.LaneReply) -> wire.LaneReply:
    """Of ROOT the genesis alone, as if nothing had followed."""
    return changed(reply, n=1, hc=bytes(32), rows=reply.rows[:1])


def swapped(reply: wire.LaneReply) -> wire.LaneReply:
    """The ops of two places exchanged."""
    first, second, *rest = reply.rows
    replace = msgspec.structs.replace
    put = replace(second, n=first.n), replace(first, n=second.n)
    return changed(reply, rows=[*put, *rest])


def rubbish(_: wire.LaneReply) -> bytes:
    return b"\x96" + bytes(wire.PAGE_MAX)


def endless(reply: wire.LaneReply) -> wire.LaneReply:
    return changed(reply, rows=[], runs=[], more=True)


def renamed(reply: wire.LaneReply) -> wire.LaneReply:
    """A true page, said to be of another lane."""
    return changed(reply, collection=bytes(range(16)))


LIES: list[tuple[Lie, Rubric | None, set[str]]] = [
    (thinned, M, {"lane.mismatch", "peer.malformed"}),
    (forked, M, {"lane.mismatch"}),
    (shortened, M, {"lane.mismatch", "peer.malformed"}),
    (swapped, M, {"lane.mismatch", "log.withheld"}),
    (rubbish, M, {"peer.malformed"}),
    (renamed, M, {"peer.malformed"}),
    (withheld, None, {"lane.mismatch", "peer.malformed"}),
    (rubbish, None, {"peer.malformed"}),
    (endless, None, {"peer.malformed"}),
]


def named(camille: Device, rubric: Rubric | None) -> bytes:
    """Return the lane of a rubric, or that of ROOT."""
    return collection_of(camille, rubric) if rubric else ROOT


@pytest.mark.parametrize(("lie", "rubric", "codes"), LIES)
async def test_a_lie_about_a_lane_is_told_and_costs_ones_own_nothing(
    entrusted: Relatives, lie: Lie, rubric: Rubric | None, codes: set[str]
) -> None:
    camille, louise = entrusted
    louise.write("À moi")
    louise.wire = Liar(louise, named(camille, rubric), lie)
    report = await louise.courier.sync()
    assert set(report.alerts) <= codes
    assert report.alerts
    assert louise.read(lane_of(camille, M)) == []
    assert louise.journal.waiting(louise.space.id) == 0
    assert louise.courier.state().seal is Seal.UP_TO_DATE
    assert louise.titles() == ["À moi"]


@pytest.mark.parametrize("rubric", [M, None])
async def test_the_same_line_without_a_lie_brings_it_all(
    entrusted: Relatives, rubric: Rubric | None
) -> None:
    camille, louise = entrusted
    louise.wire = Liar(louise, named(camille, rubric), true)
    assert (await louise.courier.sync()).alerts == ()
    assert louise.read(lane_of(camille, M)) == MEASURES


async def test_what_is_no_page_may_be_one_the_next_time(entrusted: Relatives) -> None:
    camille, louise = entrusted
    louise.wire = Liar(louise, collection_of(camille, M), rubbish)
    await louise.courier.sync()
    louise.wire = None
    assert (await louise.courier.sync()).alerts == ()
    assert louise.read(lane_of(camille, M)) == MEASURES


async def test_a_lane_seen_to_lie_is_asked_for_no_more(entrusted: Relatives) -> None:
    camille, louise = entrusted
    louise.wire = Liar(louise, collection_of(camille, M), forked)
    assert (await louise.courier.sync()).alerts == ("lane.mismatch",)
    louise.wire = None
    camille.write("Plus tard")
    await camille.courier.sync()
    assert (await louise.courier.sync()).alerts == ()
    (kept,) = louise.entrusting().spaces.lanes().values()
    assert kept.quarantine == "lane.mismatch"


async def test_a_lane_shown_shorter_than_it_was_is_told(entrusted: Relatives) -> None:
    camille, louise = entrusted
    await louise.courier.sync()
    camille.write("Plus tard")
    await camille.courier.sync()

    def rolled_back(reply: wire.LaneReply) -> wire.LaneReply:
        return changed(reply, n=2, hc=bytes(32), rows=[], runs=[], more=False)

    louise.wire = Liar(louise, collection_of(camille, M), rolled_back)
    assert (await louise.courier.sync()).alerts == ("log.rollback",)
    assert louise.courier.state().seal is Seal.UP_TO_DATE


async def test_of_several_lanes_one_that_lies_costs_itself_alone(
    entrusted: Relatives,
) -> None:
    camille, louise = entrusted
    give(camille, louise, Rubric.VACCINES)
    await camille.courier.sync()
    louise.wire = Liar(louise, collection_of(camille, Rubric.VACCINES), forked)
    assert (await louise.courier.sync()).alerts == ("lane.mismatch",)
    assert louise.read(lane_of(camille, M)) == MEASURES


@pytest.mark.parametrize("cut", range(8))
async def test_cut_between_pages_it_goes_on_and_doubles_nothing(
    entrusted: Relatives, cut: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    camille, louise = entrusted
    monkeypatch.setattr(wire, "ROWS_MAX", 2)
    louise.wire = Line(louise, drops=cut)
    report = await louise.courier.sync()
    assert report.alerts == ()
    before = louise.read(lane_of(camille, M))
    assert before == MEASURES[: len(before)]
    louise.crash()
    assert louise.read(lane_of(camille, M)) == before
    louise.wire = line = Line(louise)
    await louise.courier.sync()
    assert louise.read(lane_of(camille, M)) == MEASURES
    louise.crash()
    louise.wire = again = Line(louise)
    await louise.courier.sync()
    assert again.lanes() == 2
    assert line.lanes() > again.lanes()
