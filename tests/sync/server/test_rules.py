"""Before the lock: form, names, hashes and signatures, or nothing is applied."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.runs import seal_run
from app.crypto.signing import private_key
from app.crypto.statements import Head
from app.domain.errors import Refused
from sync import wire
from sync.server.rules import check_push, read_push
from tests.sync.server.actors import (
    Person,
    Space,
    drawn,
    finished,
    push_of,
    sealed,
)

PHONE = Person("alice").device()
ROOTS = (1, Space(PHONE).root_pk)
Change = Callable[[wire.SealedRun], wire.SealedRun]


def two_puts(space: Space) -> wire.SealedRun:
    return sealed(PHONE, [space.put(PHONE, "a"), space.put(PHONE, "b")])


def check(space: Space, *runs: wire.SealedRun, key: bytes = PHONE.key) -> int:
    push = wire.Push(1, list(runs))
    return len(check_push(push, space.id, key, ROOTS)[1])


def test_a_true_push_passes() -> None:
    space = Space(PHONE)
    assert check(space, two_puts(space)) == 2
    founding = read_push(Space(PHONE).founding())
    assert len(check_push(founding, space.id, PHONE.key, None)[1]) == 4


def _run(sealed_run: wire.SealedRun, **changed: bytes) -> wire.SealedRun:
    run = msgspec.structs.replace(sealed_run.run, **changed)
    return wire.SealedRun(run, sealed_run.ops)


def _op(sealed_run: wire.SealedRun, **changed: object) -> wire.SealedRun:
    first, *rest = sealed_run.ops
    changed_op = msgspec.structs.replace(first, **changed)
    return wire.SealedRun(sealed_run.run, [changed_op, *rest])


FAULTS: dict[str, Change] = {
    "sig": lambda s: _run(s, sig=s.run.sig[:-1] + bytes([s.run.sig[-1] ^ 1])),
    "short sig": lambda s: _run(s, sig=b""),
    "leaf exchanged": lambda s: _run(s, leaves=s.run.leaves[32:] + s.run.leaves[:32]),
    "leaf twice": lambda s: _run(s, leaves=s.run.leaves[:32] * 2),
    "leaf added": lambda s: _run(s, leaves=s.run.leaves + drawn("x")),
    "half a leaf": lambda s: _run(s, leaves=s.run.leaves[:-1]),
    "no leaf": lambda s: _run(s, leaves=b""),
    "other space": lambda s: _run(s, space=bytes(16)),
    "other device": lambda s: _run(s, device=bytes(16)),
    "other collection": lambda s: _run(s, collection=bytes(16)),
    "op missing": lambda s: wire.SealedRun(s.run, s.ops[:1]),
    "ops exchanged": lambda s: wire.SealedRun(s.run, s.ops[::-1]),
    "body": lambda s: _op(s, body=b"other"),
    "head": lambda s: _op(s, head=s.ops[0].head + b"\0"),
    "two wraps": lambda s: _op(s, wraps=s.ops[0].wraps * 2),
    "wrap of another epoch": lambda s: _op(
        s, wraps=[wire.Wrap(s.run.collection, 9, bytes(60))]
    ),
    "long wrap": lambda s: _op(s, wraps=[wire.Wrap(s.run.collection, 1, bytes(61))]),
    "negative group": lambda s: _op(s, group=-1),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_refuses_the_whole(fault: str) -> None:
    space = Space(PHONE)
    with pytest.raises(Refused, match="run_invalid"):
        check(space, FAULTS[fault](two_puts(space)))


def test_another_key_does_not_pass() -> None:
    space = Space(PHONE)
    with pytest.raises(Refused, match="run_invalid"):
        check(space, two_puts(space), key=Person("mallory").device().key)


def test_counters_ascend_over_the_whole_push() -> None:
    space = Space(PHONE)
    first, second = two_puts(space), sealed(PHONE, [space.put(PHONE, "c")])
    assert check(space, first, second) == 3
    with pytest.raises(Refused, match="run_invalid"):
        check(space, second, first)


def test_an_item_is_named_once() -> None:
    space = Space(PHONE)
    twice = [space.put(PHONE, "a"), space.put(PHONE, "a", base=1)]
    with pytest.raises(Refused, match="duplicate_item"):
        check(space, sealed(PHONE, twice))


def test_a_long_body_is_refused() -> None:
    space = Space(PHONE)
    op = space.put(PHONE, "a", body=bytes(wire.BODY_MAX + 1))
    with pytest.raises(Refused, match="run_invalid"):
        check(space, sealed(PHONE, [op]))


def test_a_genesis_makes_its_own_space_only() -> None:
    space = Space(PHONE)
    push = read_push(space.founding())
    space.nonce = bytes(16)
    forged = read_push(space.founding())
    check_push(push, space.id, PHONE.key, None)
    with pytest.raises(Refused, match="run_invalid"):
        check_push(forged, space.id, PHONE.key, None)


def test_a_root_signature_is_not_lifted_into_another_op() -> None:
    space = Space(PHONE)
    first = space.opening(PHONE, drawn("c", 16))
    head = replace(space.head(PHONE, 8, drawn("c", 16)), epoch=0)
    lifted = finished(head, first.body)
    assert check(space, sealed(PHONE, [first])) == 1
    with pytest.raises(Refused, match="run_invalid"):
        check(space, sealed(PHONE, [lifted]))


def test_a_run_holds_at_most_500() -> None:
    space = Space(PHONE)
    ops = [space.put(PHONE, f"{n}") for n in range(500)]
    push = push_of(PHONE, space, ops)
    assert len(check_push(read_push(push), space.id, PHONE.key, None)[1]) == 500
    more = sealed(PHONE, [space.put(PHONE, "x")])
    raw = wire.encode(wire.Push(1, [*read_push(push).runs, more]))
    with pytest.raises(Refused, match="run_invalid"):
        read_push(raw)


@given(st.binary(max_size=200))
def test_noise_is_malformed(raw: bytes) -> None:
    with pytest.raises(Refused):
        read_push(raw)


def test_a_run_signed_over_a_foreign_head_is_refused() -> None:
    space, other = Space(PHONE), Space(PHONE, "other")
    foreign = other.put(PHONE, "a")
    run = seal_run(private_key(PHONE.seed), space.id, space.collection, [foreign.head])
    sent = wire.Run(run.space, run.device, run.collection, run.leaves, run.signature)
    with pytest.raises(Refused, match="run_invalid"):
        check(space, wire.SealedRun(sent, [foreign]))


def refilled(space: Space, run: wire.SealedRun) -> list[int]:
    """Return the places in its run of what a refill brings back."""
    push = wire.Push(1, [run])
    _, ops = check_push(push, space.id, PHONE.key, ROOTS, refill=True)
    return [op.index for op in ops]


@pytest.mark.parametrize(
    ("kept", "places"), [((0, 2), [0, 2]), ((1,), [1]), ((0, 1, 2), [0, 1, 2])]
)
def test_a_refill_may_lack_ops_that_its_run_signed(
    kept: tuple[int, ...], places: list[int]
) -> None:
    space = Space(PHONE)
    whole = sealed(PHONE, [space.put(PHONE, name) for name in "abc"])
    part = wire.SealedRun(whole.run, [whole.ops[place] for place in kept])
    assert refilled(space, part) == places


def test_an_erased_version_comes_back_without_its_body_in_a_refill_only() -> None:
    space = Space(PHONE)
    emptied = _op(two_puts(space), body=b"", wraps=[])
    assert refilled(space, emptied) == [0, 1]
    with pytest.raises(Refused, match="run_invalid"):
        check(space, emptied)


@pytest.mark.parametrize("fault", sorted(set(FAULTS) - {"op missing", "leaf added"}))
def test_a_refill_is_no_way_around_the_other_checks(fault: str) -> None:
    space = Space(PHONE)
    with pytest.raises(Refused, match="run_invalid"):
        refilled(space, FAULTS[fault](two_puts(space)))


def test_only_a_version_may_come_back_without_its_body() -> None:
    space = Space(PHONE)
    digested = sealed(PHONE, [space.digest(PHONE)])
    with pytest.raises(Refused, match="run_invalid"):
        refilled(space, _op(digested, body=b""))


@pytest.mark.parametrize(
    "fault", [{"item": drawn("mine", 16)}, {"base": 1}, {"refs": (drawn("part"),)}]
)
def test_a_control_is_about_no_item(fault: dict[str, Any]) -> None:
    """A reader may write one: erased with the item it names, it would lack for ever."""
    space = Space(PHONE)
    true = space.opening(PHONE, drawn("lane", 16))
    assert check(space, sealed(PHONE, [true])) == 1
    head = replace(Head.decode(true.head), **fault)
    with pytest.raises(Refused, match="run_invalid"):
        check(space, sealed(PHONE, [finished(head, true.body)]))
