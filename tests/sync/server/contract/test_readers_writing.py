"""A reader of one lane writes nothing, and learns nothing by trying."""

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from msgspec import structs

from app.crypto.canon import digest
from app.crypto.sharing import encode_items
from app.crypto.statements import (
    ControlBody,
    Epoch,
    Genesis,
    Head,
    LaneDigest,
    OpType,
    Origin,
    Revoke,
    Server,
)
from app.domain.ids import ROOT
from sync import wire
from tests.sync.server.actors import AT, Device, drawn, finished, push_of
from tests.sync.server.cast import (
    DAY,
    HIDDEN,
    LOOSE,
    MINE,
    OTHER,
    Cast,
    elsewhere,
    part,
)
from tests.sync.server.rig import code_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028", "C-029")]
Writing = Callable[[Cast, Device], wire.Op]


def unsigned(cast: Cast, by: Device, kind: int, core: bytes, on: bytes) -> wire.Op:
    return finished(cast.space.head(by, kind, on), ControlBody(core, 0, b"").encode())


def dropped(cast: Cast, by: Device) -> wire.Op:
    head = cast.space.head(by, OpType.DROP, cast.space.collection)
    return finished(head, encode_items((drawn("mine", 16),)))


def deposited(cast: Cast, by: Device) -> wire.Op:
    made = cast.space.put(by, "new", type=OpType.DEPOSIT)
    return structs.replace(made, wraps=[])


def erased(cast: Cast, by: Device) -> wire.Op:
    core = encode_items((drawn("mine", 16),))
    return unsigned(cast, by, OpType.ERASE, core, cast.space.collection)


def promoted(cast: Cast, by: Device, on: bytes) -> wire.Op:
    raw = cast.space.granting(by, by.person, role=3, until=AT + DAY, on=on)
    core = ControlBody.decode(raw.body).core
    head = replace(Head.decode(raw.head), body=b"")
    return finished(head, ControlBody(core, 0, b"").encode())


def turned(cast: Cast, by: Device) -> wire.Op:
    blank = (0, b"", b"", b"", bytes(60), bytes(92))
    core = Epoch(cast.space.collection, 2, drawn("ck"), *blank).encode()
    return unsigned(cast, by, OpType.EPOCH, core, cast.space.collection)


def digested(cast: Cast, by: Device) -> wire.Op:
    on = cast.space.collection
    core = LaneDigest(on, 1, drawn("a"), drawn("b"), drawn("c"), 0, drawn("d"))
    return unsigned(cast, by, OpType.DIGEST, core.encode(), on)


def removed(cast: Cast, by: Device, whose: str, on: bytes) -> wire.Op:
    """Revoke a grant, under an instant that is its counter."""
    given = Head.decode(cast.grants[whose].head)
    core = Revoke(cast.space.id, drawn(f"grant-{given.ctr}", 16), 1).encode()
    head = replace(cast.space.head(by, OpType.REVOKE, on), ctr=AT, at=AT)
    return finished(head, ControlBody(core, 0, b"").encode())


def retired(cast: Cast, by: Device) -> wire.Op:
    """Say that a device of the person is one's own, and that it is lost."""
    victim = cast.homes["root"].caller.device
    return unsigned(cast, by, OpType.RETIRE, by.person.retirement(victim), ROOT)


def moved(cast: Cast, by: Device) -> wire.Op:
    core = Origin(cast.space.id, Server("https://evil", by.key, by.key)).encode()
    return unsigned(cast, by, OpType.ORIGIN, core, ROOT)


def founded(cast: Cast, by: Device) -> wire.Op:
    space = cast.space
    core = Genesis(space.id, by.key, space.nonce, 0, Server("", b"", b""))
    head = replace(space.head(by, OpType.GENESIS, ROOT), epoch=0)
    return finished(head, ControlBody(core.encode(), 0, b"").encode())


def late(cast: Cast, by: Device) -> wire.Op:
    """Give one's own grant back under an instant that is not the counter."""
    op = removed(cast, by, "reader", cast.space.collection)
    head = replace(Head.decode(op.head), at=AT - 1, body=b"")
    return finished(head, op.body)


ATTACKS: dict[str, Writing] = {
    "write": lambda c, by: c.space.put(by, "new"),
    "correct": lambda c, by: c.space.put(by, "mine", base=1),
    "write elsewhere": lambda c, by: c.space.put(by, "new", **elsewhere(c.space)),
    "delete": lambda c, by: c.space.delete(by, "mine", base=1),
    "drop": dropped,
    "erase": erased,
    "deposit": deposited,
    "wrap": lambda c, by: c.space.put(by, "mine", type=OpType.WRAP),
    "promote": lambda c, by: promoted(c, by, c.space.collection),
    "enter another lane": lambda c, by: promoted(c, by, OTHER),
    "enter the root": lambda c, by: promoted(c, by, ROOT),
    "turn the keys": turned,
    "digest": digested,
    "end another's": lambda c, by: removed(c, by, "other", OTHER),
    "end one's own elsewhere": lambda c, by: removed(c, by, "reader", ROOT),
    "end one's own, back in time": late,
    "retire the owner's device": retired,
    "move the space": moved,
    "found it again": founded,
}


@pytest.mark.parametrize("name", ATTACKS)
async def test_a_reader_writes_nothing(cast: Cast, name: str) -> None:
    reader, root = cast.homes["reader"], cast.homes["root"]
    by, before = reader.caller.device, await root.pull()
    raw = push_of(by, cast.space, [ATTACKS[name](cast, by)])
    answer = await reader.ask("POST", "/changes", raw)
    if answer.status_code == 200:
        results = wire.decode(wire.decoder(wire.PushReply), answer.content).results
        assert [(one.status, one.seq) for one in results] == [(wire.REFUSED, 0)]
    after = await root.pull()
    assert (after.head, after.h) == (before.head, before.h)
    assert (await cast.ask("reader", "GET", "/lanes/{lane}")).status_code == 200
    own = cast.space.put(root.caller.device, "still", base=0)
    reply = await root.push(push_of(root.caller.device, cast.space, [own]))
    assert reply.results[0].status == wire.APPLIED


@pytest.mark.parametrize("content", [MINE, HIDDEN, b"not there"])
async def test_a_reader_does_not_learn_which_parts_are_there(
    cast: Cast, content: bytes
) -> None:
    reader = cast.homes["reader"]
    by = reader.caller.device
    op = cast.space.put(by, "new", refs=[digest(content)])
    answer = await reader.ask("POST", "/changes", push_of(by, cast.space, [op]))
    assert code_of(answer) == (403, "refused")


async def test_who_is_out_pushes_nothing_at_all(cast: Cast) -> None:
    for who in ("ended", "revoked", "stranger"):
        by = cast.homes[who].caller.device
        raw = push_of(by, cast.space, [cast.space.put(by, "new")])
        for route in ("/changes", "/refill"):
            answer = await cast.ask(who, "POST", route, raw)
            assert code_of(answer) == (404, "not_found")


async def test_a_reader_gives_back_what_they_were_given_once(cast: Cast) -> None:
    reader = cast.homes["reader"]
    by, on = reader.caller.device, cast.space.collection
    raw = push_of(by, cast.space, [removed(cast, by, "reader", on)])
    assert [one.status for one in (await reader.push(raw)).results] == [wire.APPLIED]
    assert code_of(await cast.ask("reader", "GET", "/lanes/{lane}"))[0] == 404
    assert code_of(await reader.ask("POST", "/changes", raw))[0] in (200, 404)


async def test_a_part_nobody_reads_is_the_roots(cast: Cast) -> None:
    asked = msgspec.msgpack.encode([digest(LOOSE)])
    assert (
        await cast.ask("reader", "POST", "/blobs/missing", asked)
    ).status_code == 404
    assert (await cast.ask("root", "PUT", part(LOOSE), LOOSE)).status_code == 204
    assert code_of(await cast.ask("reader", "GET", part(LOOSE))) == (404, "not_found")
