"""A server that answers a reader at random: nothing false is read, nothing breaks."""

import asyncio
import json
import re
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import msgspec
import pytest

from app.flows.entrusted.taking import Taking
from app.flows.sealed.intake import Taken
from tests.adversary.kin import Kin
from tests.adversary.liar import Told
from tests.adversary.scene import honest, told_to
from tests.simulation.world import AtOnce

pytestmark = [pytest.mark.adversary, pytest.mark.covers("C-028", "C-115")]
SEEDS = [9, 23, 32, 35, 45, 49]
"""Worlds where an offer is hidden or spoilt, and where something is lost, and said."""
ROUNDS = 6
OFTEN, DEEPER = 0.4, 0.85
BIG = (0, 1, 2, 7, 255, 1 << 31, 1 << 40, (1 << 63) - 1)
STATUSES = (401, 403, 404, 409, 413, 429, 500, 503)
ASKED = r"/v1/(spaces(/\w+/(offers|lanes/\w+))?|devices/\w+)"
PACKED = re.compile(r"/(offers|lanes/\w+)")
"""What answers MessagePack; the others answer JSON."""
ALONE = {"sig.invalid", "wrap.invalid"}
"""Codes that cost some of what is there, and say it."""


@dataclass
class Chance:
    """Alters answers of the routes a reader asks, one fault at a time."""

    dice: Random
    faults: list[str] = field(default_factory=list)

    def lie(self, told: Told) -> None:
        """Leave most answers true, else say something else."""
        if self.dice.random() < OFTEN:
            pick = self.dice.choice(["flip", "cut", "status", "shape", "shape"])
            self.faults.append(pick)
            getattr(self, pick)(told)

    def flip(self, told: Told) -> None:
        raw = bytearray(told.body or b"x")
        raw[self.dice.randrange(len(raw))] ^= 1 << self.dice.randrange(8)
        told.body = bytes(raw)

    def cut(self, told: Told) -> None:
        told.body = told.body[: self.dice.randrange(len(told.body) + 1)]

    def status(self, told: Told) -> None:
        told.status, told.body = self.dice.choice(STATUSES), b""

    def shape(self, told: Told) -> None:
        """Say something of the same kind, other at one place."""
        if PACKED.search(str(told.request.url)):
            bent = self.bent(msgspec.msgpack.decode(told.body))
            told.body = msgspec.msgpack.encode(bent)
        else:
            told.body = json.dumps(self.bent(json.loads(told.body))).encode()

    def bent(self, value: Any) -> Any:  # noqa: ANN401 - any JSON or MessagePack
        """Return a value changed at one place, however deep."""
        deeper = bool(value) and self.dice.random() < DEEPER
        if isinstance(value, dict) and deeper:
            name = self.dice.choice(sorted(value))
            return {**value, name: self.bent(value[name])}
        if isinstance(value, list) and deeper:
            return self.moved(value)
        if isinstance(value, int):
            return self.dice.choice([*BIG, value + 1, max(value - 1, 0)])
        if isinstance(value, bytes):
            size = len(value)
            return self.dice.choice([b"", value[:-1], bytes(size)])
        if isinstance(value, str):
            return self.dice.choice(["", value[:-1], "00" * (len(value) // 2)])
        return self.dice.choice([None, [], {}, "", 0])

    def moved(self, value: list[Any]) -> list[Any]:
        """Return a list with an element out, twice, elsewhere, or changed."""
        at, other = self.dice.randrange(len(value)), self.dice.randrange(len(value))
        rest = value[:at] + value[at + 1 :]
        again = [*value[:at], value[other], *value[at:]]
        turned = [*rest[:other], value[at], *rest[other:]]
        bent = [*value[:at], self.bent(value[at]), *value[at + 1 :]]
        return self.dice.choice([rest, again, turned, bent])


async def _lived(seed: int) -> None:
    """Read what a relative writes through such a server, then through a true one."""
    asyncio.get_running_loop().set_default_executor(AtOnce())
    kin, told = Kin(seed, lying=True), set[str]()
    await kin.begin()
    chance = Chance(Random(seed))  # noqa: S311 - which fault to make
    kin.liar.lie("GET", ASKED, chance.lie)
    for _ in range(ROUNDS):
        await kin.news()
        told |= await told_to(kin.louise)
        await honest(kin.camille)
        assert set(kin.read()) <= set(kin.camille.titles())
    assert chance.faults
    assert "internal" not in told
    assert kin.louise.sealing.standing(kin.louise.space.id).quarantine == ""
    kin.liar.lies.clear()
    await told_to(kin.louise)
    whole = sorted(kin.camille.titles())
    assert kin.kept.quarantine or told & ALONE or kin.read() == whole


def live(seed: int) -> None:
    """Play one world."""
    with asyncio.Runner() as runner:
        runner.run(_lived(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_a_server_answers_nothing_false_is_read_nor_lost_unsaid(
    seed: int,
) -> None:
    live(seed)


def test_a_loss_that_is_not_said_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    take = Taking.take

    def silent(*told: Any, **how: Any) -> Taken:  # noqa: ANN401 - as `take`
        return replace(take(*told, **how), refusals=())

    monkeypatch.setattr(Taking, "take", silent)
    for seed in SEEDS:
        try:
            live(seed)
        except AssertionError:
            return
    pytest.fail("nothing was ever lost")
