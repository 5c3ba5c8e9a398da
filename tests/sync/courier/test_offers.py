"""Nothing comes before a yes, a no is told, and who offers without end costs little."""

from typing import Any

import httpx
import pytest

from app.domain.collection import Rubric
from app.domain.errors import Unreachable
from app.domain.proposal import Proposal, ProposalState
from app.flows.entrusted.answers import Answers
from sync.courier import offers
from tests.journeys.relatives import MEASURES, Line, Relatives, give, lane_of
from tests.journeys.test_files import a_letter
from tests.journeys.town import Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028", "C-112")]
M = Rubric.MEASURES


@pytest.fixture
def asked(entrusted: Relatives) -> Relatives:
    """Camille entrusts her measures to Louise, who says yes to nobody unasked."""
    camille, louise = entrusted
    louise.answers = Answers
    louise.crash()
    return camille, louise


def proposals(louise: Any) -> Any:  # noqa: ANN401 - the flow
    return louise.entrusting().spaces.proposals


def one(louise: Any) -> Proposal:  # noqa: ANN401 - a reader
    (found,) = proposals(louise).every()
    proposal: Proposal = found
    return proposal


async def test_before_a_yes_only_the_offer_and_who_signed_it_are_asked(
    asked: Relatives,
) -> None:
    camille, louise = asked
    a_letter(camille, 100)
    await camille.courier.sync()
    louise.wire = line = Line(louise)
    assert (await louise.courier.sync()).alerts == ()
    assert (one(louise).whose, one(louise).rubrics) == ("Camille Exemple", (M,))
    theirs = [path for path in line.asked if camille.space.id.hex() in path]
    assert theirs == [f"/v1/spaces/{camille.space.id.hex()}/offers"]
    store = louise.beside
    assert (louise.read(lane_of(camille, M)), store.blobs._whole) == ([], {})
    assert store.vault.secrets("ck/") == {}
    await louise.courier.sync()
    assert line.asked.count(theirs[0]) == 1


async def test_after_a_yes_it_comes(asked: Relatives) -> None:
    camille, louise = asked
    await louise.courier.sync()
    proposals(louise).accept(one(louise).id)
    assert (await louise.courier.sync()).alerts == ()
    assert louise.read(lane_of(camille, M)) == MEASURES
    assert proposals(louise).every() == []


async def test_a_no_ends_the_grant_at_the_next_exchange_and_the_keys_change(
    asked: Relatives,
) -> None:
    camille, louise = asked
    await louise.courier.sync()
    (offer,) = proposals(louise)._kept()
    proposals(louise).refuse(one(louise).id)
    louise.wire = Line(louise, drops=0, at="/")
    with pytest.raises(Unreachable):
        await louise.courier.sync()
    assert one(louise).state is ProposalState.LEAVING
    louise.wire = None
    assert (await louise.courier.sync()).alerts == ()
    assert proposals(louise).every() == []
    assert (await camille.courier.sync()).alerts == ()
    standing = camille.sealing.standing(camille.space.id)
    right = standing.rights[offer.grant]
    assert (bool(right.revoked), right.left) == (True, louise.world.ms() or 0)
    assert standing.epoch(offer.collection) == 2
    assert (await louise.courier.sync()).alerts == ()


async def test_leaving_is_told_and_what_came_is_erased(asked: Relatives) -> None:
    camille, louise = asked
    await louise.courier.sync()
    proposals(louise).accept(one(louise).id)
    await louise.courier.sync()
    louise.entrusting().spaces.leave(camille.space.id)
    assert louise.read(lane_of(camille, M)) == []
    assert (await louise.courier.sync()).alerts == ()
    assert proposals(louise).every() == []
    assert (await camille.courier.sync()).alerts == ()
    rights = camille.sealing.standing(camille.space.id).rights.values()
    assert [bool(right.left) for right in rights if right.until] == [True]


async def test_a_server_that_refuses_a_no_is_told_it_again(asked: Relatives) -> None:
    camille, louise = asked
    await louise.courier.sync()
    proposals(louise).refuse(one(louise).id)
    louise.wire = Deaf(louise.town.wire, f"{camille.space.id.hex()}/changes")
    assert (await louise.courier.sync()).alerts == ()
    assert one(louise).state is ProposalState.LEAVING
    louise.wire = None
    await louise.courier.sync()
    assert proposals(louise).every() == []


class Deaf(httpx.AsyncBaseTransport):
    """A line where one path is refused."""

    def __init__(self, wire: httpx.AsyncBaseTransport, path: str) -> None:
        self.wire, self.path = wire, path

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.path in request.url.path:
            body = httpx.ByteStream(b'{"code":"quota_exceeded"}')
            return httpx.Response(413, stream=body)
        return await self.wire.handle_async_request(request)


async def test_who_only_offers_wakes_nobody(asked: Relatives) -> None:
    camille, louise = asked
    heeds = louise.courier.turn.heeds
    assert heeds(camille.space.id)
    await louise.courier.sync()
    assert not heeds(camille.space.id)
    proposals(louise).accept(one(louise).id)
    await louise.courier.sync()
    assert heeds(camille.space.id)


async def test_a_few_spaces_are_asked_at_each_exchange_and_those_read_first(
    asked: Relatives, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offers, "ASKED_MAX", 1)
    _, louise = asked
    paul = town.device("paul")
    paul.found()
    await paul.courier.sync()
    paul.write("Mesure de Paul")
    await paul.courier.sync()
    give(paul, louise, M)
    await paul.courier.sync()
    louise.wire = line = Line(louise)
    counts = []
    for _ in range(3):
        await louise.courier.sync()
        counts.append(sum(path.endswith("/offers") for path in line.asked))
    assert counts == [1, 2, 2]
    assert proposals(louise).waiting() == 2
