"""Lies about the past: what is hidden, moved, repeated, or told to one alone."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from msgspec import structs

from app.crypto.recovery import fingerprint
from sync import wire
from sync.courier.messages import pack
from tests.adversary.attack import Attack, Level
from tests.adversary.holes import (
    NO_BASE,
    NO_CLOSE,
    NO_GAP,
    NO_MEMORY,
    NO_ORDER,
    NO_PROMISE,
    NO_ROLLBACK,
    NO_SEEN,
    hole,
)
from tests.adversary.pages import Line, Page, alone, content, seal_heads
from tests.adversary.scene import Scene, honest, liar, told_to
from tests.journeys.town import Device

_push = wire.decoder(wire.Push)


Reply = wire.PullReply


async def rolled_back(scene: Scene) -> None:
    """1: an earlier head, honestly hashed."""
    await scene.news()
    await honest(scene.victim)

    def earlier(_: Reply, after: int) -> Reply:
        seq = scene.dice.randrange(1, after)
        return Reply(seq, scene.h(seq), [], [], more=False)

    scene.answers(earlier)


async def rolled_back_after_a_restart(scene: Scene) -> None:
    """2: the whole server is an older copy of itself."""
    old = scene.fork()
    await scene.news()
    await honest(scene.victim)
    scene.restart()
    scene.moves(scene.victim, old)


async def two_branches(scene: Scene) -> tuple[Line, Line]:
    """Let the victim write on a branch of its own; return what others wrote."""
    scene.moves(scene.victim, scene.fork())
    await scene.sends(scene.victim)
    await scene.sends(scene.phone)
    await scene.sends(scene.phone)
    head = scene.head
    return scene.line(head - 1), scene.line(head)


async def forked_and_met(scene: Scene) -> None:
    """3: an op made on the other branch is shown."""
    _, met = await two_branches(scene)
    scene.rewrites(lambda page: page.lines.append(met), even_empty=True)


async def forked_and_back(scene: Scene) -> None:
    """3: back on the branch of the others, of the same length."""
    scene.moves(scene.victim, scene.fork())
    await scene.sends(scene.victim)
    await scene.sends(scene.phone)
    scene.liar.instead = None


async def forked_apart(scene: Scene) -> None:
    """4: no op in common; two screens side by side."""
    scene.moves(scene.victim, scene.fork())
    await scene.sends(scene.victim)
    await scene.sends(scene.phone)
    if not scene.lying:
        await honest(scene.victim)
        await honest(scene.phone)


async def compare_by_eye(scene: Scene) -> set[str]:
    salt = scene.victim.dice(5)
    standings = [
        device.sealing.standing(scene.space) for device in (scene.phone, scene.victim)
    ]
    shown = {fingerprint(scene.space, each.seq, each.h, salt) for each in standings}
    return {"fingerprints differ"} if len(shown) > 1 else set()


async def omitted(scene: Scene) -> None:
    """5: one op is not served, the others keep their numbers."""
    count = await scene.news()
    gone = scene.dice.randrange(count)

    def thin(reply: Reply, _: int) -> Reply:
        return structs.replace(reply, rows=without(reply.rows, gone))

    scene.answers(thin)


def without(rows: list[wire.Row], gone: int) -> list[wire.Row]:
    return rows[:gone] + rows[gone + 1 :]


async def omitted_and_renumbered(scene: Scene) -> None:
    """5: the others move up, under the true last hash."""
    count = await scene.news()
    gone = scene.dice.randrange(count // 2, count)
    scene.keeps_last_hash(lambda page: page.lines.pop(gone))


async def omitted_and_hashed_anew(scene: Scene) -> None:
    """5: every hash is made anew; somebody had seen that op."""
    count = await scene.news()
    gone = scene.dice.randrange(count // 2)
    scene.rewrites(lambda page: page.lines.pop(gone))


async def tail_hidden(scene: Scene) -> None:
    """6: what came last is skipped, then something that followed it is shown."""
    count = await scene.news()

    def hide(page: Page) -> None:
        del page.lines[: count // 2]

    scene.rewrites(hide)


async def concurrent(scene: Scene) -> None:
    """Let phone and laptop write without having seen each other."""
    scene.write(scene.laptop)
    scene.laptop.sealing.seal(scene.space, pack)
    await scene.sends(scene.phone)
    await honest(scene.laptop)


async def exchanged(scene: Scene) -> None:
    """7: two ops of two devices change places."""
    await concurrent(scene)
    scene.keeps_last_hash(lambda page: page.lines.reverse())


async def exchanged_in_a_run(scene: Scene) -> None:
    """7: two ops of one run change places, every hash made anew."""
    await scene.sends(scene.phone, 2)
    scene.rewrites(lambda page: page.lines.reverse())


async def replayed(scene: Scene) -> None:
    """11: an accepted op comes again at the end."""
    await scene.news()
    seq = scene.dice.choice(scene.puts())
    scene.rewrites(lambda page: page.lines.append(scene.line(seq)))


async def conflict_inserted(scene: Scene) -> None:
    """57: an op the server refused as a conflict is inserted after a later one."""
    entry = scene.entry_at(scene.dice.choice(scene.puts(scene.phone)))
    scene.write(scene.phone, entry.id)
    scene.write(scene.phone)
    scene.phone.sealing.seal(scene.space, pack)
    scene.write(scene.laptop, entry.id)
    await honest(scene.laptop)
    await honest(scene.phone)
    lines = pushed(scene.phone, 0)
    refused = next(line for line in lines if line.head.item == entry.id)
    scene.rewrites(lambda page: page.lines.append(refused))


def pushed_lines(device: Device) -> list[Line]:
    """Return what a device sealed and has not sent."""
    batch = device.sealing.seal(device.space.id, pack)
    return _lines(batch.wire) if batch else []


def pushed(device: Device, place: int) -> list[Line]:
    """Return the ops of a push, as the server heard it."""
    return _lines(liar(device).pushed[place])


def _lines(raw: bytes) -> list[Line]:
    push = wire.decode(_push, raw)
    return [
        Line(sealed.run, index, op)
        for sealed in push.runs
        for index, op in enumerate(sealed.ops)
    ]


async def one_head_two_runs(scene: Scene) -> None:
    """58: an accomplice signs one head in two runs; two devices get one each."""
    if not scene.lying:
        await scene.sends(scene.laptop)
        await scene.sends(scene.phone)
        return
    entry = scene.write(scene.laptop)
    made = content(scene.laptop, scene.victim, entry)
    one = alone(scene.laptop, made.head, made.envelope, [made.wrap])
    other = replace(made.head, ctr=made.head.ctr + 1).encode()
    two = Line(seal_heads(scene.laptop, [one.op.head, other]), 0, one.op)
    scene.rewrites(lambda page: page.lines.append(two), of=scene.phone, even_empty=True)
    scene.write(scene.phone)
    await told_to(scene.phone)
    met = pushed(scene.phone, -1)[0]
    scene.rewrites(lambda page: page.lines.extend((one, met)), even_empty=True)


async def number_reused(scene: Scene) -> None:
    """Two ops come under one number."""
    count = await scene.news()
    twice = scene.dice.randrange(1, count)

    def reuse(reply: Reply, _: int) -> Reply:
        rows = [
            structs.replace(row, seq=row.seq - (place >= twice))
            for place, row in enumerate(reply.rows)
        ]
        return structs.replace(reply, rows=rows, head=reply.head - 1)

    scene.answers(reuse)


async def forgotten_at_once(scene: Scene) -> None:
    """What the victim sends is acknowledged and never stored."""
    scene.write(scene.victim)
    scene.forgets_pushes_for(scene.fork())


async def replaced_at_once(scene: Scene) -> None:
    """What the victim sends is acknowledged, and something else lies there."""
    other = scene.fork()
    scene.moves(scene.phone, other)
    await scene.sends(scene.phone)
    scene.write(scene.victim)
    scene.forgets_pushes_for(other)


def _alter(page: Page, place: int) -> None:
    op = page.lines[place].op
    last = bytes([op.body[-1] ^ 1])
    page.lines[place] = page.lines[place].with_op(body=op.body[:-1] + last)


ALTERATIONS: list[tuple[str, Callable[..., object]]] = [
    ("removed", lambda page, place: page.lines.pop(place)),
    ("moved", lambda page, place: page.lines.insert(0, page.lines.pop(place))),
    ("doubled", lambda page, place: page.lines.append(page.lines[place])),
    ("altered", _alter),
]


async def much_news(scene: Scene) -> None:
    await scene.news()


async def every_row_altered(scene: Scene) -> set[str]:
    """46: each row of a page removed, moved, doubled or altered, one at a time."""
    before = scene.victim.memory.state
    cursor = scene.victim.sealing.standing(scene.space).seq
    silent = []
    for place in range(1, scene.head - cursor):
        for name, alter in ALTERATIONS:
            scene.liar.lies.clear()
            scene.keeps_last_hash(partial(alter, place=place))
            if not await told_to(scene.victim):
                silent.append((name, place))
            scene.victim.memory.state = before
            scene.victim.crash()
    scene.liar.lies.clear()
    return set() if silent else {"every alteration"}


SAME_FOR_ALL = hole("app.crypto.recovery.canon", lambda *_: b"")
LOG, DOOR = Level.LOG, Level.DOOR
ATTACKS = [
    Attack("rollback", "1", "log.rollback", LOG, rolled_back, (NO_ROLLBACK,)),
    Attack(
        "rollback after a restart",
        "2",
        "log.rollback",
        LOG,
        rolled_back_after_a_restart,
        (NO_MEMORY,),
    ),
    Attack("fork met through an op", "3", "log.fork", LOG, forked_and_met, (NO_SEEN,)),
    Attack("fork left again", "3", "log.fork", LOG, forked_and_back, (NO_CLOSE,)),
    Attack(
        "fork met by eye",
        "4",
        "fingerprints differ",
        DOOR,
        forked_apart,
        (SAME_FOR_ALL,),
        compare_by_eye,
    ),
    Attack("omission", "5", "log.gap", LOG, omitted, (NO_GAP, NO_CLOSE, NO_SEEN)),
    Attack(
        "omission, renumbered",
        "5",
        "log.tamper",
        LOG,
        omitted_and_renumbered,
        (NO_CLOSE,),
    ),
    Attack(
        "omission, hashed anew",
        "5",
        "log.withheld",
        LOG,
        omitted_and_hashed_anew,
        (NO_SEEN,),
    ),
    Attack("hidden tail", "6", "log.withheld", LOG, tail_hidden, (NO_SEEN,)),
    Attack("reordering", "7", "log.tamper", LOG, exchanged, (NO_CLOSE,)),
    Attack(
        "reordering in a run", "7", "log.replay", LOG, exchanged_in_a_run, (NO_ORDER,)
    ),
    Attack("replay", "11", "log.replay", LOG, replayed, (NO_ORDER, NO_BASE)),
    Attack(
        "any row altered",
        "46",
        "every alteration",
        DOOR,
        much_news,
        (NO_CLOSE,),
        every_row_altered,
    ),
    Attack(
        "refused op inserted",
        "57",
        "log.replay",
        LOG,
        conflict_inserted,
        (NO_ORDER, NO_BASE),
    ),
    Attack("one head, two runs", "58", "log.fork", LOG, one_head_two_runs, (NO_SEEN,)),
    Attack("number reused", "S1", "log.gap", LOG, number_reused, (NO_GAP,)),
    Attack(
        "acknowledged, not stored",
        "S1",
        "log.rollback",
        LOG,
        forgotten_at_once,
        (NO_ROLLBACK,),
    ),
    Attack(
        "acknowledged, replaced",
        "S1",
        "log.withheld",
        LOG,
        replaced_at_once,
        (NO_PROMISE,),
    ),
]
