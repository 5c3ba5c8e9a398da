"""What somebody is offered in a space of the embedded ledger."""

import sqlite3

from app.crypto.statements import ControlBody, Epoch, Grant, GrantStatement, OpType
from sync.server.book import Member, bare
from sync.server.heads import read_head
from sync.server.ledgers.sqlite.book import place
from sync.server.ledgers.sqlite.pages import head_of
from sync.wire import OFFERS_MAX, Offer, Op, Run, decode, decoder

MEMBERS = """SELECT collection, identity, grant_id, role, not_before, until, revoked
FROM member WHERE space=? AND identity=?"""
CONTROLS = """SELECT s.type, l.epoch, c.run, c.idx, c.op
FROM step s INDEXED BY step_control
JOIN change c ON c.place=s.place JOIN lane l ON l.no=s.lane
WHERE s.type NOT IN (1, 2) AND s.type IN (6, 8) AND s.place>? AND s.place<=?
ORDER BY s.place"""
RUN = "SELECT device, collection, leaves, sig FROM run WHERE no=?"

_op = decoder(Op)


def offers(
    db: sqlite3.Connection, space: bytes, identity: bytes, now: int
) -> list[Offer]:
    """Return the live grants of lanes to an identity. Raises Refused("not_found")."""
    no, head, *_ = head_of(db, space)
    held = (Member(*row) for row in db.execute(MEMBERS, (no, identity)))
    live = {member.grant for member in held if member.lends(now)}
    found, made = list[Offer](), dict[tuple[bytes, int], bytes]()
    for kind, epoch, run, index, raw in db.execute(
        CONTROLS, (place(no, 0), place(no, head))
    ):
        op = decode(_op, raw)
        core = ControlBody.decode(op.body).core
        if kind == OpType.EPOCH:
            opened = Epoch.decode(core)
            made[opened.collection, opened.epoch] = bare(opened)
        elif GrantStatement.decode(Grant.decode(core).statement).grant in live:
            given = read_head(op.head)
            row = Run(space, *db.execute(RUN, (run,)).fetchone())
            opening = made[given.collection, given.epoch]
            found.append(Offer(epoch, row, index, op, opening))
    return found[:OFFERS_MAX]
