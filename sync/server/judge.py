"""The judgement of a push inside the lock: what is applied, conflicts, is refused."""

from collections import Counter
from dataclasses import replace

from app.crypto.statements import Role
from app.domain.errors import Refused
from app.domain.ids import ROOT
from sync.server.book import Book, DeviceState, Outcome, SpaceState
from sync.server.draft import CHAINED, Draft
from sync.server.records import Batch, Checked, Pushed
from sync.server.verdict import refusal, taking
from sync.wire import APPLIED, CONFLICT, REFUSED, PushReply, Result, encode


def judge(book: Book, batch: Batch) -> Outcome | Pushed:
    """Return what to keep, or the answer already given to this very batch.

    Raises Refused("ctr_reused" | "parts_missing" | "quota_exceeded" | "not_found" |
    "deposit_refused" | "run_invalid" | "refused"): nothing is to be kept.
    """
    device = book.device(batch.author.device)
    if device.sha == batch.sha:
        space = book.space()
        return Pushed(device.reply, space.head if space else 0)
    _refuse_moved(book, batch)
    _refuse_whole(book, batch, device)
    draft, results = _settle(book, batch)
    if batch.refill and any(result.status != APPLIED for result in results):
        raise Refused("refused")
    return _outcome(draft, results, device)


def _refuse_moved(book: Book, batch: Batch) -> None:
    """Refuse a deposit whose door, judged before the lock, moved since."""
    by_word = batch.deposit and not batch.answering
    if by_word and book.openings() != batch.openings:
        raise Refused("deposit_refused")


def _refuse_whole(book: Book, batch: Batch, device: DeviceState) -> None:
    space = book.space()
    if (space is None) != batch.founding:
        raise Refused("not_found")
    if space and not (batch.deposit or _belongs(book, batch)):
        raise Refused("not_found")
    if batch.ops[0].head.ctr <= device.ctr:
        raise Refused("ctr_reused")
    _refuse_parts(book, batch)
    size, ops = (space.size, space.ops) if space else (0, 0)
    if ops + len(batch.ops) > batch.quota.ops or size > batch.quota.size:
        raise Refused("quota_exceeded")


def _refuse_parts(book: Book, batch: Batch) -> None:
    """Refuse parts that are not here; a reader does not even learn which are."""
    refs = {sha for op in batch.ops for sha in op.claims}
    if refs and not _writes(book, batch):
        raise Refused("refused")
    if refs and book.lacking(list(refs)):
        raise Refused("parts_missing")


def _writes(book: Book, batch: Batch) -> bool:
    author = batch.author.identity
    held = [m.role for m in book.members() if m.identity == author and not m.revoked]
    return batch.deposit or batch.founding or max(held, default=0) >= Role.WRITE


def _belongs(book: Book, batch: Batch) -> bool:
    """Say whether the author is of this space: the only one of its root, for a refill.

    A version without body, before the op that excuses it has come, would put the
    others who read everything in quarantine. Who was given a lane reads versions
    without body every day.
    """
    author, members = batch.author.identity, book.members()
    if batch.refill and any(
        m.identity != author and m.collection == ROOT for m in members
    ):
        return False
    return any(m.identity == author and m.live(batch.now) for m in members)


def _settle(book: Book, batch: Batch) -> tuple[Draft, list[Result]]:
    """Judge again without each group found broken, until none more breaks."""
    broken: set[int] = set()
    while True:
        draft = Draft(book, batch)
        results = [_take(draft, op, broken) for op in batch.ops]
        failed = {
            op.op.group
            for op, result in zip(batch.ops, results, strict=True)
            if op.op.group and result.status != APPLIED
        }
        if failed == broken:
            return draft, results
        broken |= failed


def _take(draft: Draft, checked: Checked, broken: set[int]) -> Result:
    code = refusal(draft, checked) or taking(draft, checked)
    if code:
        return Result(REFUSED, 0, code)
    if checked.head.type in CHAINED:
        item = draft.item(checked.head.item)
        if item.rev != checked.head.base:
            return Result(CONFLICT, item.seq)
    living = draft.living(checked)
    if living:
        return Result(CONFLICT, living)
    if checked.op.group in broken:
        return Result(REFUSED, 0, "group_broken")
    return Result(APPLIED, draft.append(checked))


def _outcome(draft: Draft, results: list[Result], device: DeviceState) -> Outcome:
    space, batch = draft.space, draft.batch
    if space is None:
        raise Refused("run_invalid")
    reply = encode(_reply(draft, space, results))
    ops = [row.checked.op for row in draft.rows]
    size = sum(len(op.head) + len(op.body) for op in ops)
    outcome = Outcome(
        replace(space, size=space.size + size, ops=space.ops + len(ops)),
        replace(device, ctr=batch.ops[-1].head.ctr, sha=batch.sha, reply=reply),
        Pushed(
            *(reply, space.head, bool(draft.erased), draft.moved(), not ops),
            frozenset(draft.lanes),
        ),
        batch.runs,
        rows=draft.rows,
        lanes=draft.lanes,
        items=draft.items,
        members=draft.granted,
        retired=draft.retired,
        erased=draft.erased,
    )
    outcome.parts = Counter(sha for row in draft.rows for sha in row.checked.claims)
    return outcome


def _reply(draft: Draft, space: SpaceState, results: list[Result]) -> PushReply:
    """Answer; who is not of the root does not learn how long the log is."""
    if draft.is_root(draft.batch.now):
        return PushReply(space.head, space.h, results)
    if draft.batch.deposit and not draft.batch.answering:
        return PushReply(0, b"", results)
    return PushReply(0, b"", [Result(each.status, 0, each.code) for each in results])
