"""Bugs planted on purpose: worlds that must not end well."""

import copy
from collections.abc import Sequence
from random import Random

from app.domain.ids import SpaceId
from app.flows.sealed.runs import Answer
from app.flows.sealing import Sealing
from sync.server.ledgers.memory.engine import MemoryLedger
from sync.server.records import Batch, Pushed
from sync.wire import APPLIED, CONFLICT
from tests.journeys.town import Device
from tests.simulation.world import Faults, copied

FORGETS = 0.3


class Careless(Sealing):
    """Believes that an op in conflict was applied, and drops it."""

    def settle(self, space: SpaceId, answers: Sequence[Answer]) -> None:
        """Read every conflict as a success."""
        seen = self.standing(space).seq
        super().settle(
            space,
            [
                Answer(APPLIED, seen + 1 + place)
                if answer.status == CONFLICT
                else answer
                for place, answer in enumerate(answers)
            ],
        )


def careless(device: Device) -> None:
    """Give a device the careless engine."""
    stores = device.vault, device.journal, device.trail
    device.sealing = Careless(*stores, device.world, device.blobs)
    device.open(device.space.id)


class Forgetful(MemoryLedger):
    """Answers before it stores, and sometimes never stores."""

    dice: Random

    async def push(self, batch: Batch) -> Pushed:
        """Answer as if all were kept."""
        before = copied(self)
        pushed = await super().push(batch)
        if self.dice.random() < FORGETS:
            self.__dict__.update(vars(before) | {"dice": self.dice})
        return pushed


def forgetful(ledger: MemoryLedger, dice: Random) -> MemoryLedger:
    """Turn an honest ledger into one that acknowledges too early."""
    other = Forgetful()
    other.__dict__.update(vars(copy.copy(ledger)))
    other.dice = dice
    return other


PLANTED = {
    "a client that drops a conflicting op": Faults(device=careless),
    "a server that acknowledges before storing": Faults(ledger=forgetful),
}
