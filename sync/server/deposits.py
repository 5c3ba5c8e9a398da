"""« Dépôts » : what who is not of a space may see of it, and write there."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.crypto.canon import digest
from app.crypto.receptions import Reception, professions_of, read_origin
from app.crypto.statements import (
    ControlBody,
    Epoch,
    Genesis,
    Grant,
    GrantStatement,
    OpType,
    Origin,
)
from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.ids import ROOT
from app.domain.message import FILES_MAX
from app.rules.deposits.vouching import DEPOSITORS, KINDS, let_in
from app.rules.registered import registered
from app.rules.rights import cares
from sync import wire
from sync.server.answers import packed
from sync.server.asked import route, space_of
from sync.server.gate import Desk
from sync.server.heads import OpHead, read_head
from sync.server.papers import read_card
from sync.server.records import Batch, Checked, Quota
from sync.server.rules import check_push, read_push
from sync.signin.sessions import Session

OPS_MAX = 50
PARTS_MAX = FILES_MAX * 52
"""Parts one answer may name: those of as many files, of 50 MiB, as a device takes."""
SHARE = 2
"""What others may fill of a space: one part of so many."""
_op = wire.decoder(wire.Op)
Said = Genesis | Origin | Reception
_ORIGINS: Mapping[OpType, Callable[[bytes], Said]] = {
    OpType.GENESIS: Genesis.decode,
    OpType.ORIGIN: read_origin,
}
Opening = tuple[OpHead, wire.Op]


class Deposits:
    """The routes of those the directory vouches for, and of who answers in a lane.

    The others are all refused.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """Return the routes of depositors."""
        return [
            route("/v1/spaces/{space}/deposit", self.doors, "GET"),
            route("/v1/spaces/{space}/deposits", self.take_in, "POST"),
        ]

    async def doors(self, request: Request) -> Response:
        """Return what proves the keys to seal to: genesis, roots, open collections."""
        gate = self._desk.gate
        profession = await gate.depositor(gate.bearer(request))
        shown = _shown(await openings(self._desk, space_of(request), profession))
        return packed(wire.encode(wire.Openings([op for _, op in shown])))

    async def take_in(self, request: Request) -> Response:
        """Take in deposits; the same bytes get the same reply."""
        desk, space = self._desk, space_of(request)
        session = desk.gate.bearer(request)
        lanes = await answered(desk, session, space)
        if not lanes:
            await desk.gate.depositor(session)
        desk.limits.take("answer" if lanes else "deposit", (session.identity, space))
        batch = await self._read(request, space, session.device)
        judged = await self._judged(session, batch, lanes)
        pushed = await desk.ledger.push(judged)
        desk.meters.add("deposits", by=len(batch.ops))
        await desk.wake(space, pushed)
        return packed(pushed.reply)

    async def _read(self, request: Request, space: bytes, device: bytes) -> Batch:
        """Check what a push says by itself, whoever may write it."""
        desk, raw = self._desk, await request.body()
        author, key = await desk.gate.author(device)
        check = partial(check_push, read_push(raw), space, key, None)
        runs, ops = await asyncio.to_thread(check)
        now, quota = desk.world.millis(), share(desk)
        return Batch(*(space, author, digest(raw), runs, ops, now, quota), deposit=True)

    async def _judged(
        self, session: Session, batch: Batch, lanes: frozenset[bytes]
    ) -> Batch:
        """Let in one answer to what one was given to read, or what a door takes.

        Raises Refused("deposit_refused").
        """
        if {one.head.collection for one in batch.ops} <= lanes:
            _require_sound(batch.ops, most=1)
            if any(len(one.head.refs) > PARTS_MAX for one in batch.ops):
                raise Refused("deposit_refused")
            return replace(batch, answering=True)
        profession = await self._desk.gate.depositor(session)
        found = await openings(self._desk, batch.space, profession)
        _require_open(found, batch.ops, DEPOSITORS[profession])
        return replace(batch, openings=len(found))


def share(desk: Desk) -> Quota:
    """Return how far others may fill a space; the rest is the person's."""
    whole = desk.world.settings.quota
    return Quota(whole.size // SHARE, whole.ops // SHARE, whole.lane)


async def answered(desk: Desk, session: Session, space: bytes) -> frozenset[bytes]:
    """Return the lanes of a space its caller may answer in, none for most.

    They are those given to a professional to be read, to care, until a day to come;
    none any more for whom no directory knows today.
    """
    now = desk.world.millis()
    if not await desk.ledger.spaces(session.identity, now, space):
        return frozenset()
    offers = await desk.ledger.offers(space, session.identity, now)
    lanes = frozenset(filter(None, map(_answered, offers)))
    return lanes if lanes and await _practises(desk, session, space) else frozenset()


async def _practises(desk: Desk, session: Session, space: bytes) -> bool:
    """Say whether a caller is a professional today.

    By the word of our directory, or of the one the person has pinned.
    """
    account = await desk.ledger.account(session.identity)
    card = read_card(account.card)[1] if account else None
    if card is None or card.kind not in KINDS:
        return False
    raws = await desk.ledger.openings(space)
    for key in (desk.world.directory, _directory(map(_opening, raws))):
        with suppress(Refused):
            registered(key, card, desk.world.millis())
            return True
    return False


def _answered(offer: wire.Offer) -> bytes:
    """Return the lane of a grant that lets one answer, b"" for another grant."""
    core = ControlBody.decode(offer.op.body).core
    given = GrantStatement.decode(Grant.decode(core).statement)
    return given.collection if cares(given) else b""


async def openings(desk: Desk, space: bytes, profession: str) -> list[Opening]:
    """Return how a space opens, if its person lets our directory's *profession* in.

    Raises Refused("deposit_refused" | "not_found").
    """
    found = [_opening(raw) for raw in await desk.ledger.openings(space)]
    welcome = profession in let_in(professions_of(_said(found)))
    if not welcome or _directory(found) != desk.world.directory:
        raise Refused("deposit_refused")
    return found


def _opening(raw: bytes) -> Opening:
    op = wire.decode(_op, raw)
    return read_head(op.head), op


def _shown(openings: Iterable[Opening]) -> list[Opening]:
    """Leave out the collections that were never open to deposits."""
    known = list(openings)
    open_ones = {head.collection for head, op in known if _rubric(head, op)}
    chain = (one for one in known if one[0].type != OpType.ORIGIN)
    return [one for one in chain if one[0].collection in open_ones | {ROOT}]


def _directory(openings: Iterable[Opening]) -> bytes:
    """Return the key of the directory the person has pinned last."""
    said = _said(openings)
    return said.origin.directory_pk if said else b""


def _said(openings: Iterable[Opening]) -> Said | None:
    """Return what the person said last of who may deposit."""
    said = None
    for head, op in openings:
        if head.type in _ORIGINS:
            core = ControlBody.decode(op.body).core
            said = _ORIGINS[OpType(head.type)](core)
    return said


def _require_open(
    openings: Iterable[Opening], ops: list[Checked], rubrics: frozenset[Rubric]
) -> None:
    """Let things in under the key of today of a collection of one of *rubrics*.

    Raises Refused("deposit_refused").
    """
    _require_sound(ops, most=OPS_MAX)
    doors: dict[bytes, int] = {}
    for head, op in openings:
        doors.pop(head.collection, None)
        if _rubric(head, op) in rubrics:
            doors[head.collection] = head.epoch + 1
    if any(doors.get(one.head.collection) != one.head.epoch for one in ops):
        raise Refused("deposit_refused")


def _require_sound(ops: list[Checked], *, most: int) -> None:
    """Let only new items in, so many at once.

    Their instant is their counter: it never goes back, whatever the clock there does.

    Raises Refused("deposit_refused").
    """
    sound = len(ops) <= most and all(
        (one.head.type, one.head.base, one.head.at) == (OpType.DEPOSIT, 0, one.head.ctr)
        and any(one.head.item)
        for one in ops
    )
    if not sound:
        raise Refused("deposit_refused")


def _rubric(head: OpHead, op: wire.Op) -> int:
    if head.type != OpType.EPOCH or head.collection == ROOT:
        return 0
    return Epoch.decode(ControlBody.decode(op.body).core).public_rubric
