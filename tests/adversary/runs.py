"""Lies about runs: heads, leaves, signatures and places that do not fit together."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from app.crypto.canon import digest
from app.crypto.runs import LEAF, RUN_MAX, leaf
from sync import wire
from tests.adversary.attack import Attack, Level, Plot
from tests.adversary.holes import (
    NO_EPOCH,
    NO_FORM,
    NO_KEY,
    NO_LEAF,
    NO_SEEN,
    NO_SIGNATURE,
    Hole,
)
from tests.adversary.pages import Line, Page, alone, content, flip, seal_leaves
from tests.adversary.scene import Scene

Holes = tuple[Hole, ...]
Spoil = Callable[[Scene, Random, Line], Line]


async def _last_spoilt(scene: Scene, spoil: Spoil) -> None:
    """Alter the last run: nobody has seen it yet, so only its own rows are lost."""
    await scene.sends(scene.phone, 2)
    await scene.sends(scene.laptop, scene.dice.randint(2, 4))
    laptop = scene.line(scene.head).run

    def change(page: Page) -> None:
        page.lines[:] = [
            spoil(scene, Random(scene.seed), line)  # noqa: S311 - the same for all
            if line.run == laptop
            else line
            for line in page.lines
        ]

    scene.rewrites(change)


def last_run(spoil: Spoil) -> Plot:
    async def plot(scene: Scene) -> None:
        await _last_spoilt(scene, spoil)

    return plot


def bit_of_head(_: Scene, dice: Random, line: Line) -> Line:
    """8: one bit of a date, so that the head still reads."""
    head = line.head
    bit = dice.randrange(20)
    return line.with_op(head=replace(head, at=head.at ^ 1 << bit).encode())


def bit_of_signature(_: Scene, dice: Random, line: Line) -> Line:
    bit = dice.randrange(512)
    return line.with_run(sig=flip(line.run.sig, bit))


def bit_of_leaves(_: Scene, dice: Random, line: Line) -> Line:
    bit = dice.randrange(len(line.run.leaves) * 8)
    return line.with_run(leaves=flip(line.run.leaves, bit))


def leaf_replaced(scene: Scene, _: Random, line: Line) -> Line:
    """50: another leaf in the place of the last."""
    return line.with_run(leaves=line.run.leaves[:-LEAF] + digest(bytes(scene.seed)))


def leaf_removed(_: Scene, __: Random, line: Line) -> Line:
    return line.with_run(leaves=line.run.leaves[:-LEAF])


def leaves_exchanged(_: Scene, __: Random, line: Line) -> Line:
    leaves = line.run.leaves
    return line.with_run(leaves=leaves[LEAF : 2 * LEAF] + leaves[:LEAF] + leaves[64:])


def run_extended(scene: Scene, _: Random, line: Line) -> Line:
    """51: a leaf added after the signature."""
    return line.with_run(leaves=line.run.leaves + digest(bytes(scene.seed)))


def index_next(_: Scene, __: Random, line: Line) -> Line:
    """53: the places of the ops turned by one."""
    return Line(line.run, (line.index + 1) % (len(line.run.leaves) // LEAF), line.op)


def index_outside(_: Scene, dice: Random, line: Line) -> Line:
    beyond = dice.randrange(len(line.run.leaves) // LEAF, RUN_MAX)
    return Line(line.run, beyond, line.op)


def other_collection(scene: Scene, _: Random, line: Line) -> Line:
    """56: the run says it is of another collection."""
    return line.with_run(collection=scene.profile)


def other_device(scene: Scene, _: Random, line: Line) -> Line:
    return line.with_run(device=scene.line(1).run.device)


def less_confidential(scene: Scene, _: Random, line: Line) -> Line:
    """S1: head and run both say a collection that more people read."""
    moved = replace(line.head, collection=scene.profile).encode()
    return line.with_op(head=moved).with_run(collection=scene.profile)


async def index_impossible(scene: Scene) -> None:
    """53: a place no run has, below zero or past 500."""
    await scene.sends(scene.phone, 2)
    place = scene.dice.choice((-1, -(2**31), RUN_MAX, 2**40, 2**64 - 1))

    def change(page: Page) -> None:
        page.lines[-1] = Line(page.lines[-1].run, place, page.lines[-1].op)

    scene.rewrites(change)


async def raw_bit_of_head(scene: Scene) -> None:
    """8: any bit of any head, under the hashes of the true one."""
    count = await scene.news()
    place, draw = scene.dice.randrange(count), scene.dice.random()

    def spoil(row: wire.Row) -> wire.Row:
        op = row.op or wire.Op(b"", b"", [])
        head = flip(op.head, int(draw * len(op.head) * 8))
        return wire.Row(
            row.seq,
            row.run,
            row.index,
            wire.Op(head, op.body, op.wraps),
            row.op_hash,
        )

    def edit(reply: wire.PullReply, _: int) -> wire.PullReply:
        rows = [spoil(row) if at == place else row for at, row in enumerate(reply.rows)]
        return wire.PullReply(reply.head, reply.h, reply.runs, rows, reply.more)

    scene.answers(edit)


async def other_valid_run(scene: Scene) -> None:
    """52: an op under another run of the same device and collection."""
    await scene.sends(scene.phone, 1)
    await scene.sends(scene.phone, 1)

    def change(page: Page) -> None:
        page.lines[-1] = Line(page.lines[0].run, 0, page.lines[-1].op)

    scene.rewrites(change)


def accomplice(
    leaves: Callable[[Scene, bytes], bytes],
) -> Plot:
    """Return a plot where an accomplice signs leaves no honest device signs."""

    async def plot(scene: Scene) -> None:
        await scene.sends(scene.phone)
        made = content(scene.laptop, scene.victim, scene.forged())
        line = alone(scene.laptop, made.head, made.envelope, [made.wrap])
        signed = leaves(scene, leaf(line.op.head))
        run = seal_leaves(scene.laptop, scene.space, made.head.collection, signed)
        scene.rewrites(lambda page: page.lines.append(Line(run, 0, line.op)))

    return plot


def none(_: Scene, __: bytes) -> bytes:
    """54: a run of nothing."""
    return b""


def too_many(scene: Scene, mine: bytes) -> bytes:
    count = RUN_MAX + scene.dice.randrange(3)
    return mine + b"".join(digest(n.to_bytes(4, "big")) for n in range(count))


def half_a_leaf(scene: Scene, mine: bytes) -> bytes:
    return mine + bytes(scene.dice.randint(1, LEAF - 1))


def one_twice(_: Scene, mine: bytes) -> bytes:
    """55: the same leaf two times."""
    return mine + mine


async def foreign_head(scene: Scene) -> None:
    """56: a run honestly signed over a head of another collection."""
    await scene.sends(scene.phone)
    made = content(scene.laptop, scene.victim, scene.forged())
    line = alone(scene.laptop, made.head, made.envelope, [made.wrap])
    signed = leaf(line.op.head)
    run = seal_leaves(scene.laptop, scene.space, scene.profile, signed)
    scene.rewrites(lambda page: page.lines.append(Line(run, 0, line.op)))


def _elsewhere(scene: Scene) -> Line:
    """Return an op the laptop wrote in another space of the same person."""
    made = content(scene.laptop, scene.victim, scene.forged())
    head = replace(made.head, space=scene.laptop.dice(16))
    return alone(scene.laptop, head, made.envelope, [made.wrap])


async def other_space(scene: Scene) -> None:
    """12: an op of another space."""
    await scene.sends(scene.phone)
    line = _elsewhere(scene)
    scene.rewrites(lambda page: page.lines.append(line))


async def other_space_rewritten(scene: Scene) -> None:
    """12: an op of another space, its run saying this one."""
    await scene.sends(scene.phone)
    line = _elsewhere(scene).with_run(space=scene.space)
    scene.rewrites(lambda page: page.lines.append(line))


def spoilt(name: str, row: str, spoil: Spoil, *holes: Hole) -> Attack:
    plot = last_run(spoil)
    return Attack(name, row, "sig.invalid", Level.ITEM, plot, holes)


def crooked(name: str, row: str, plot: Plot, *, code: str, holes: Holes) -> Attack:
    return Attack(name, row, code, Level.ITEM, plot, holes)


UNSIGNED = (NO_SIGNATURE, NO_LEAF)
UNFORMED = (NO_FORM, *UNSIGNED)
ATTACKS = [
    Attack("bit of a head", "8", "sig.invalid", Level.LOG, raw_bit_of_head, (NO_LEAF,)),
    spoilt("bit of a head, hashed anew", "8", bit_of_head, NO_LEAF),
    spoilt("bit of a signature", "8", bit_of_signature, NO_SIGNATURE),
    spoilt("bit of the leaves", "8", bit_of_leaves, *UNSIGNED),
    crooked(
        "op of another space",
        "12",
        other_space,
        code="space.swapped",
        holes=(NO_KEY, *UNSIGNED),
    ),
    crooked(
        "op of another space, rewritten",
        "12",
        other_space_rewritten,
        code="sig.invalid",
        holes=UNSIGNED,
    ),
    spoilt("leaf replaced", "50", leaf_replaced, *UNSIGNED),
    spoilt("leaf removed", "50", leaf_removed, *UNSIGNED),
    spoilt("leaves exchanged", "50", leaves_exchanged, *UNSIGNED),
    spoilt("run extended", "51", run_extended, NO_SIGNATURE),
    crooked(
        "another valid run", "52", other_valid_run, code="sig.invalid", holes=(NO_LEAF,)
    ),
    spoilt("places exchanged", "53", index_next, NO_LEAF),
    spoilt("place outside", "53", index_outside, NO_LEAF),
    Attack(
        "place no run has", "53", "sig.invalid", Level.LOG, index_impossible, (NO_LEAF,)
    ),
    crooked("empty run", "54", accomplice(none), code="run.invalid", holes=UNFORMED),
    crooked(
        "run too long", "54", accomplice(too_many), code="run.invalid", holes=UNFORMED
    ),
    crooked(
        "half a leaf", "54", accomplice(half_a_leaf), code="run.invalid", holes=UNFORMED
    ),
    crooked(
        "leaf twice", "55", accomplice(one_twice), code="run.invalid", holes=UNFORMED
    ),
    spoilt("run of another collection", "56", other_collection, *UNSIGNED),
    spoilt("run of another device", "56", other_device, *UNSIGNED),
    crooked(
        "foreign head, signed", "56", foreign_head, code="sig.invalid", holes=(NO_LEAF,)
    ),
    spoilt("less confidential", "S1", less_confidential, *UNSIGNED, NO_SEEN, NO_EPOCH),
]
