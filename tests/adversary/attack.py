"""What an attack is, how it is played three times, and what must come of it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum

import pytest

from tests.adversary.holes import Hole
from tests.adversary.scene import Scene, told_to
from tests.simulation.world import AtOnce

Plot = Callable[[Scene], Awaitable[object]]
Watch = Callable[[Scene], Awaitable[set[str]]]


class Level(Enum):
    """How far an alarm goes: the space, one item, one trip, or one gesture."""

    LOG = "quarantine"
    ITEM = "item refused"
    LINE = "trip refused"
    DOOR = "gesture refused"


async def _at_the_victim(scene: Scene) -> set[str]:
    return await told_to(scene.victim)


@dataclass(frozen=True)
class Attack:
    """One lie: its row in the table of threats, what the person must be told."""

    name: str
    row: str
    expected: str
    level: Level
    plot: Plot = field(repr=False)
    holes: tuple[Hole, ...] = field(repr=False)
    watch: Watch = field(default=_at_the_victim, repr=False)


@dataclass(frozen=True)
class Seen:
    """What came of one play."""

    told: frozenset[str]
    kept: str
    again: frozenset[str]
    behind: bool
    forged: bool
    plain: bool


@dataclass(frozen=True)
class Outcome:
    """An attack over one seed; *faults* is empty when all is as it must be.

    *lifted* says that without its check the code is not told any more, *unnoticed*
    that then nothing at all is told.
    """

    attack: str
    seed: int
    faults: tuple[str, ...]
    lifted: bool
    unnoticed: bool

    @property
    def caught(self) -> bool:
        return not self.faults

    @property
    def well(self) -> bool:
        return self.caught and self.lifted


def run(attack: Attack, seed: int) -> Outcome:
    """Play the honest world, the attack, and the attack on a blinded device."""
    honest = play(attack, seed, lying=False)
    lied = play(attack, seed, lying=True)
    with pytest.MonkeyPatch.context() as patch:
        for hole in attack.holes:
            hole(patch)
        blind = play(attack, seed, lying=True)
    return Outcome(
        attack.name,
        seed,
        (*_alarmed(honest), *_missed(attack, lied)),
        lifted=attack.expected not in blind.told,
        unnoticed=not blind.told,
    )


def play(attack: Attack, seed: int, *, lying: bool) -> Seen:
    """Play one world."""

    async def live() -> Seen:
        asyncio.get_running_loop().set_default_executor(AtOnce())
        scene = Scene(seed, lying=lying)
        await attack.plot(scene)
        told = await attack.watch(scene)
        return await _seen(scene, told, attack.level)

    Scene.model()
    with asyncio.Runner() as runner:
        return runner.run(live())


async def _seen(scene: Scene, told: set[str], level: Level) -> Seen:
    """Look at the victim after it was started again."""
    victim, again = scene.victim, set[str]()
    victim.crash()
    standing = victim.sealing.standing(victim.space.id)
    if level is Level.LOG:
        asked = len(scene.liar.asked)
        again = await told_to(victim)
        again |= {"asked"} if len(scene.liar.asked) > asked else set()
    if level is Level.LINE:
        scene.liar.lies.clear()
        again = await told_to(victim)
    true = scene.written
    return Seen(
        frozenset(told),
        standing.quarantine,
        frozenset(again),
        behind=standing.seq < scene.shown,
        forged=any((e.id, e.title) not in true for e in victim.state()),
        plain=_plain(scene),
    )


def _plain(scene: Scene) -> bool:
    heard, word = scene.heard(), "canary"
    forms = word.encode(), word.encode("utf-16-le"), word.encode().hex().encode()
    return any(form in heard for form in forms)


def _alarmed(seen: Seen) -> Iterable[str]:
    if seen.told or seen.kept:
        yield f"false alarm: {sorted(seen.told)}"
    if seen.plain or seen.forged:
        yield "the honest world is not honest"


def _missed(attack: Attack, seen: Seen) -> Iterable[str]:
    code, level = attack.expected, attack.level
    kept = code if level is Level.LOG else ""
    again = {Level.LOG: {code}, Level.LINE: set[str]()}.get(level, seen.again)
    return (
        fault
        for wrong, fault in (
            (seen.told != {code}, f"told {sorted(seen.told)}"),
            (seen.forged, "a forgery was accepted"),
            (seen.plain, "plaintext went out"),
            (seen.kept != kept, f"quarantine: {seen.kept!r}"),
            (seen.again != again, f"after a restart: {sorted(seen.again)}"),
            (level is Level.ITEM and seen.behind, "the rest did not go on"),
        )
        if wrong
    )
