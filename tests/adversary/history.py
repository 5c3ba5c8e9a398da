"""Lies about what was changed, deleted or taken back: old states served as current."""

from dataclasses import replace

from msgspec import structs

from app.crypto.statements import Grant as GrantBody
from app.crypto.statements import (
    GrantStatement,
    OpType,
    Purpose,
    Revoke,
    Role,
    RootPin,
)
from app.domain.ids import CollectionId
from app.domain.journal import Control
from app.domain.write import Write
from sync import wire
from tests.adversary.attack import Attack, Level
from tests.adversary.holes import (
    NO_BASE,
    NO_CLOSE,
    NO_ORDER,
    NO_SEEN,
)
from tests.adversary.pages import Page, alone, content
from tests.adversary.scene import Scene, honest

Reply = wire.PullReply


async def edited_then_more(scene: Scene) -> None:
    """Let a known entry get a second revision, then let something follow."""
    seq = scene.dice.choice(scene.puts(scene.phone))
    scene.write(scene.phone, scene.line(seq).head.item)
    await honest(scene.phone)
    await scene.sends(scene.phone)
    scene.notes = [scene.line(seq)]


async def old_revision_kept(scene: Scene) -> None:
    """14: the newer revision is left out."""
    await edited_then_more(scene)
    scene.rewrites(lambda page: page.lines.pop(0))


async def old_revision_served(scene: Scene) -> None:
    """14: the older revision is served in the place of the newer one."""
    await edited_then_more(scene)

    def older(page: Page) -> None:
        page.lines[:] = scene.notes

    scene.rewrites(older)


async def new_revision_emptied(scene: Scene) -> None:
    """14: the newer revision comes without its body, as if compacted."""
    await edited_then_more(scene)

    def empty(reply: Reply, _: int) -> Reply:
        first, *rest = reply.rows
        bare = structs.replace(first, op=emptied(first.op))
        return structs.replace(reply, rows=[bare, *rest])

    scene.answers(empty)


def emptied(op: wire.Op | None) -> wire.Op | None:
    return structs.replace(op, body=b"") if op else None


async def deleted_then_more(scene: Scene) -> None:
    """Let a known entry be deleted, then let something follow."""
    seq = scene.dice.choice(scene.puts(scene.phone))
    scene.notes = [scene.line(seq)]
    scene.phone.remove(scene.entry_at(seq).id)
    await honest(scene.phone)
    await scene.sends(scene.phone)


async def revived_by_replay(scene: Scene) -> None:
    """15: the deleted entry is created again by its own old op."""
    await deleted_then_more(scene)
    scene.rewrites(lambda page: page.lines.extend(scene.notes))


async def tombstone_hidden(scene: Scene) -> None:
    """15: the deletion is left out."""
    await deleted_then_more(scene)
    scene.rewrites(lambda page: page.lines.pop(0))


async def revived_by_an_accomplice(scene: Scene) -> None:
    """15: an accomplice signs the deleted entry as a new one."""
    seq = scene.dice.choice(scene.puts(scene.phone))
    entry = scene.entry_at(seq)
    scene.phone.remove(entry.id)
    await honest(scene.phone)
    forged = content(
        scene.laptop, scene.victim, replace(entry, meta={"title": "forged"})
    )
    line = alone(scene.laptop, forged.head, forged.envelope, [forged.wrap])
    scene.rewrites(lambda page: page.lines.append(line))


async def revoke_dropped(scene: Scene) -> None:
    """16: the end of a right is left out, what follows it is shown."""
    collection = scene.collection
    grant = scene.phone.world.new_id()
    control(scene, collection, OpType.GRANT, granted(scene, collection, grant))
    await honest(scene.phone)
    await honest(scene.victim)
    control(scene, collection, OpType.REVOKE, Revoke(scene.space, grant, 1).encode())
    await honest(scene.phone)
    await scene.sends(scene.phone)
    scene.rewrites(lambda page: page.lines.pop(0))


def granted(scene: Scene, collection: CollectionId, grant: bytes) -> bytes:
    standing = scene.phone.sealing.standing(scene.space)
    someone = scene.phone.dice(16)
    return GrantBody(
        GrantStatement(
            grant,
            scene.phone.world.new_id(),
            scene.space,
            someone,
            1,
            bytes(32),
            collection,
            Role.READ,
            0,
            2**50,
            Purpose.HELP,
            b"",
            RootPin(standing.root_epoch, standing.root_key),
        ).encode()
    ).encode()


def control(scene: Scene, collection: CollectionId, kind: OpType, core: bytes) -> None:
    """Let the phone order something signed by the root."""
    standing = scene.phone.sealing.standing(scene.space)
    epoch = standing.epoch(collection)
    order = Control(kind, collection, epoch, core, standing.root_epoch)
    scene.town.watch.pass_by(seconds=1)
    scene.phone.vault.commit(Write(scene.space, controls=(order,)))


LOG, ITEM = Level.LOG, Level.ITEM
ATTACKS = [
    Attack(
        "old revision kept", "14", "log.withheld", LOG, old_revision_kept, (NO_SEEN,)
    ),
    Attack(
        "old revision served",
        "14",
        "log.replay",
        LOG,
        old_revision_served,
        (NO_ORDER, NO_BASE),
    ),
    Attack(
        "new revision emptied",
        "14",
        "log.tamper",
        LOG,
        new_revision_emptied,
        (NO_CLOSE,),
    ),
    Attack(
        "revival by replay",
        "15",
        "log.replay",
        LOG,
        revived_by_replay,
        (NO_ORDER, NO_BASE),
    ),
    Attack("hidden deletion", "15", "log.withheld", LOG, tombstone_hidden, (NO_SEEN,)),
    Attack(
        "revival by an accomplice",
        "15",
        "item.stale",
        ITEM,
        revived_by_an_accomplice,
        (NO_BASE,),
    ),
    Attack("hidden revoke", "16", "log.withheld", LOG, revoke_dropped, (NO_SEEN,)),
]
