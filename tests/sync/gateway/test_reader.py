"""A service reads by its keys; what it was shown once cannot be taken back."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.domain.errors import Broken, Refused
from sync import wire
from tests.fictitious.service import Certified
from tests.journeys.conftest import Pair, anyio_backend, pair, town
from tests.journeys.services import allow, certified, make, read
from tests.journeys.town import Town

__all__ = ["anyio_backend", "pair", "town"]
pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-016")]


@pytest.fixture
async def service(town: Town) -> Certified:
    return await certified(town.device("service"))


@dataclass
class Older:
    """A server that hides the end of a lane it showed before."""

    peer: wire.Peer
    kept: dict[bytes, wire.LaneReply] = field(default_factory=dict)
    parts: dict[bytes, bytes] = field(default_factory=dict)

    def __getattr__(self, name: str) -> object:
        return getattr(self.peer, name)

    async def lane(
        self, space: bytes, collection: bytes, after: int, *, limit: int
    ) -> wire.LaneReply:
        told = await self.peer.lane(space, collection, after, limit=limit)
        return self.kept.setdefault(collection, told)

    async def get_part(self, space: bytes, part: bytes) -> bytes:
        if part not in self.parts:
            self.parts[part] = await self.peer.get_part(space, part)
        return self.parts[part]


async def test_a_version_shown_once_cannot_be_taken_back(
    pair: Pair, service: Certified, tmp_path: Path
) -> None:
    phone, _ = pair
    make(phone, b"%PDF une", "latex")
    await allow(phone, service)
    await phone.courier.sync()
    peer = service.peer
    service.peer = Older(peer)  # type: ignore[assignment]  # a server that lies
    assert len(await read(service, tmp_path)) == 1
    make(phone, b"%PDF deux", "latex", "arachide")
    await phone.courier.sync()
    older, service.peer = service.peer, peer
    (found,) = await read(service, tmp_path)
    assert found.pages == b"%PDF deux"
    service.peer = older
    with pytest.raises(Broken, match=r"^log\.rollback$"):
        await read(service, tmp_path)
    (shown,) = await read(service, tmp_path / "elsewhere")
    assert shown.pages == b"%PDF une"


async def test_a_service_nobody_knows_is_not_answered(
    town: Town, tmp_path: Path
) -> None:
    service = Certified(town.device("nobody"))
    service.certified()
    await service.enter()
    service.me = Certified(town.device("another")).me
    assert await read(service, tmp_path) == []
    with pytest.raises(Refused):
        await service.peer.lane(bytes(16), bytes(16), 0, limit=1)
