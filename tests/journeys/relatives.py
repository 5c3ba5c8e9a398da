"""Two people with keys of their own: one entrusts rubrics to the other."""

from datetime import UTC, datetime

import httpx

from app.crypto.grants import KeyRef, key_envelope
from app.crypto.identity import card_hash
from app.crypto.notes import Note, note
from app.crypto.packing import Signed
from app.crypto.statements import (
    Grant,
    GrantStatement,
    OpType,
    Purpose,
    Revoke,
    Role,
    RootPin,
)
from app.domain.collection import Confidentiality, Rubric
from app.domain.ids import CollectionId, SpaceId
from app.domain.journal import Control
from app.domain.write import Write
from app.flows import keychain
from app.flows.entrusted.answers import Answers
from app.flows.entrusted.spaces import EntrustedSpaces
from app.flows.entrusted.taking import Taking
from app.flows.keychain import SpaceKeys
from app.flows.preferences import Preferences
from app.rules.lanes.sight import lane_space
from storage.memory.entrusted import memory_beside
from sync.courier.lanes import Entrusting
from tests.app.relatives import Willing
from tests.journeys.town import FEW, Device, Town

UNTIL = int(datetime(2027, 2, 23, tzinfo=UTC).timestamp() * 1000)
"""The last day of what is entrusted here, three months after the town's clock."""


MEASURES = [f"Mesure {rank}" for rank in range(7)]
"""What is entrusted here."""


class Reader(Device):
    """A device whose owner accepts all that others offer, unless said otherwise."""

    answers: type[Answers] = Willing

    def __init__(self, town: Town, name: str) -> None:
        super().__init__(town, name)
        self.beside = memory_beside(self.watch, self.heart)

    def entrusting(self) -> Entrusting:
        """Return the second store, with its engine."""
        store = self.beside
        kept = store.vault, store.trail, store.blobs
        answers = self.answers(Preferences(self.vault, self.world, self.space))
        taking = Taking(*kept, lambda: keychain.me(self.vault), self.world, answers)
        return Entrusting(taking, EntrustedSpaces(store, answers), store)

    def read(self, lane: SpaceId) -> list[str]:
        """Return the titles of what is kept of a lane."""
        kept = self.beside.vault.after(lane, b"")
        return sorted(entry.title for entry in kept)


def collection_of(owner: Device, rubric: Rubric) -> CollectionId:
    """Return the collection of a rubric that is for others too."""
    keys = SpaceKeys(owner.vault, owner.space.id)
    return keys.of(rubric, Confidentiality.N)[0]


def lane_of(owner: Device, rubric: Rubric) -> SpaceId:
    """Return the name of a rubric of *owner* at whoever reads it."""
    return lane_space(owner.space.id, collection_of(owner, rubric))


def give(
    owner: Device,
    reader: Device,
    rubric: Rubric,
    *,
    until: int = UNTIL,
    role: Role = Role.READ,
) -> bytes:
    """Queue the right to read a rubric; return the id of the grant."""
    space, grant = owner.space.id, owner.world.new_id()
    keys, standing = SpaceKeys(owner.vault, space), owner.sealing.standing(space)
    collection, to = collection_of(owner, rubric), keychain.me(reader.vault)
    ref = KeyRef(space, collection, standing.epoch(collection))
    ck, card = keys.ck(collection, ref.epoch), to.card
    assert ck is not None
    said = Note("Camille Exemple", "1950-02-03")
    statement = GrantStatement(
        grant=grant,
        mandate=owner.world.new_id(),
        space=space,
        to=card.identity,
        to_kind=card.kind,
        card_hash=card_hash(Signed.decode(to.identity_card).core),
        collection=collection,
        role=role,
        not_before=owner.world.ms(),
        until=until,
        purpose=Purpose.HELP,
        sealed_note=note(ck, said, ref, grant, owner.dice),
        root=RootPin(standing.root_epoch, standing.root_key),
    ).encode()
    sealed = key_envelope(card.hpke, ck, ref, card.identity, statement)
    _queue(owner, OpType.GRANT, collection, Grant(statement, sealed).encode())
    return grant


def end(owner: Device, grant: bytes, rubric: Rubric) -> None:
    """Queue the end of a grant."""
    core = Revoke(owner.space.id, grant, 1).encode()
    _queue(owner, OpType.REVOKE, collection_of(owner, rubric), core)


def _queue(owner: Device, kind: OpType, lane: CollectionId, core: bytes) -> None:
    standing = owner.sealing.standing(owner.space.id)
    said = Control(kind, lane, standing.epoch(lane), core, standing.root_epoch)
    owner.vault.commit(Write(owner.space.id, controls=(said,)))


class Line(httpx.AsyncBaseTransport):
    """The line of a device: notes what is asked, and drops when told."""

    def __init__(
        self, device: Device, *, drops: int = 1 << 30, at: str = "/lanes/"
    ) -> None:
        self.device, self.left, self.at = device, drops, at
        self.asked: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.asked.append(path)
        if self.at in path:
            self.left -= 1
            if self.left < 0:
                raise httpx.ConnectError("the line dropped")
        return await self.device.town.wire.handle_async_request(request)

    def lanes(self) -> int:
        return sum("/lanes/" in path for path in self.asked)


Relatives = tuple[Device, Reader]


async def two_relatives(town: Town) -> Relatives:
    """Return Camille, and Louise who has keys of her own; the server knows both."""
    town.rubrics = (*FEW, Rubric.VACCINES)
    camille, louise = Device(town, "camille"), Reader(town, "louise")
    for device in (camille, louise):
        device.found()
        await device.courier.sync()
    return camille, louise


async def entrust_measures(camille: Device, louise: Reader) -> bytes:
    """Have Camille's measures entrusted to Louise, who does not know it yet."""
    for title in MEASURES:
        camille.write(title)
    grant = give(camille, louise, Rubric.MEASURES)
    await camille.courier.sync()
    return grant
