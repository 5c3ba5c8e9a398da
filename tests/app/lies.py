"""What a lying server does to a page, and how an op is forged."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.crypto.canon import digest
from app.crypto.identity import device_id
from app.crypto.runs import Run, log_next, op_hash, run_id, seal_run
from app.crypto.signing import private_key, public_of
from app.crypto.statements import Head
from app.domain.errors import Broken
from app.flows.sealed.intake import Taken
from app.flows.sealed.runs import SealedOp
from app.rules.pages import Pulled, Row
from tests.app.worlds import Home, Ledger

Lie = Callable[[Pulled], Pulled]
Told = tuple[Home, Home, Ledger]
"""An author, a victim that has not pulled the author's last three ops, the ledger."""


def page_for(victim: Home, ledger: Ledger) -> Pulled:
    return ledger.page(victim.sealing.standing(victim.space).seq)


def take(victim: Home, ledger: Ledger, lie: Lie) -> Taken:
    page = lie(page_for(victim, ledger))
    return victim.sealing.take(victim.space, page, tuple(ledger.people.values()))


def caught(victim: Home, ledger: Ledger, lie: Lie) -> str:
    """Return the code of the alarm, or of the first item refused, "" for none."""
    try:
        taken = take(victim, ledger, lie)
    except Broken as fault:
        kept = victim.sealing.standing(victim.space).quarantine
        return fault.code if kept == fault.code else "not kept"
    return taken.refusals[0] if taken.refusals else ""


def rows(page: Pulled, change: Callable[[list[Row]], list[Row]]) -> Pulled:
    changed = change(list(page.rows))
    return replace(page, rows=tuple(changed))


def numbered(page: Pulled, start: int) -> Pulled:
    """Number rows anew from *start* and claim the chain they make."""
    found = [replace(row, seq=start + n) for n, row in enumerate(page.rows)]
    return replace(page, rows=tuple(found), head=start + len(found) - 1)


def consistent(page: Pulled, victim: Home) -> Pulled:
    """Let the liar recompute every hash it serves."""
    standing = victim.sealing.standing(victim.space)
    h, found = standing.h, []
    for row in page.rows:
        mark = op_hash(row.head, run_id(page.runs[row.run]), row.index)
        h = log_next(victim.space, row.seq, h, mark)
        found.append(replace(row, op_hash=mark))
    return replace(page, rows=tuple(found), h=h)


def flip(raw: bytes, at: int = -1) -> bytes:
    out = bytearray(raw)
    out[at] ^= 1
    return bytes(out)


def victim_seq(victim: Home) -> int:
    return victim.sealing.standing(victim.space).seq


def forge(
    author: Home,
    ledger: Ledger,
    **changes: Any,  # noqa: ANN401 - fields of any type
) -> None:
    """Append an op honestly signed by *author*, with fields no honest one has."""
    body = changes.pop("body", ledger.rows[-1].op.body)
    standing = author.sealing.standing(author.space)
    last = Head.decode(ledger.rows[-1].op.head)
    collection = changes.pop("collection", last.collection)
    lane = standing.lane(collection)
    head = replace(
        last,
        collection=collection,
        seen_n=lane.n,
        seen_hc=lane.hc,
        seen_h=standing.h,
        body=digest(body),
        **{"ctr": last.ctr + 1, "base": 0, "item": bytes(16), **changes},
    )
    if collection == bytes(16):
        head = replace(head, epoch=1)
    _append(author.me.keys.sign, ledger, head, body)


def forge_with(seed: bytes, ledger: Ledger) -> None:

    op = ledger.rows[-1].op
    head = replace(Head.decode(op.head), device=device_id(public_of(seed)))
    _append(seed, ledger, head, op.body)


def _append(seed: bytes, ledger: Ledger, head: Head, body: bytes) -> None:
    raw = head.encode()
    run: Run = seal_run(private_key(seed), ledger.space, head.collection, [raw])
    ledger.append(run, 0, SealedOp(raw, body, ledger.rows[-1].op.wraps))
