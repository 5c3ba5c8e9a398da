"""A relative who reads one lane of somebody else, and a server that lies to her."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from random import Random
from typing import Any

from msgspec import structs

from app.crypto.recovery import recovery_text
from app.crypto.runs import lane_next
from app.domain.collection import Rubric
from app.domain.entrusted import Lane
from app.domain.ids import CollectionId
from app.flows import keychain
from app.rules.standing import Standing
from sync import wire
from tests.adversary.liar import Liar, Told
from tests.adversary.pages import Line
from tests.adversary.scene import honest
from tests.journeys.relatives import (
    collection_of,
    entrust_measures,
    lane_of,
    two_relatives,
)
from tests.journeys.town import Device, Town

_reply = wire.decoder(wire.LaneReply)
HOURS = 25
"""After which a root device vouches for what changed."""


@dataclass
class Strand:
    """What comes of a lane after (*n*, *hc*): each line with its r."""

    space: bytes
    collection: bytes
    n: int
    hc: bytes
    lines: list[tuple[Line, int]] = field(default_factory=list)

    def told(self) -> wire.LaneReply:
        """Serve it with every number and hash made anew: a liar who can count."""
        found: list[wire.Run] = []
        rows, n, hc = [], self.n, self.hc
        for line, r in self.lines:
            if line.run not in found:
                found.append(line.run)
            n, place = n + 1, found.index(line.run)
            hc = lane_next(self.space, self.collection, n, r, hc, line.mark)
            rows.append(wire.LaneRow(n, r, place, line.index, line.op, line.mark))
        return wire.LaneReply(self.collection, n, hc, found, rows, more=False)


Change = Callable[[Strand], object]
Edit = Callable[[wire.LaneReply], wire.LaneReply]
Plot = Callable[["Kin"], Coroutine[Any, Any, object]]


class Kin:
    """Camille with two devices, and Louise whom she entrusts her measures to."""

    def __init__(self, seed: int, *, lying: bool) -> None:
        self.dice, self.lying, self.count = Random(seed), lying, 0  # noqa: S311

    async def begin(self) -> None:
        """Give, and let everybody know all of it."""
        town = Town()
        self.camille, self.louise = await two_relatives(town)
        key = recovery_text(keychain.account(self.camille.vault).recovery)
        self.laptop = Device(town, "laptop")
        self.laptop.settle(await self.laptop.joining.by_recovery(key))
        await entrust_measures(self.camille, self.louise)
        self.liar = self.louise.wire = Liar(town)
        for device in (self.camille, self.laptop, self.louise):
            await honest(device)
        self.collection = collection_of(self.camille, Rubric.MEASURES)
        self.name = lane_of(self.camille, Rubric.MEASURES)

    async def writes(self, device: Device, count: int = 1) -> None:
        """Let a device of Camille's note some measures in one run."""
        for _ in range(count):
            self.count += 1
            device.town.watch.pass_by(seconds=1)
            device.write(f"mesure {self.count}")
        await honest(device)

    async def news(self) -> None:
        """Let both devices write, in runs of their own."""
        await self.writes(self.camille, self.dice.randint(2, 3))
        await self.writes(self.laptop, self.dice.randint(2, 3))

    async def vouched(self) -> None:
        """Let a root device sign what each lane holds."""
        self.camille.town.watch.pass_by(hours=HOURS)
        for _ in range(2):
            await honest(self.camille)

    def rewrites(self, change: Change, collection: CollectionId | None = None) -> None:
        """Serve a lane edited by *change*, with every hash made anew."""

        def edit(reply: wire.LaneReply) -> wire.LaneReply:
            lane = self.standing.lane(reply.collection)
            lines = [
                (Line(reply.runs[row.run], row.index, row.op), row.r)
                for row in reply.rows
                if row.op
            ]
            space = self.camille.space.id
            strand = Strand(space, reply.collection, lane.n, lane.hc, lines)
            change(strand)
            return strand.told()

        self.answers(edit, collection)

    def answers(self, edit: Edit, collection: CollectionId | None = None) -> None:
        """Serve another answer about a lane, if this server lies."""

        def lie(told: Told) -> None:
            told.body = wire.encode(edit(wire.decode(_reply, told.body)))

        if self.lying:
            lane = self.collection if collection is None else collection
            self.liar.lie("GET", rf"/v1/spaces/\w+/lanes/{lane.hex()}", lie)

    def first(self, **how: Callable[[bytes], bytes]) -> None:
        """Alter the first op of the lane, under the true hashes."""

        def edit(reply: wire.LaneReply) -> wire.LaneReply:
            row, *rest = reply.rows
            assert row.op is not None
            said = {name: change(getattr(row.op, name)) for name, change in how.items()}
            altered = structs.replace(row, op=structs.replace(row.op, **said))
            return structs.replace(reply, rows=[altered, *rest])

        self.answers(edit)

    @property
    def standing(self) -> Standing:
        """What Louise has verified of the lane."""
        raw = self.louise.beside.trail.standing(self.name)
        assert raw is not None
        return Standing.decode(raw)

    @property
    def kept(self) -> Lane:
        """What Louise's device says of the lane."""
        return self.louise.entrusting().spaces.lanes()[self.name]

    def read(self) -> list[str]:
        return self.louise.read(self.name)
