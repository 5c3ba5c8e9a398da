"""Vectors of statements, runs, chains and digests."""

from app.crypto import runs, sharing, statements
from app.crypto.canon import digest
from app.crypto.digests import LaneState, lane_digest
from tests.vectors import people
from tests.vectors import world as w
from tests.vectors.cases import Row
from tests.vectors.seeds import AT, seed

SERVER = statements.Server("https://exemple.fr", seed("server"), seed("directory"))
NOWHERE = statements.Server("", b"", b"")
LIVE = [[w.ITEM, 1, runs.op_hash(w.HEAD, runs.run_id(w.RUN3), 0)]]
LONG = [w.deletion(ctr) for ctr in range(1, 501)]


def _bodies() -> list[tuple[str, bytes]]:
    item = seed("item", 16)
    keys = (statements.KeyFor(w.IDENTITY, seed("grant", 16), bytes(81)),)
    root = statements.Epoch(
        bytes(16), 2, w.COMMIT, 0, w.ROOT_PK, b"", b"", b"", b"", keys
    )
    first = (w.SPACE, w.ROOT_PK, seed("genesis", 16), 0)
    share = (seed("share", 16), item, 1, w.IDENTITY, seed("card"), AT)
    state = LaneState(0, runs.lane_start(w.SPACE, w.COLL), (), {}, {})
    return [
        ("head", w.HEAD),
        ("control", statements.ControlBody(w.EPOCH, 1, w.ROOT_SIG).encode()),
        ("control", statements.ControlBody(w.EPOCH).encode()),
        ("genesis", statements.Genesis(*first, SERVER).encode()),
        ("genesis", statements.Genesis(*first, NOWHERE).encode()),
        ("origin", statements.Origin(w.SPACE, SERVER).encode()),
        ("epoch", w.EPOCH),
        ("epoch", root.encode()),
        ("grant_statement", w.GRANT),
        ("grant", statements.Grant(w.GRANT, bytes(81)).encode()),
        ("revoke", statements.Revoke(w.SPACE, seed("grant", 16), 3).encode()),
        ("digest", lane_digest(w.SPACE, w.COLL, state).encode()),
        (
            "access",
            sharing.Access(w.IDENTITY, w.DEVICE, 1, "urgence", (item,), 1).encode(),
        ),
        ("share", sharing.Share(*share, bytes(81), "relecture").encode()),
        ("deposit", sharing.Deposit(w.ENVELOPE, bytes(81), AT).encode()),
        ("identity_card", w.CARD.encode()),
        ("identity_card", people.DOCTOR.encode()),
        ("device_card", w.DEVICE_CARD.encode()),
        ("signed", people.CARD.encode()),
        ("certificate", w.CERTIFICATE.encode()),
        ("membership", w.MEMBERSHIP.encode()),
        ("run", w.RUN3.encode()),
        ("account", people.ACCOUNT.encode()),
    ]


def listed() -> list[Row]:
    """Every statement, field by field."""
    rows: list[Row] = [
        (f"{kind}, {len(raw)} bytes", "statement", {"kind": kind, "raw": raw})
        for kind, raw in _bodies()
    ]
    wraps = sharing.encode_wraps((sharing.WrapRow(w.ITEM, 1, w.WRAP),))
    dropped = sharing.encode_items((w.ITEM, seed("item2", 16)))
    return [
        *rows,
        ("wrap op", "wraps", {"raw": wraps}),
        ("drop or erase", "items", {"raw": dropped}),
    ]


def log() -> list[Row]:
    """Runs of 1, 3 and 500, their ops, the chains they make."""
    place = {"public": w.DEVICE_PK, "space": w.SPACE}
    long = runs.seal_run(w.DEVICE_KEY, w.SPACE, w.COLL, LONG)
    rows: list[Row] = [
        (f"run of {run.count}", "verify_run", {**place, "sealed": run.encode()})
        for run in (w.RUN1, w.RUN3, long)
    ]
    for run, index, head, body in (
        (w.RUN1, 0, w.HEAD, w.ENVELOPE),
        (w.RUN3, 0, w.HEAD, w.ENVELOPE),
        (w.RUN3, 2, w.HEADS[2], b""),
        (long, 499, LONG[499], b""),
    ):
        given = {"sealed": run.encode(), "index": index, "head": head, "body": body}
        rows.append((f"op {index} of a run of {run.count}", "verify_op", given))
    return [*rows, *_chains(), _root()]


def _root() -> Row:
    place = [w.SPACE, 1, 8, w.DEVICE, 4]
    signed = {"core": w.EPOCH, "signature": w.ROOT_SIG}
    return "root", "verify_root", {"public": w.ROOT_PK, "place": place, **signed}


def _chains() -> list[Row]:
    named = runs.run_id(w.RUN3)
    ops = [runs.op_hash(head, named, i) for i, head in enumerate(w.HEADS)]
    place = {"space": w.SPACE, "collection": w.COLL, "ops": ops}
    lane = [w.SPACE, w.COLL, 3, digest(b"hc")]
    writers = [[w.DEVICE, 3, AT], [seed("other", 16), 9, AT]]
    full = {"place": lane, "controls": ops[:2], "writers": writers, "live": LIVE}
    empty: dict[str, object] = {"controls": [], "writers": [], "live": []}
    return [
        ("chain, no control before", "chain", {**place, "before": [0, 0, 0]}),
        ("chain, controls before", "chain", {**place, "before": [2, 2, 5]}),
        ("digest", "lane_digest", full),
        ("digest of nothing", "lane_digest", {"place": lane, **empty}),
    ]
