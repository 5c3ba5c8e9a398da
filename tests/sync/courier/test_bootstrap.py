"""A snapshot is gathered whole, and a server that never ends it is stopped."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from app.domain.errors import Broken
from app.domain.syncing import Coming, Stage
from sync import wire
from sync.courier.bootstrap import Gathering
from tests.journeys.town import Device

pytestmark = pytest.mark.anyio
Lie = Callable[[wire.PullReply], wire.PullReply]


@pytest.fixture
async def lived(pair: tuple[Device, Device]) -> Device:
    """A device whose space has a digest."""
    phone, _ = pair
    for n in range(5):
        phone.write(f"note {n}")
    await phone.courier.sync()
    phone.town.watch.pass_by(hours=25)
    await phone.courier.sync()
    return phone


class Lying:
    """The phone's peer, with some answers changed."""

    def __init__(self, device: Device, **changed: Any) -> None:  # noqa: ANN401 - answers
        self.device, self.changed = device, changed
        self.limit = 2000

    def __getattr__(self, name: str) -> object:
        if name not in self.changed:
            return getattr(self.device.peer, name)

        async def answer(*_: object, **__: object) -> object:
            return self.changed[name]

        return answer


class Slow(Lying):
    """Gives a snapshot some rows at a time, *lie* told on each page."""

    def __init__(self, device: Device, lie: Lie = lambda page: page) -> None:
        super().__init__(device)
        self.lie, self.asked = lie, 0

    async def snapshot(
        self, space: bytes, *, at: int, after: bytes, limit: int
    ) -> tuple[int, wire.PullReply]:
        self.asked += 1
        seq, page = await self.device.peer.snapshot(
            space, at=at, after=after, limit=min(limit, 3)
        )
        return seq, self.lie(page)


def gathering(device: Device, peer: object) -> Gathering:
    return Gathering(device.space.id, peer)  # type: ignore[arg-type]  # as much of one as needed


async def test_it_is_the_same_in_one_page_or_in_many(lived: Device) -> None:
    whole = await gathering(lived, lived.peer).run()
    slow = Slow(lived)
    parts = await gathering(lived, slow).run()
    assert whole
    assert parts
    assert slow.asked > 2
    assert [row.seq for row in parts.rows] == [row.seq for row in whole.rows]
    assert {parts.runs[row.run] for row in parts.rows} == set(whole.runs)


async def test_each_page_tells_how_much_is_here(lived: Device) -> None:
    told: list[Coming] = []
    slow: Any = Slow(lived)
    shown = await Gathering(lived.space.id, slow, told.append).run()
    assert shown
    assert {one.stage for one in told} == {Stage.WHOLE}
    assert [one.total for one in told] == [shown.at] * slow.asked
    counts = [one.done for one in told]
    assert counts == sorted(counts)
    assert counts[-1] == len(shown.rows) <= shown.at


async def test_without_a_digest_there_is_none(pair: tuple[Device, Device]) -> None:
    phone, _ = pair
    assert await gathering(phone, phone.peer).run() is None
    assert await gathering(phone, Lying(phone, spaces=[])).run() is None


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        ({"spine": b""}, r"log\.gap"),
        ({"spine": b"short"}, r"peer\.malformed"),
        ({"snapshot": (1, wire.PullReply(9, b"h", [], [], more=True))}, "malformed"),
    ],
    ids=["no spine", "half a hash", "endless"],
)
async def test_what_is_not_the_protocol_is_stopped(
    lived: Device, lie: dict[str, object], code: str
) -> None:
    with pytest.raises(Broken, match=code):
        await gathering(lived, Lying(lived, **lie)).run()


@pytest.mark.parametrize("change", [{"head": "x"}, {"h": "zz"}, {"digest": None}])
async def test_a_strange_space_is_not_the_protocol(
    lived: Device, change: dict[str, object]
) -> None:
    (told,) = await lived.peer.spaces()
    with pytest.raises(Broken, match=r"peer\.malformed"):
        await gathering(lived, Lying(lived, spaces=[told | change])).run()


def same_page(page: wire.PullReply) -> wire.PullReply:
    return msgspec.structs.replace(page, more=True)


def foreign_run(page: wire.PullReply) -> wire.PullReply:
    rows = [msgspec.structs.replace(row, run=99) for row in page.rows]
    return msgspec.structs.replace(page, rows=rows)


def no_head(page: wire.PullReply) -> wire.PullReply:
    op = wire.Op(b"", b"", [])
    rows = [msgspec.structs.replace(row, op=op) for row in page.rows]
    return msgspec.structs.replace(page, rows=rows)


@pytest.mark.parametrize("lie", [same_page, foreign_run, no_head])
async def test_a_page_that_is_not_one_is_stopped(lived: Device, lie: Lie) -> None:
    with pytest.raises(Broken, match=r"peer\.malformed"):
        await gathering(lived, Slow(lived, lie)).run()
