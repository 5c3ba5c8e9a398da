"""Reads of the ledger in memory."""

from collections.abc import Iterable
from dataclasses import replace

from msgspec import structs

from app.crypto.statements import Epoch, GrantStatement, OpType
from app.domain.errors import Refused
from app.domain.ids import ROOT
from sync.server.book import FOUNDER, Appended, SpaceState, bare
from sync.server.ledger import SEALED
from sync.server.ledgers.memory.book import OPENINGS, Shelf
from sync.server.records import Page, PageAsk, PageRow, SnapshotAsk, SpaceCard
from sync.wire import OFFERS_MAX, Offer, Op, Run, encode

ROW_COST = 48
DATA = {OpType.PUT, OpType.DEL}


def state_of(shelf: Shelf | None) -> tuple[Shelf, SpaceState]:
    """Return a space that exists. Raises Refused("not_found")."""
    if shelf is None or shelf.state is None:
        raise Refused("not_found")
    return shelf, shelf.state


def pull(shelf: Shelf, state: SpaceState, ask: PageAsk) -> Page:
    """Return the log after a position."""
    return _page(shelf, (state.head, state.h), shelf.rows[ask.after :], ask)


def lane(shelf: Shelf, collection: bytes, ask: PageAsk) -> Page:
    """Return one lane after a position of it. Raises Refused("not_found")."""
    known = shelf.lanes.get(collection)
    if known is None:
        raise Refused("not_found")
    rows = [
        _shown(shelf, row)
        for row in shelf.rows
        if row.checked.head.collection == collection and row.n > ask.after
    ]
    page = _page(shelf, (known.n, known.hc), rows, ask)
    numbered = [
        structs.replace(kept, seq=row.n, r=row.r)
        for kept, row in zip(page.rows, rows, strict=False)
    ]
    return replace(page, rows=numbered)


def _shown(shelf: Shelf, row: Appended) -> Appended:
    """Return an op as a reader of its lane sees it: without body if it is not new."""
    head, op = row.checked.head, row.checked.op
    newest = shelf.items.get(head.item)
    if head.type not in SEALED or (newest and newest.seq == row.seq):
        return row
    bare = structs.replace(op, body=b"", wraps=[])
    return structs.replace(row, checked=structs.replace(row.checked, op=bare))


def named(shelf: Shelf, sha: bytes, lanes: list[bytes]) -> bool:
    """Say whether the newest op of an item, in one of *lanes*, names a part."""
    newest = (shelf.rows[item.seq - 1].checked for item in shelf.items.values())
    return any(op.head.collection in lanes and sha in op.claims for op in newest)


def snapshot(shelf: Shelf, state: SpaceState, ask: SnapshotAsk) -> tuple[int, Page]:
    """Return what a new device needs of the log up to a position (protocol page)."""
    at = min(state.digest or state.head if ask.at is None else ask.at, state.head)
    rows = _standing(shelf.rows[:at])
    rest = [rows[key] for key in sorted(rows) if key > (ask.item, ask.seq)]
    asked = PageAsk(0, ask.limit, ask.size)
    return at, _page(shelf, (state.head, state.h), rest, asked)


def offers(shelf: Shelf, identity: bytes, now: int) -> list[Offer]:
    """Return the live grants of lanes to an identity."""
    live = {
        member.grant
        for member in shelf.members.values()
        if member.identity == identity and member.lends(now)
    }
    found, made = list[Offer](), dict[tuple[bytes, int], bytes]()
    for row, run in zip(shelf.rows, shelf.runs, strict=True):
        checked = row.checked
        core = checked.control.core if checked.control else None
        if isinstance(core, Epoch):
            made[core.collection, core.epoch] = bare(core)
        elif isinstance(core, GrantStatement) and core.grant in live:
            epoch = shelf.lanes[core.collection].epoch
            opening = made[core.collection, checked.head.epoch]
            op = structs.replace(checked.op, group=0)
            found.append(Offer(epoch, run, checked.index, op, opening))
    return found[:OFFERS_MAX]


def openings(shelf: Shelf, _: SpaceState) -> list[bytes]:
    """Return the ops of the genesis, of origins and of epochs."""
    ops = (row.checked for row in shelf.rows if row.checked.head.type in OPENINGS)
    return [encode(one.op) for one in ops]


def _standing(rows: list[Appended]) -> dict[tuple[bytes, int], Appended]:
    """Choose rows by (item, seq), the controls under a zero item."""
    newest = {row.checked.head.item: row for row in rows if _is_data(row)}
    lasts = {
        (row.checked.head.collection, row.checked.head.device): row
        for row in rows
        if row.checked.head.type != OpType.DIGEST
    }
    data = (row for row in (*newest.values(), *lasts.values()) if _is_data(row))
    controls = {(ROOT, row.seq): row for row in rows if not _is_data(row)}
    return controls | {(row.checked.head.item, row.seq): row for row in data}


def _is_data(row: Appended) -> bool:
    return row.checked.head.type in DATA


def spaces(
    shelves: dict[bytes, Shelf], identity: bytes, now: int, only: bytes | None
) -> list[SpaceCard]:
    """Return the spaces where an identity holds a live role."""
    cards = []
    for space, shelf in shelves.items():
        roles: dict[bytes, int] = {}
        ends: list[int] = []
        founded = False
        for member in shelf.members.values():
            if member.identity == identity and member.live(now):
                held = roles.get(member.collection, 0)
                roles[member.collection] = max(held, member.role)
                ends.append(member.until)
                founded |= member.grant == FOUNDER
        if roles and shelf.state and only in (None, space):
            state, until = shelf.state, max(ends) if all(ends) else 0
            said = space, state.head, state.h, state.digest
            card = SpaceCard(*said, roles, until, founded)
            cards.append(card.shown({c: lane.n for c, lane in shelf.lanes.items()}))
    return cards


def _page(
    shelf: Shelf, head: tuple[int, bytes], found: Iterable[Appended], ask: PageAsk
) -> Page:
    runs: list[Run] = []
    rows: list[PageRow] = []
    size = 0
    for row in found:
        run, op = shelf.runs[row.seq - 1], row.checked.op
        sent = encode(Op(op.head, op.body, op.wraps))
        fresh = run not in runs[-32:]
        size += len(sent) + ROW_COST + fresh * (len(run.leaves) + 128)
        if len(rows) == ask.limit or (rows and size > ask.size):
            return Page(*head, runs, rows, more=True)
        if fresh and run not in runs:
            runs.append(run)
        at = runs.index(run)
        rows.append(PageRow(row.seq, at, row.checked.index, sent, row.checked.op_hash))
    return Page(*head, runs, rows, more=False)
