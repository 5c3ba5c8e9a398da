"""Why one op is refused where it would stand, and only that one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.crypto.statements import ControlBody, Epoch, OpType, Role
from app.domain.errors import Refused
from app.domain.ids import ROOT
from sync.server import verdict
from sync.server.ledgers.memory.engine import MemoryLedger
from sync.server.rules import read_push
from sync.server.verdict import CLOCK_SLACK
from sync.wire import APPLIED, REFUSED, Op
from tests.sync.server.actors import AT, Device, Space, drawn, finished, push_of
from tests.sync.server.contract.logs import Logs

pytestmark = pytest.mark.anyio
Make = Callable[[Space, Device], Op]


@pytest.fixture
async def logs(phone: Device) -> Logs:
    return await Logs.found(MemoryLedger(), phone)


def _head(space: Space, device: Device, kind: int, **changed: object) -> Op:
    head = space.head(device, kind, space.collection)
    return finished(replace(head, **changed), b"x")  # type: ignore[arg-type]


REFUSALS: dict[str, tuple[str, Make]] = {
    "stale epoch": ("epoch_stale", lambda s, d: s.put(d, "x", epoch=0)),
    "epoch to come": ("epoch_stale", lambda s, d: s.put(d, "x", epoch=2)),
    "no such lane": (
        "epoch_stale",
        lambda s, d: _head(
            s,
            d,
            OpType.WRAP,
            collection=drawn("nowhere", 16),
            epoch=0,
            seen_hc=s.head(d, 1, drawn("nowhere", 16)).seen_hc,
        ),
    ),
    "unknown view of the lane": (
        "seen_unknown",
        lambda s, d: s.put(d, "x", seen_n=1, seen_hc=drawn("lie")),
    ),
    "unknown view of the log": (
        "seen_unknown",
        lambda s, d: s.put(d, "x", seen_h=drawn("lie")),
    ),
    "a view to come": ("seen_unknown", lambda s, d: s.put(d, "x", seen_n=99)),
    "clock ahead": ("clock_ahead", lambda s, d: s.put(d, "x", at=AT + CLOCK_SLACK + 1)),
    "before its certificate": (
        "device_retired",
        lambda s, d: s.put(d, "x", at=AT - 10**9 - 1),
    ),
    "deposit": ("type_refused", lambda s, d: _head(s, d, OpType.DEPOSIT)),
    "access": ("type_refused", lambda s, d: _head(s, d, OpType.ACCESS)),
    "type to come": ("type_refused", lambda s, d: _head(s, d, 99)),
    "epoch that jumps": (
        "body_invalid",
        lambda s, d: s.control(
            replace(s.head(d, OpType.EPOCH, s.collection), epoch=1),
            _epoch_core(s, 3),
        ),
    ),
}


def _epoch_core(space: Space, epoch: int) -> bytes:
    blank = (0, b"", b"", b"", bytes(60), bytes(92))
    return Epoch(space.collection, epoch, drawn("ck"), *blank).encode()


@pytest.mark.parametrize("case", REFUSALS)
async def test_a_bad_op_is_refused_and_its_neighbours_are_not(
    logs: Logs, phone: Device, case: str
) -> None:
    code, make = REFUSALS[case]
    space = logs.space
    before, bad = space.put(phone, "before"), make(space, phone)
    after = space.put(phone, "after")
    lanes = [[before], [bad], [after]]
    reply = await logs.send(push_of(phone, space, *lanes), phone)
    found = [(r.status, r.code) for r in reply.results]
    assert found == [(APPLIED, ""), (REFUSED, code), (APPLIED, "")]


async def test_a_slightly_fast_clock_is_accepted(logs: Logs, phone: Device) -> None:
    op = logs.space.put(phone, "a", at=AT + CLOCK_SLACK)
    assert await logs.answers(phone, op) == [(APPLIED, "")]


async def test_a_new_epoch_makes_the_old_one_stale(logs: Logs, phone: Device) -> None:
    space = logs.space
    turn = space.opening(phone, space.collection, epoch=2)
    assert await logs.answers(phone, turn) == [(APPLIED, "")]
    answers = await logs.answers(
        phone, space.put(phone, "a"), space.put(phone, "b", epoch=2)
    )
    assert answers == [(REFUSED, "epoch_stale"), (APPLIED, "")]


async def test_a_certificate_that_ended_writes_no_more(
    logs: Logs, phone: Device
) -> None:
    raw = push_of(phone, logs.space, [logs.space.put(phone, "a")])
    reply = await logs.send(raw, phone, until=AT)
    assert reply.results[0].code == "device_retired"


async def test_a_grant_identity_serves_once(
    logs: Logs, phone: Device, stranger: Device
) -> None:
    space = logs.space
    first = space.granting(phone, stranger.person, role=Role.ADMIN)
    again = space.control(space.head(phone, OpType.GRANT, ROOT), _core_of(first))
    assert await logs.answers(phone, first) == [(APPLIED, "")]
    assert await logs.answers(phone, again) == [(REFUSED, "grant_forged")]


async def test_a_space_gives_no_more_grants_than_a_life_does(
    logs: Logs, phone: Device, stranger: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one space would hold the writer of them all, and fill its readers."""
    monkeypatch.setattr(verdict, "GRANTS_MAX", 4)
    space, to = logs.space, stranger.person

    def given() -> Op:
        return space.granting(phone, to, role=2, on=space.collection, until=AT + 1)

    first = given()
    answers = await logs.answers(phone, first, given(), given())
    assert answers == [(APPLIED, ""), (APPLIED, ""), (REFUSED, "quota_exceeded")]
    ended = space.revoking(phone, first, on=space.collection)
    assert await logs.answers(phone, ended) == [(APPLIED, "")]
    assert await logs.answers(phone, given()) == [(REFUSED, "quota_exceeded")]


@pytest.mark.parametrize(
    ("role", "until", "answer"),
    [
        (Role.READ, AT + 100, (APPLIED, "")),
        (Role.READ, AT + 101, (REFUSED, "right_missing")),
        (Role.READ, 0, (REFUSED, "right_missing")),
        (Role.ADMIN, AT + 100, (REFUSED, "right_missing")),
    ],
)
async def test_an_admin_lends_less_than_he_has_and_no_longer(
    logs: Logs, phone: Device, stranger: Device, role: int, until: int, answer: object
) -> None:
    space, to = logs.space, phone.person
    lent = space.granting(
        *(phone, stranger.person), role=Role.ADMIN, until=AT + 100, on=space.collection
    )
    assert await logs.answers(phone, lent) == [(APPLIED, "")]
    wished = space.granting(stranger, to, role=role, until=until, on=space.collection)
    head = space.head(stranger, OpType.GRANT, space.collection)
    given = finished(head, ControlBody(_core_of(wished)).encode())
    assert await logs.answers(stranger, given) == [answer]


def _core_of(op: Op) -> bytes:
    return ControlBody.decode(op.body).core


async def test_a_decision_of_root_without_its_signature_is_forged(
    logs: Logs, phone: Device
) -> None:
    space = logs.space
    bare = ControlBody(_epoch_core(space, 2)).encode()
    op = finished(space.head(phone, OpType.EPOCH, space.collection), bare)
    assert await logs.answers(phone, op) == [(REFUSED, "grant_forged")]


async def test_a_second_genesis_is_refused(logs: Logs, phone: Device) -> None:
    twin = Space(phone)
    twin.ctrs = dict(logs.space.ctrs)
    genesis = read_push(twin.founding()).runs[0].ops[0]
    assert await logs.answers(phone, genesis) == [(REFUSED, "type_refused")]


async def test_a_space_is_not_founded_without_its_root_key(phone: Device) -> None:
    logs = Logs(MemoryLedger(), Space(phone))
    first = read_push(logs.space.founding()).runs[0].ops[0]
    head = replace(Space(phone).head(phone, OpType.GENESIS, ROOT), epoch=0)
    bare = finished(head, ControlBody(ControlBody.decode(first.body).core).encode())
    with pytest.raises(Refused, match="run_invalid"):
        await logs.send(push_of(phone, logs.space, [bare]), phone, founding=True)
