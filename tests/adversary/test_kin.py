"""Each lie to who reads one lane, over three seeds: honest, lied to, and blinded."""

import asyncio
from dataclasses import dataclass, field, replace

import pytest
from msgspec import structs

from app.crypto.statements import OpType
from app.domain.ids import ROOT
from app.flows import keychain
from app.rules.judging import Verdict
from app.rules.lanes.judge import LaneJudge
from app.rules.lanes.pages import LanePulled, LaneRow
from app.rules.tickets import Tickets
from sync import wire
from tests.adversary.holes import (
    BLIND_OPENING,
    BLIND_WRAP,
    NO_AUTHOR,
    NO_BODY,
    NO_LEAF,
    NO_ORDER,
    NO_SEEN,
    NO_SIGNATURE,
    Hole,
    hole,
    nothing,
)
from tests.adversary.kin import Kin, Plot, Strand
from tests.adversary.pages import Line, seal_heads
from tests.adversary.scene import honest, told_to
from tests.app.lies import flip
from tests.simulation.world import AtOnce

pytestmark = [pytest.mark.adversary, pytest.mark.covers("C-028", "C-115")]
SEEDS = [1, 2, 3]
JUDGE = "app.rules.lanes.judge.LaneJudge"
NO_OPEN = hole(f"{JUDGE}._open", nothing)
NO_CLOSE = hole(f"{JUDGE}._close", nothing)
NO_VOUCH = hole(f"{JUDGE}._vouched", nothing)
NO_PLACE = hole(f"{JUDGE}._met", nothing)


def _anywhere(
    judge: LaneJudge, page: LanePulled, row: LaneRow, tickets: Tickets
) -> Verdict:
    """Judge a row whatever its numbers."""
    judge._read = page.collection
    seq = judge.standing.seq + 1
    judge.runs[seq] = page.runs[row.run]
    return judge.tried(row.at(seq), tickets)


NO_GAP = hole(f"{JUDGE}._next", _anywhere)


@dataclass(frozen=True)
class Attack:
    """One lie: its row in the table of threats, and what the person is told."""

    name: str
    expected: str
    plot: Plot = field(repr=False)
    holes: tuple[Hole, ...] = field(repr=False)
    stops: bool = True


async def _rollback(kin: Kin) -> None:
    """An earlier end, once something new made the lane be asked again."""
    old = kin.standing.lane(kin.collection)
    await kin.news()

    def edit(reply: wire.LaneReply) -> wire.LaneReply:
        return structs.replace(reply, n=old.n - 1, runs=[], rows=[], more=False)

    kin.answers(edit)


async def _reorder(kin: Kin) -> None:
    await kin.writes(kin.camille, 3)

    def change(strand: Strand) -> None:
        strand.lines[-1], strand.lines[-2] = strand.lines[-2], strand.lines[-1]

    kin.rewrites(change)


async def _omit(kin: Kin) -> None:
    """A row left out is missed by the next author's."""
    await kin.news()
    kin.rewrites(lambda strand: strand.lines.pop(0))


async def _thin(kin: Kin) -> None:
    """A row left out after which nobody wrote, but a device vouched."""
    await kin.news()
    await kin.vouched()

    def change(strand: Strand) -> None:
        kinds = [line.head.type for line, _ in strand.lines]
        del strand.lines[kinds.index(OpType.DIGEST) - 1]

    kin.rewrites(change)


async def _gap(kin: Kin) -> None:
    await kin.news()

    def edit(reply: wire.LaneReply) -> wire.LaneReply:
        return structs.replace(reply, rows=[reply.rows[0], *reply.rows[2:]])

    kin.answers(edit)


async def _another_end(kin: Kin) -> None:
    await kin.news()
    kin.answers(lambda reply: structs.replace(reply, hc=bytes(32)))


async def _hide_retirement(kin: Kin) -> None:
    """Zero16 without its last op, each r one lower: what was seen tells it."""
    kin.camille.devices.retire(keychain.me(kin.laptop.vault).device)
    await honest(kin.camille)
    await kin.writes(kin.camille)
    await kin.writes(kin.camille)
    before = kin.standing.root.n

    def lower(strand: Strand) -> None:
        strand.lines = [(line, before) for line, _ in strand.lines]

    kin.rewrites(lambda strand: strand.lines.clear(), ROOT)
    kin.rewrites(lower)


async def _retired_writes(kin: Kin) -> None:
    """The server takes an op of a device that was put outside."""
    await kin.writes(kin.laptop)
    kin.camille.devices.retire(keychain.me(kin.laptop.vault).device)
    await honest(kin.camille)

    def change(strand: Strand) -> None:
        line, r = strand.lines[-1]
        lane = kin.camille.sealing.standing(kin.camille.space.id).lane(kin.collection)
        head = replace(
            line.head,
            item=kin.dice.randbytes(16),
            base=0,
            ctr=line.head.ctr + 1,
            seen_n=lane.n,
            seen_hc=lane.hc,
        )
        raw = head.encode()
        op = structs.replace(line.op, head=raw)
        run = seal_heads(kin.laptop, [raw])
        strand.lines.append((Line(run, 0, op), r + 1))

    kin.rewrites(change)


async def _other_lane(kin: Kin) -> None:
    """Rows of zero16 served as those of the lane."""
    await kin.news()
    kin.camille.devices.retire(keychain.me(kin.laptop.vault).device)
    await honest(kin.camille)
    kept: list[tuple[Line, int]] = []

    def keep(strand: Strand) -> None:
        kept.extend(strand.lines)

    def change(strand: Strand) -> None:
        strand.lines += [(line, r + 1) for line, r in kept[:1]]

    kin.rewrites(keep, ROOT)
    kin.rewrites(change)


async def _flip_head(kin: Kin) -> None:
    await kin.news()
    kin.first(head=flip)


async def _flip_body(kin: Kin) -> None:
    await kin.news()
    kin.first(body=flip)


async def _flip_wrap(kin: Kin) -> None:
    await kin.news()

    def edit(reply: wire.LaneReply) -> wire.LaneReply:
        row, *rest = reply.rows
        assert row.op is not None
        wraps = [structs.replace(w, wrap=flip(w.wrap)) for w in row.op.wraps]
        altered = structs.replace(row, op=structs.replace(row.op, wraps=wraps))
        return structs.replace(reply, rows=[altered, *rest])

    kin.answers(edit)


async def _flip_signature(kin: Kin) -> None:
    await kin.news()

    def change(strand: Strand) -> None:
        strand.lines = [
            (line.with_run(sig=flip(line.run.sig)), r) for line, r in strand.lines
        ]

    kin.rewrites(change)


ATTACKS = [
    Attack("1 rolled back", "log.rollback", _rollback, (NO_OPEN, NO_CLOSE)),
    Attack("7 reordered", "log.replay", _reorder, (NO_ORDER,)),
    Attack("44 a row omitted", "log.withheld", _omit, (NO_SEEN,)),
    Attack("44 thinned", "lane.mismatch", _thin, (NO_VOUCH,)),
    Attack("44 a gap", "lane.mismatch", _gap, (NO_GAP,)),
    Attack("44 another end", "lane.mismatch", _another_end, (NO_CLOSE,)),
    Attack("16 a retirement hidden", "log.fork", _hide_retirement, (NO_SEEN,)),
    Attack("56 another lane", "lane.mismatch", _other_lane, (NO_PLACE,)),
    Attack("8 a head", "sig.invalid", _flip_head, (NO_LEAF,)),
    Attack("9 a body", "log.tamper", _flip_body, (NO_BODY,)),
    Attack("8 a run", "sig.invalid", _flip_signature, (NO_SIGNATURE,), stops=False),
    Attack(
        "10 a wrap",
        "wrap.invalid",
        _flip_wrap,
        (BLIND_WRAP, BLIND_OPENING),
        stops=False,
    ),
    Attack(
        "32 a retired device",
        "device.retired",
        _retired_writes,
        (NO_AUTHOR,),
        stops=False,
    ),
]


@dataclass(frozen=True)
class Seen:
    """What came of one play: told, kept, read, and Louise's own record."""

    told: set[str]
    kept: str
    read: set[str]
    own: str


def play(attack: Attack, seed: int, *, lying: bool) -> Seen:
    """Play one world."""

    async def live() -> Seen:
        asyncio.get_running_loop().set_default_executor(AtOnce())
        kin = Kin(seed, lying=lying)
        await kin.begin()
        before = set(kin.read())
        await attack.plot(kin)
        told = await told_to(kin.louise)
        own = kin.louise.sealing.standing(kin.louise.space.id).quarantine
        return Seen(told, kin.kept.quarantine, set(kin.read()) - before, own)

    with asyncio.Runner() as runner:
        return runner.run(live())


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_a_lie_about_a_lane_is_told_to_who_reads_it(attack: Attack, seed: int) -> None:
    true = play(attack, seed, lying=False)
    assert (true.told, true.kept, true.own) == (set(), "", "")
    lied = play(attack, seed, lying=True)
    assert lied.told == {attack.expected}
    assert lied.kept == (attack.expected if attack.stops else "")
    assert lied.own == ""
    assert lied.read <= (set() if attack.stops else true.read)
    with pytest.MonkeyPatch.context() as patch:
        for opened in attack.holes:
            opened(patch)
        blind = play(attack, seed, lying=True)
    assert attack.expected not in blind.told
