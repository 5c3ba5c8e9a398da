"""A depositor believes the keys a root signed, and never less than was once seen."""

from dataclasses import replace

import pytest

from app.crypto.canon import digest
from app.crypto.grants import RootPlace, root_sign
from app.crypto.identity import space_id
from app.crypto.packing import Statement
from app.crypto.signing import public_of
from app.crypto.statements import (
    ControlBody,
    Epoch,
    Genesis,
    Head,
    OpType,
    Server,
)
from app.domain.errors import AlveoleError
from app.domain.ids import ROOT
from app.rules.deposits.chain import Door, Pins, follow

pytestmark = pytest.mark.covers("C-032")
FIRST, SECOND, NONCE = b"1" * 32, b"2" * 32, b"n" * 16
SPACE = space_id(public_of(FIRST), NONCE)
LANE, PRIVATE, KEY = b"l" * 16, b"p" * 16, b"k" * 32
Op = tuple[bytes, bytes]


def op(
    core: Statement,
    *,
    kind: int = OpType.EPOCH,
    lane: bytes = ROOT,
    seed: bytes = FIRST,
    root: int = 1,
    epoch: int = 0,
) -> Op:
    """Return an op whose root signature holds."""
    place = RootPlace(SPACE, root, kind, b"d" * 16, 7)
    signed = root_sign(seed, place, core.encode())
    body = ControlBody(core.encode(), root, signed).encode()
    seen = (b"d" * 16, 7, 0, bytes(32), b"", 1)
    head = Head(SPACE, kind, bytes(16), 0, lane, epoch, *seen, digest(body))
    return head.encode(), body


def genesis() -> Op:
    server = Server("", b"", b"")
    core = Genesis(SPACE, public_of(FIRST), NONCE, 0, server)
    return op(core, kind=OpType.GENESIS)


def turn(number: int, key: bytes, *, seed: bytes, root: int) -> Op:
    core = Epoch(ROOT, number, bytes(32), 0, key, b"", b"", b"", b"")
    return op(core, seed=seed, root=root, epoch=number - 1)


def opening(
    number: int = 1,
    *,
    rubric: int = 20,
    key: bytes = KEY,
    lane: bytes = LANE,
    seed: bytes = FIRST,
    root: int = 1,
) -> Op:
    commit = bytes([number]) * 32
    core = Epoch(lane, number, commit, rubric, key, b"", b"", bytes(60), bytes(92))
    return op(core, lane=lane, epoch=number - 1, seed=seed, root=root)


BEGUN = [genesis(), turn(1, public_of(FIRST), seed=FIRST, root=1)]


def test_a_door_is_open_once_every_link_holds() -> None:
    pins = Pins(SPACE, {1: public_of(FIRST)})
    doors = follow(pins, [*BEGUN, opening(), opening(rubric=0, key=b"", lane=PRIVATE)])
    assert doors == {20: Door(LANE, 1, 20, {1: KEY})}
    assert Pins.decode(pins.encode()).commits[LANE] == {1: b"\1" * 32}


def test_a_new_root_is_signed_by_the_one_before() -> None:
    second = turn(2, public_of(SECOND), seed=FIRST, root=1)
    later = opening(2, seed=SECOND, root=2)
    doors = follow(Pins(SPACE), [*BEGUN, opening(), second, later])
    assert doors[20].epoch == 2
    closed = opening(2, rubric=0, key=b"", seed=SECOND, root=2)
    assert follow(Pins(SPACE), [*BEGUN, opening(), second, closed]) == {}


def _altered(shown: Op) -> Op:
    head, body = Head.decode(shown[0]), ControlBody.decode(shown[1])
    epoch = replace(Epoch.decode(body.core), deposit_pk1=b"x" * 32)
    forged = replace(body, core=epoch.encode()).encode()
    return replace(head, body=digest(forged)).encode(), forged


def _moved(shown: Op) -> Op:
    return replace(Head.decode(shown[0]), space=bytes(16)).encode(), shown[1]


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ([*BEGUN, _altered(opening())], "grant.forged"),
        ([*BEGUN, opening(seed=SECOND)], "grant.forged"),
        ([*BEGUN, opening(root=2)], "grant.forged"),
        ([*BEGUN, opening(2)], "epoch.stale"),
        ([*BEGUN, opening(), opening()], "epoch.stale"),
        ([opening()], "grant.forged"),
        ([*BEGUN, genesis()], "space.swapped"),
        ([*BEGUN, _moved(opening())], "space.swapped"),
        ([*BEGUN, (opening()[0], opening(key=b"z" * 32)[1])], "log.tamper"),
        ([genesis(), turn(1, public_of(SECOND), seed=FIRST, root=1)], "grant.forged"),
        ([*BEGUN, op(Epoch.decode(ControlBody.decode(opening()[1]).core))], "epoch"),
    ],
)
def test_25_a_key_no_root_signed_opens_nothing(shown: list[Op], code: str) -> None:
    with pytest.raises(AlveoleError, match=code):
        follow(Pins(SPACE), shown)


@pytest.mark.parametrize(
    ("pins", "code"),
    [
        (Pins(SPACE, {1: b"x" * 32}), "log.fork"),
        (Pins(SPACE, {1: public_of(FIRST), 2: b"y" * 32}), "log.rollback"),
        (Pins(SPACE, {}, {LANE: {1: b"x" * 32}}), "log.fork"),
        (Pins(SPACE, {}, {LANE: {1: b"\1" * 32, 2: bytes(32)}}), "log.rollback"),
        (Pins(SPACE, {}, {PRIVATE: {1: bytes(32)}}), "log.rollback"),
    ],
)
def test_62_less_or_other_than_was_seen_is_told(pins: Pins, code: str) -> None:
    with pytest.raises(AlveoleError, match=code):
        follow(pins, [*BEGUN, opening()])
