"""Two devices give, end and write by chance: the log alone says who may read what."""

from dataclasses import dataclass, field, replace
from random import Random

import pytest

from app.crypto.statements import (
    ControlBody,
    Grant,
    GrantStatement,
    Head,
    OpType,
    Revoke,
)
from app.domain.collection import Rubric
from app.domain.ids import ROOT
from app.domain.mandate import MandateState
from app.domain.write import Write
from app.flows.sealed.batch import Draft
from app.flows.sealed.epochs import Openings
from app.rules.lending import expired, still_held, unserved
from tests.app.flows.mandates.giving import (
    Thief,
    crossing,
    in_days,
    known,
    mandates_of,
    relative,
    thief,
)
from tests.journeys.conftest import Pair
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028", "C-029", "C-154")]

RUBRICS = (Rubric.MEASURES, Rubric.VACCINES)
STEPS = 30


@dataclass
class Oracle:
    """Walks the log: a person may read what lies there while they may, or before."""

    giver: Device
    now: int = 0
    active: dict[bytes, GrantStatement] = field(default_factory=dict)
    allowed: dict[bytes, set[bytes]] = field(default_factory=dict)
    newest: dict[bytes, bytes] = field(default_factory=dict)
    late: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        for step in self.giver.trail.tail(self.giver.space.id, 0, limit=10_000):
            head = Head.decode(step.head)
            if head.type == OpType.PUT:
                self._put(head)
            elif head.collection != ROOT and head.type in (6, 7):
                self._turn(head, ControlBody.decode(step.body).core)

    def _turn(self, head: Head, core: bytes) -> None:
        if head.type == OpType.REVOKE:
            self.active.pop(Revoke.decode(core).grant, None)
            return
        given = GrantStatement.decode(Grant.decode(core).statement)
        self.active[given.grant] = given
        past = {item for item, lane in self.newest.items() if lane == given.collection}
        self.allowed.setdefault(given.to, set()).update(past)

    def _put(self, head: Head) -> None:
        self.newest[head.item] = head.collection
        for items in self.allowed.values():
            items.discard(head.item)
        for given in self.active.values():
            if given.collection == head.collection:
                self.allowed.setdefault(given.to, set()).add(head.item)
                self.late += [head.item] * (head.at >= given.until)


@dataclass
class Chance:
    """One schedule: who does what is drawn, and everybody meets at the end."""

    dice: Random
    town: Town
    pair: Pair
    people: list[Device]
    given: set[tuple[bytes, bytes]] = field(default_factory=set)
    hidden: list[tuple[bytes, bytes]] = field(default_factory=list)

    async def step(self) -> None:
        device = self.dice.choice(self.pair)
        fate = self.dice.random()
        if fate < 0.2:
            self._give(device)
        elif fate < 0.35:
            self._end(device)
        elif fate < 0.65:
            self._write(device)
        elif fate < 0.85:
            await device.courier.sync()
        elif fate < 0.93:
            await crossing(*self.dice.sample(self.pair, 2))
        else:
            self.town.watch.pass_by(days=self.dice.choice((1, 3)))

    def _give(self, device: Device) -> None:
        to = self.dice.choice(self.people)
        rubrics = self.dice.sample(RUBRICS, self.dice.choice((1, 2)))
        until = in_days(device, self.dice.choice((2, 30)))
        made = mandates_of(device).give(
            known(to), name=to.name, rubrics=rubrics, until=until
        )
        self.given.add((made.to, made.id))
        self.hidden = [one for one in self.hidden if one[1] != known(to).identity]

    def _end(self, device: Device) -> None:
        mandates = mandates_of(device)
        live = [one for one in mandates.every() if one.state is not MandateState.ENDED]
        if live:
            mandates.end(self.dice.choice(live).id)

    def _write(self, device: Device) -> None:
        """Write; whoever has nothing here, by what this device knows, never reads."""
        every = mandates_of(device).every()
        lives = (MandateState.ACTIVE, MandateState.WAITING)
        open_to: set[bytes] = {one.to for one in every if one.state in lives}
        open_to |= {to for to, _ in self.given - {(one.to, one.id) for one in every}}
        entry = device.write(f"{self.dice.random()}")
        moved = replace(entry, rubric=self.dice.choice(RUBRICS))
        device.vault.commit(Write(device.space.id, entries=(moved,)))
        closed = {one.to for one in every} - open_to
        self.hidden += [(entry.id, person) for person in closed]


async def meet(pair: Pair) -> None:
    for device in pair * 3:
        assert (await device.courier.sync()).alerts == ()
    for device in pair:
        assert not device.journal.waiting(device.space.id)
        assert device.state() == pair[0].state()


async def lived(pair: Pair, town: Town, seed: int) -> Chance:
    """Live through one schedule, to its quiet end."""
    people = [await relative(town, name) for name in ("louise", "paul")]
    dice = Random(seed)  # noqa: S311 - a schedule, not a secret
    chance = Chance(dice, town, pair, people)
    for _ in range(STEPS):
        await chance.step()
    await meet(pair)
    return chance


def leaks(chance: Chance) -> set[bytes]:
    """Return what somebody reads whom neither the log nor the person let."""
    phone, found = chance.pair[0], set()
    oracle = Oracle(phone)
    for person in chance.people:
        own = known(person).identity
        read, may = thief(person, phone).read(), oracle.allowed.get(own, set())
        found |= read - may
        found |= read & {item for item, one in chance.hidden if one == own}
        if any(given.to == own for given in oracle.active.values()):
            assert may <= read
    return found | set(oracle.late)


@pytest.mark.parametrize("seed", range(8))
async def test_who_reads_what_is_what_the_log_says(
    pair: Pair, town: Town, seed: int
) -> None:
    chance = await lived(pair, town, seed)
    phone, tablet = pair
    assert not leaks(chance)
    standing, now = phone.sealing.standing(phone.space.id), phone.world.ms()
    assert not {**expired(standing, now), **unserved(standing, now)}
    assert not still_held(standing)
    rows = [replace(one, name="") for one in mandates_of(phone).every()]
    assert rows == [replace(one, name="") for one in mandates_of(tablet).every()]


@pytest.mark.parametrize("planted", [False, True])
async def test_a_key_that_is_not_renewed_is_seen(
    pair: Pair, town: Town, monkeypatch: pytest.MonkeyPatch, *, planted: bool
) -> None:
    true = Openings.renew

    def same(made: Openings, collection: bytes, readers: object) -> Draft:
        """Go on with the key of before, given out as a new one."""
        lane = made.standing.lane(collection)
        ck = made.keys.ck(collection, lane.epoch)
        assert ck
        drawn, made.entropy = made.entropy, lambda size: ck[:size]
        draft = true(made, collection, readers)  # type: ignore[arg-type]
        made.entropy = drawn
        return draft

    if planted:
        monkeypatch.setattr(Openings, "renew", same)
    monkeypatch.setattr(Thief, "again", True)
    phone, louise = pair[0], await relative(town)
    given = mandates_of(phone).give(
        known(louise), name="Louise", rubrics=RUBRICS[:1], until=in_days(phone, 9)
    )
    await meet(pair)
    mandates_of(phone).end(given.id)
    phone.write("Après")
    await meet(pair)
    assert bool(leaks(Chance(Random(0), town, pair, [louise]))) is planted  # noqa: S311


async def test_a_schedule_does_let_people_read(pair: Pair, town: Town) -> None:
    """Without it, an oracle that allows nothing would agree with everything."""
    louise = await relative(town)
    phone = pair[0]
    kept = phone.write("Poids")
    mandates_of(phone).give(
        known(louise), name="Louise", rubrics=RUBRICS[:1], until=in_days(phone, 9)
    )
    await meet(pair)
    assert Oracle(phone).allowed[known(louise).identity] == {kept.id}
    assert thief(louise, phone).read() == {kept.id}
