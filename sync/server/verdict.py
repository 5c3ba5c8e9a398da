"""Why one op is refused where it would stand: rights, dates, views, epochs."""

from app.crypto.identity import Retirement
from app.crypto.statements import Epoch, Genesis, GrantStatement, OpType, Revoke, Role
from app.domain.ids import ROOT
from sync.server.draft import Draft
from sync.server.records import Checked

CLOCK_SLACK = 5 * 60 * 1000
"""Milliseconds an author's clock may be ahead of ours."""

GRANTS_MAX = 4096
"""Grants of one space, those that ended too: more than any life gives.

Whoever reads keeps them all, and each push of the space looks at them.
"""

LANE_MAX = 10_000
"""Ops of a lane from which nobody answers there: more than any conversation has.

The person still writes there, and may end it.
"""

WRITING = {OpType.PUT, OpType.DEL, OpType.WRAP}
ROOTED = {OpType.DROP, OpType.EPOCH, OpType.DIGEST, OpType.ORIGIN, OpType.ERASE}
GRANTING = {OpType.GRANT, OpType.REVOKE, OpType.RETIRE}
KNOWN = WRITING | ROOTED | GRANTING
ZERO_LANE = {OpType.GENESIS, OpType.ORIGIN, OpType.RETIRE}
DEPOSITING = {OpType.DEPOSIT}
LANED = WRITING | DEPOSITING | {OpType.DROP, OpType.ERASE}
"""Types about the items of one collection."""
MOVING = {OpType.PUT, OpType.DEL}
"""Types after which an item lies in the lane they name."""
UNSIGNED = WRITING | DEPOSITING | {OpType.DROP}
"""Types whose body carries no root signature."""


def refusal(draft: Draft, checked: Checked) -> str:
    """Return the code that refuses an op, "" when nothing does."""
    if checked.head.type == OpType.GENESIS:
        return _genesis(draft, checked)
    if draft.space is None:
        return "right_missing"
    if checked.control:
        return _judge(draft, checked)
    return _remembered(draft, checked)


def taking(draft: Draft, checked: Checked) -> str:
    """Return the code that refuses to take an item out of its lane, "" for none.

    Who writes in a lane knows nothing of the others: an item that lies elsewhere
    follows only who may write there too.
    """
    head, item = checked.head, draft.item(checked.head.item)
    if head.type not in MOVING or item.collection in (b"", head.collection):
        return ""
    held = draft.role(item.collection, head.at)
    return "" if held >= Role.WRITE else "right_missing"


def _remembered(draft: Draft, checked: Checked) -> str:
    """Judge once the ops of a run that differ by their item only."""
    head = checked.head
    view = head.collection, head.epoch, head.seen_n, head.seen_hc, head.seen_h
    like = (head.type, head.at, *view)
    code = draft.settled.get(like)
    if code is None:
        code = draft.settled[like] = _judge(draft, checked)
    return code


def _judge(draft: Draft, checked: Checked) -> str:
    return next((code for rule in RULES if (code := rule(draft, checked))), "")


def _genesis(draft: Draft, checked: Checked) -> str:
    core = checked.control.core if checked.control else None
    if draft.space is not None or not isinstance(core, Genesis):
        return "type_refused"
    if core.space != checked.head.space or checked.head.collection != ROOT:
        return "body_invalid"
    if checked.control is None or checked.control.root_pk != core.root_pk:
        return "grant_forged"
    return _dates(draft, checked) or _seen(draft, checked)


def _type(draft: Draft, checked: Checked) -> str:
    head = checked.head
    if head.type not in (DEPOSITING if draft.batch.deposit else KNOWN):
        return "type_refused"
    zero = head.collection == ROOT
    if head.type in ZERO_LANE and not zero:
        return "body_invalid"
    return "body_invalid" if zero and head.type in LANED else ""


def _dates(draft: Draft, checked: Checked) -> str:
    author, now, at = draft.batch.author, draft.batch.now, checked.head.at
    if draft.author_retired():
        return "device_retired"
    if at > now + CLOCK_SLACK:
        return "clock_ahead"
    until = author.until or max(at, now) + 1
    return "" if author.not_before <= at and max(at, now) < until else "device_retired"


def _seen(draft: Draft, checked: Checked) -> str:
    return "" if draft.has_seen(checked) else "seen_unknown"


def _epoch(draft: Draft, checked: Checked) -> str:
    head, current = checked.head, draft.lane(checked.head.collection).epoch
    core = checked.control.core if checked.control else None
    if isinstance(core, Epoch):
        if core.collection != head.collection or core.epoch != head.epoch + 1:
            return "body_invalid"
    elif current == 0:
        return "epoch_stale"
    return "" if head.epoch == current else "epoch_stale"


def _right(draft: Draft, checked: Checked) -> str:
    head, held = checked.head, draft.role(checked.head.collection, checked.head.at)
    if head.type in DEPOSITING:
        return _answering(draft, checked, held) if draft.batch.answering else ""
    if head.type in WRITING:
        return "" if held >= Role.WRITE else "right_missing"
    if head.type in ROOTED:
        return "" if draft.is_root(head.at) else "right_missing"
    return _granting(draft, checked, held)


def _answering(draft: Draft, checked: Checked, held: int) -> str:
    if held < Role.READ:
        return "right_missing"
    many = draft.lane(checked.head.collection).n >= LANE_MAX
    full = many or draft.weight(checked) > draft.batch.quota.lane
    return "quota_exceeded" if full else ""


def _granting(draft: Draft, checked: Checked, held: int) -> str:
    core = checked.control.core if checked.control else None
    match core:
        case GrantStatement():
            return _grant(draft, core, checked, held)
        case Revoke():
            allowed = held >= Role.ADMIN or _leaves(draft, core, checked)
        case Retirement():
            allowed = draft.is_root(checked.head.at)
        case _:
            allowed = False
    return "" if allowed else "right_missing"


def _leaves(draft: Draft, core: Revoke, checked: Checked) -> bool:
    """Say whether an author gives back what they were given here, and do so once.

    Their instant is their counter: every device would refuse a log where it goes back.
    """
    head, author = checked.head, draft.batch.author.identity
    given = draft.grants.get(core.grant)
    if given is None or given.revoked or head.at != head.ctr:
        return False
    return (given.identity, given.collection) == (author, head.collection)


def _grant(draft: Draft, core: GrantStatement, checked: Checked, held: int) -> str:
    if core.space != checked.head.space or core.collection != checked.head.collection:
        return "body_invalid"
    if core.grant in draft.grants:
        return "grant_forged"
    if len(draft.grants) >= GRANTS_MAX:
        return "quota_exceeded"
    if draft.is_root(checked.head.at):
        return ""
    within = core.role < Role.ADMIN and core.until and held >= Role.ADMIN
    lent = within and draft.lends(core.collection, core.until, checked.head.at)
    return "" if lent else "right_missing"


def _root_signed(draft: Draft, checked: Checked) -> str:
    """ROOT's decisions carry the signature of the root key current here."""
    if checked.head.type in UNSIGNED or draft.space is None:
        return ""
    signer = checked.control.root_pk if checked.control else b""
    if not signer:
        return "grant_forged" if checked.head.type in ROOTED else ""
    return "" if signer == draft.space.root_pk else "grant_forged"


RULES = (_type, _dates, _right, _seen, _epoch, _root_signed)
