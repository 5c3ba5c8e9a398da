"""Lies about what is sealed: bodies, wraps, envelopes, keys that do not fit."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from msgspec import structs

from app.crypto.bodies import pack_body
from app.crypto.canon import canon
from app.crypto.grants import Label
from app.crypto.items import ItemRef, seal_item
from app.crypto.statements import Epoch, OpType
from app.crypto.stream import HEADER, content_key, seal_stream
from app.domain.collection import Rubric
from app.flows import keychain
from app.flows.keychain import SpaceKeys
from app.flows.sealed.batch import Draft, Drafts, seal
from app.flows.sealed.epochs import new_collection, opening
from sync import wire
from sync.courier.messages import pack
from tests.adversary.attack import Attack, Level, Plot
from tests.adversary.holes import (
    BLIND_OPENING,
    BLIND_WRAP,
    NO_BODY,
    NO_ROOT,
    Hole,
    hole,
    nothing,
)
from tests.adversary.pages import Content, Line, Page, alone, content, flip, wrapped
from tests.adversary.scene import Scene

_push = wire.decoder(wire.Push)


def news(change: Callable[[Scene, Page], object]) -> Plot:
    """Return a plot where the phone writes and the page is edited."""

    async def plot(scene: Scene) -> None:
        await scene.news()
        scene.rewrites(lambda page: change(scene, page))

    return plot


def _place(scene: Scene, page: Page) -> int:
    return scene.dice.randrange(len(page.lines))


def bit_of_body(scene: Scene, page: Page) -> None:
    """9: any bit of any envelope."""
    place = _place(scene, page)
    body = page.lines[place].op.body
    bit = scene.dice.randrange(len(body) * 8)
    page.lines[place] = page.lines[place].with_op(body=flip(body, bit))


def bit_of_wrap(scene: Scene, page: Page) -> None:
    """10: any bit of any wrap, which nothing signs."""
    place = _place(scene, page)
    (wrap,) = page.lines[place].op.wraps
    spoilt = flip(wrap.wrap, scene.dice.randrange(len(wrap.wrap) * 8))
    wraps = [structs.replace(wrap, wrap=spoilt)]
    page.lines[place] = page.lines[place].with_op(wraps=wraps)


def no_wrap(scene: Scene, page: Page) -> None:
    place = _place(scene, page)
    page.lines[place] = page.lines[place].with_op(wraps=[])


def bodies_swapped(_: Scene, page: Page) -> None:
    """13: two envelopes exchanged."""
    one, two = page.lines[0], page.lines[-1]
    page.lines[0] = one.with_op(body=two.op.body)
    page.lines[-1] = two.with_op(body=one.op.body)


def wraps_swapped(_: Scene, page: Page) -> None:
    """13: two wraps exchanged."""
    one, two = page.lines[0], page.lines[-1]
    page.lines[0] = one.with_op(wraps=two.op.wraps)
    page.lines[-1] = two.with_op(wraps=one.op.wraps)


def other_revision(scene: Scene, page: Page) -> None:
    """13: the envelope of another item of the past under a new head."""
    old = scene.line(scene.dice.choice(scene.puts()))
    page.lines[0] = page.lines[0].with_op(body=old.op.body, wraps=old.op.wraps)


def forging(make: Callable[[Scene, Content], Line]) -> Plot:
    """Return a plot where an accomplice signs something no honest device seals."""

    async def plot(scene: Scene) -> None:
        await scene.sends(scene.phone)
        made = content(scene.laptop, scene.victim, scene.forged())
        scene.rewrites(lambda page: page.lines.append(make(scene, made)))

    return plot


def envelope(change: Callable[[Scene, bytes], bytes]) -> Plot:
    """Sign an envelope altered before its hash was taken."""

    def make(scene: Scene, made: Content) -> Line:
        body = change(scene, made.envelope)
        return alone(scene.laptop, made.head, body, [made.wrap])

    return forging(make)


def unknown_format(scene: Scene, raw: bytes) -> bytes:
    """23: another format byte."""
    return bytes([scene.dice.choice((0, 2, 3, 9, 255))]) + raw[1:]


def unknown_suite(scene: Scene, raw: bytes) -> bytes:
    """23: another content suite."""
    return raw[:1] + bytes([scene.dice.choice((0, 2, 9, 255))]) + raw[2:]


def cut(scene: Scene, raw: bytes) -> bytes:
    """17: the end of the stream is missing."""
    return raw[: scene.dice.randrange(HEADER, len(raw))]


def extended(scene: Scene, raw: bytes) -> bytes:
    """17: something after the last chunk."""
    return raw + scene.laptop.dice(scene.dice.randint(1, 64))


def doubled(_: Scene, raw: bytes) -> bytes:
    """17: the last chunk two times."""
    return raw + raw[HEADER:]


def two_keys(scene: Scene, made: Content) -> Line:
    """18: a wrap that is good, around another key."""
    other = wrapped(scene.laptop, made.head, scene.laptop.dice(32))
    return alone(scene.laptop, made.head, made.envelope, [other])


def bomb(scene: Scene, made: Content) -> Line:
    """48: a kilobyte that inflates to many MiB."""
    size = scene.dice.randint(9, 16) << 20
    head = made.head
    ref = ItemRef(head.space, head.item, 1, head.device)
    dek, body = seal_item(ref, b"\1" + zlib.compress(bytes(size), 9), scene.laptop.dice)
    return alone(scene.laptop, head, body, [wrapped(scene.laptop, head, dek)])


def size_lie(scene: Scene, made: Content) -> Line:
    """S1: a length inside the padding that is not that of the content."""
    head = made.head
    place = head.space, head.item, 1, head.device
    key, commit = content_key(made.dek, "item", *place)
    content_ = pack_body(scene.forged())
    size = scene.dice.randint(len(content_) + 1, 2**32 - 1)
    padded = (size.to_bytes(4, "big") + content_).ljust(512, b"\0")
    body = b"\1\1" + commit + seal_stream(key, padded, canon("item", *place))
    return alone(scene.laptop, head, body, [made.wrap])


async def opened(scene: Scene, change: Callable[[Epoch], Epoch], seed: bytes) -> None:
    """Let an accomplice open a collection whose statement *change* spoils."""
    await scene.sends(scene.phone)
    laptop = scene.laptop
    keys, me = SpaceKeys(laptop.vault, scene.space), keychain.me(laptop.vault)
    standing = laptop.sealing.standing(scene.space)
    collection = new_collection(keys, Label(Rubric.CARE_PLAN, 0, ""), laptop.dice)
    core = opening(keys, scene.space, collection, laptop.dice, root_epoch=1)
    draft = Draft(OpType.EPOCH, collection, 0, core=change(core).encode(), root_epoch=1)
    drafts = Drafts()
    drafts.add(draft)
    signer = keys if not seed else OtherRoot(seed)
    sealed = seal(drafts, standing, signer, me, now=laptop.world.ms())
    (run,) = wire.decode(_push, pack(sealed.runs)).runs
    line = Line(run.run, 0, run.ops[0])
    scene.rewrites(lambda page: page.lines.append(line))


class OtherRoot(SpaceKeys):
    """Signs for a root that is not the space's."""

    def __init__(self, seed: bytes) -> None:
        self._seed = seed

    def root_seed(self, _: int) -> bytes:
        return self._seed


def opening_with(name: str) -> Plot:
    """10: a bit of one field of an epoch, signed by an accomplice in ROOT."""

    async def plot(scene: Scene) -> None:
        draw = scene.dice.random()

        def change(core: Epoch) -> Epoch:
            raw: bytes = getattr(core, name)
            spoilt = flip(raw, int(draw * len(raw) * 8))
            changes: dict[str, Any] = {name: spoilt}
            return replace(core, **changes)

        await opened(scene, change, b"")

    return plot


async def deposit_key_by_a_stranger(scene: Scene) -> None:
    """25: another deposit key, signed by something else than the root."""
    other = scene.laptop.dice(32)
    await opened(scene, lambda core: replace(core, deposit_pk1=other), other)


def spoilt(name: str, field: str, *holes: Hole, row: str = "10") -> Attack:
    plot = opening_with(field)
    return Attack(name, row, "wrap.invalid", Level.ITEM, plot, holes)


def item(name: str, row: str, code: str, plot: Plot, holes: tuple[Hole, ...]) -> Attack:
    return Attack(name, row, code, Level.ITEM, plot, holes)


MISFIT = "commit.mismatch"
BLIND = (BLIND_OPENING,)
WRAPPED = (BLIND_WRAP, BLIND_OPENING)
PAGE = "app.flows.sealed.page"
NO_COMMIT = (hole(f"{PAGE}.check_ck", nothing),)
ANY_LABEL = hole(f"{PAGE}.open_label", lambda *_: Label(Rubric.CARE_PLAN, 0, ""))
ANY_WRAP = (hole(f"{PAGE}._wrap", lambda *_: b""), *WRAPPED)
NO_DEPOSIT = (hole(f"{PAGE}.check_deposit", nothing),)
ANY_KEY = (
    hole(f"{PAGE}.open_root_wrap", lambda *_: bytes(32)),
    *NO_COMMIT,
    *NO_DEPOSIT,
    ANY_LABEL,
)
ATTACKS = [
    Attack(
        "bit of an envelope",
        "9",
        "log.tamper",
        Level.LOG,
        news(bit_of_body),
        (NO_BODY, *WRAPPED),
    ),
    item("bit of a wrap", "10", "wrap.invalid", news(bit_of_wrap), WRAPPED),
    item("no wrap", "10", "wrap.invalid", news(no_wrap), ANY_WRAP),
    spoilt("bit of a root wrap", "root_wrap", *ANY_KEY),
    spoilt("bit of a label", "label", ANY_LABEL),
    spoilt("bit of a commitment", "ck_commit", *NO_COMMIT),
    Attack(
        "envelopes swapped",
        "13",
        "log.tamper",
        Level.LOG,
        news(bodies_swapped),
        (NO_BODY, *WRAPPED),
    ),
    item("wraps swapped", "13", "wrap.invalid", news(wraps_swapped), WRAPPED),
    Attack(
        "envelope of another revision",
        "13",
        "log.tamper",
        Level.LOG,
        news(other_revision),
        (NO_BODY, *WRAPPED),
    ),
    item("stream cut", "17", MISFIT, envelope(cut), BLIND),
    item("stream extended", "17", MISFIT, envelope(extended), BLIND),
    item("chunk doubled", "17", MISFIT, envelope(doubled), BLIND),
    item("one ciphertext, two keys", "18", MISFIT, forging(two_keys), BLIND),
    item("unknown format", "23", "format.unknown", envelope(unknown_format), BLIND),
    item(
        "unknown suite",
        "23",
        "format.unknown",
        envelope(unknown_suite),
        BLIND,
    ),
    item(
        "deposit key, other root",
        "25",
        "grant.forged",
        deposit_key_by_a_stranger,
        (NO_ROOT,),
    ),
    spoilt("deposit key, by a member", "deposit_pk1", *NO_DEPOSIT, row="25"),
    spoilt("deposit key, later suite", "deposit_pk2", *NO_DEPOSIT, row="25"),
    item("bomb", "48", "body.too_large", forging(bomb), BLIND),
    item("size lie", "S1", MISFIT, forging(size_lie), BLIND),
]
