"""What a page needs is brought first; what cannot be costs its entry alone."""

from dataclasses import replace

import httpx
import pytest

from app.crypto.identity import DeviceCard
from app.domain.entry import Attachment
from app.domain.errors import Broken, Refused, Unreachable
from app.domain.ids import AttachmentId, BlobId
from app.flows import keychain
from app.flows.sealed.bodies import Wanting
from app.rules.people import authors
from sync.courier.needs import Acquaintances, with_bodies
from tests.journeys.town import Device, Town

pytestmark = pytest.mark.anyio
FILE = Attachment(
    AttachmentId(b"a" * 16),
    b"k" * 32,
    BlobId(b"b" * 32),
    300,
    10,
    b"h" * 32,
    "application/fhir+json",
    "",
    "body",
    (b"p" * 32,),
)


class Carrier:
    """A freight that fails as told, and notes what it was asked."""

    def __init__(self, fails: Broken | Refused | Unreachable | None = None) -> None:
        self.fails, self.asked = fails, list[Attachment]()

    async def fetch(self, file: Attachment) -> None:
        self.asked.append(file)
        if self.fails:
            raise self.fails


class Silent(httpx.AsyncBaseTransport):
    """A line to nobody."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError(request.method)


async def taken(carrier: Carrier, lost: set[BlobId]) -> str:
    """Take in what wants a file until it came, or is known to be lost."""

    def take() -> str:
        if not carrier.asked:
            raise Wanting([FILE])
        return "refused" if FILE.blob in lost else "whole"

    return await with_bodies(take, carrier, lost)  # type: ignore[arg-type]  # one call only


async def test_a_body_is_brought_before_its_page() -> None:
    assert await taken(Carrier(), set()) == "whole"


@pytest.mark.parametrize("fault", [Broken("blob.mismatch"), Refused("not_found")])
async def test_a_body_that_is_lost_costs_its_entry(fault: Broken | Refused) -> None:
    assert await taken(Carrier(fault), set()) == "refused"


async def test_bodies_wanted_one_after_the_other_are_all_brought() -> None:
    carrier, other = Carrier(), replace(FILE, blob=BlobId(b"o" * 32))
    files = [FILE, other]

    def take() -> str:
        for rank, file in enumerate(files):
            if len(carrier.asked) <= rank:
                raise Wanting([file])
        return "whole"

    assert await with_bodies(take, carrier, set()) == "whole"  # type: ignore[arg-type]  # one call only
    assert carrier.asked == files


async def test_one_brought_and_still_wanted_is_not_asked_for_ever() -> None:
    def take() -> str:
        raise Wanting([FILE])

    with pytest.raises(Wanting):
        await with_bodies(take, Carrier(), set())  # type: ignore[arg-type]  # one call only


async def test_a_silence_is_no_loss() -> None:
    lost = set[BlobId]()
    with pytest.raises(Unreachable):
        await taken(Carrier(Unreachable("peer.silent")), lost)
    assert lost == set()


async def test_who_wrote_is_asked_about_once_and_nobody_else(
    phone: Device, town: Town
) -> None:
    other = town.device("other")
    other.found()
    for device in (phone, other):
        await device.courier.sync()
    mine, theirs = keychain.me(phone.vault), keychain.me(other.vault)
    asked = {mine.device, theirs.device, b"n" * 16}
    met = Acquaintances(phone.peer, mine.identity)
    told = await met.people(asked)
    assert [authors(one)[0].identity for one in told] == [
        mine.identity,
        theirs.identity,
    ]
    cards = [DeviceCard.decode(card).device for one in told for card, _ in one.devices]
    assert cards == [mine.device, theirs.device]
    phone.wire = Silent()
    assert await met.people({theirs.device}) == told
    with pytest.raises(Unreachable):
        await met.people({b"n" * 16})
