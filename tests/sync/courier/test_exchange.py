"""An exchange goes in order, stops where it must, and may be cut anywhere."""

from collections.abc import Callable

import httpx
import pytest

from app.domain.errors import Broken, Refused, Unreachable
from app.domain.syncing import Coming, Stage
from sync import wire
from sync.courier.exchange import Exchange, Home
from tests.journeys.town import Device, Town
from tests.sync.client.conftest import problem

pytestmark = pytest.mark.anyio
PUSH, PULL = ("POST", "/changes"), ("GET", "/changes")


class Wire(httpx.AsyncBaseTransport):
    """The town's wire, seen and bent by a test."""

    def __init__(
        self, town: Town, bend: Callable[[httpx.Request], httpx.Response | None]
    ) -> None:
        self.town, self.bend = town, bend
        self.seen: list[tuple[str, str]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.seen.append((request.method, request.url.path.rpartition("/")[2]))
        return self.bend(request) or await self.town.wire.handle_async_request(request)

    def counted(self, kind: tuple[str, str]) -> int:
        return self.seen.count((kind[0], kind[1].strip("/")))


def once(
    kind: tuple[str, str], answer: Callable[[], httpx.Response]
) -> Callable[[httpx.Request], httpx.Response | None]:
    left = [answer]

    def bend(request: httpx.Request) -> httpx.Response | None:
        right = (request.method, request.url.path[-len(kind[1]) :]) == kind
        return left.pop()() if right and left else None

    return bend


def exchange(device: Device) -> Exchange:
    home = Home(device.vault, device.journal, device.blobs, device.sealing)
    return Exchange(device.space.id, device.peer, home)


async def test_a_founding_is_pulled_back_before_the_rest_leaves(phone: Device) -> None:
    phone.wire = wire = Wire(phone.town, lambda _: None)
    report = await phone.courier.sync()
    assert phone.journal.waiting(phone.space.id) == 0
    assert report.pushed == report.pulled == report.head
    assert wire.counted(("POST", "spaces")) == 1


async def test_what_is_pulled_is_counted_to_the_end(
    pair: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, tablet = pair
    for rank in range(7):
        phone.write(f"note {rank}")
    await phone.courier.sync()
    monkeypatch.setattr(wire, "ROWS_MAX", 3)
    told: list[Coming] = []
    home = Home(tablet.vault, tablet.journal, tablet.blobs, tablet.sealing)
    tally = await Exchange(tablet.space.id, tablet.peer, home, told.append).run()
    assert {one.stage for one in told} == {Stage.ENTRIES}
    assert [one.done for one in told] == [3, 6, tally.pulled]
    assert {one.total for one in told} == {tally.pulled}
    assert told[-1].share == 1


async def test_nothing_new_asks_little(phone: Device) -> None:
    await phone.courier.sync()
    phone.wire = wire = Wire(phone.town, lambda _: None)
    report = await phone.courier.sync()
    assert (report.pushed, report.pulled) == (0, 0)
    assert wire.counted(PULL) == 1
    assert wire.counted(PUSH) == 0


async def test_a_lost_reply_is_asked_again_byte_for_byte(phone: Device) -> None:
    await phone.courier.sync()
    phone.write("Une seule fois")
    sent: list[bytes] = []

    def unheard() -> httpx.Response:
        raise httpx.ReadError("unheard")

    def spy(request: httpx.Request) -> httpx.Response | None:
        if request.method == "POST" and request.url.path.endswith("/changes"):
            sent.append(request.content)
        return lose(request)

    lose = once(PUSH, unheard)
    phone.wire = Wire(phone.town, spy)
    with pytest.raises(Unreachable):
        await phone.courier.sync()
    frozen = phone.journal.frozen(phone.space.id)
    await phone.courier.sync()
    assert frozen is not None
    assert sent == [frozen.wire] * 2
    assert phone.titles() == ["Une seule fois"]


@pytest.mark.parametrize("code", ["ctr_reused", "run_invalid", "too_large"])
async def test_a_push_refused_whole_is_sealed_again(phone: Device, code: str) -> None:
    await phone.courier.sync()
    phone.write("Malgré tout")
    phone.wire = Wire(phone.town, once(PUSH, lambda: problem(409, code)))
    report = await phone.courier.sync()
    assert report.alerts == (code,)
    assert phone.journal.waiting(phone.space.id) == 1
    report = await phone.courier.sync()
    assert (report.alerts, phone.journal.waiting(phone.space.id)) == ((), 0)


async def test_a_full_server_keeps_the_push_frozen(phone: Device) -> None:
    await phone.courier.sync()
    phone.write("En attente")
    phone.wire = Wire(phone.town, once(PUSH, lambda: problem(413, "quota_exceeded")))
    with pytest.raises(Refused, match="quota_exceeded"):
        await phone.courier.sync()
    assert phone.journal.frozen(phone.space.id) is not None


async def test_a_space_the_server_no_longer_has_is_told(phone: Device) -> None:
    await phone.courier.sync()
    phone.wire = Wire(phone.town, once(PULL, lambda: problem(404, "not_found")))
    with pytest.raises(Refused, match=r"server\.unknown"):
        await exchange(phone).run()


async def test_a_lying_server_puts_the_space_in_quarantine(
    phone: Device, town: Town
) -> None:
    await phone.courier.sync()
    shelf = town.ledger._shelves[phone.space.id]
    before = list(shelf.rows), shelf.state
    phone.write("Vu")
    await phone.courier.sync()
    shelf.rows[:], shelf.state = before
    with pytest.raises(Broken, match=r"log\.rollback"):
        await phone.courier.sync()
    phone.wire = wire = Wire(town, lambda _: None)
    with pytest.raises(Broken, match=r"log\.rollback"):
        await phone.courier.sync()
    assert wire.seen == []


async def test_a_conflict_is_merged_and_sent_again_at_once(
    pair: tuple[Device, Device],
) -> None:
    phone, tablet = pair
    shared = phone.write("Titre")
    for device in pair:
        await device.courier.sync()
    phone.write("Du téléphone", item=shared.id)
    tablet.write("De la tablette", item=shared.id)
    first = [tablet.courier.sync]

    class Overtaken(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if request.method == "POST" and request.url.path.endswith("/changes"):
                while first:
                    await first.pop()()
            return await phone.town.wire.handle_async_request(request)

    phone.wire = Overtaken()
    report = await phone.courier.sync()
    assert (report.pushed, report.conflicts) == (1, 1)
    await tablet.courier.sync()
    assert phone.titles() == tablet.titles()


async def test_a_full_server_still_gives_what_it_holds(
    pair: tuple[Device, Device],
) -> None:
    phone, tablet = pair
    phone.write("Reçu quand même")
    await phone.courier.sync()
    tablet.write("Attend de la place")

    def full(request: httpx.Request) -> httpx.Response | None:
        pushed = (request.method, request.url.path[-len(PUSH[1]) :]) == PUSH
        return problem(413, "quota_exceeded") if pushed else None

    tablet.wire = Wire(tablet.town, full)
    for _ in range(2):
        with pytest.raises(Refused, match="quota_exceeded"):
            await tablet.courier.sync()
    assert tablet.journal.waiting(tablet.space.id) == 1
    phone.write("Reçu aussi")
    await phone.courier.sync()
    with pytest.raises(Refused, match="quota_exceeded"):
        await tablet.courier.sync()
    assert "Reçu aussi" in tablet.titles()
    tablet.wire = Wire(tablet.town, lambda _: None)
    await tablet.courier.sync()
    assert tablet.journal.waiting(tablet.space.id) == 0
