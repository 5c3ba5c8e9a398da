"""Checks of a device taken out one by one, inside a test only."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.crypto.bodies import pack_body
from app.crypto.runs import run_id
from app.crypto.statements import Head
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.when import When
from app.rules.acceptance import Judge
from app.rules.judging import Verdict
from app.rules.pages import Pulled, Row
from app.rules.tickets import Ticket
from tests.adversary.scene import Scene

Hole = Callable[[pytest.MonkeyPatch], None]


def hole(target: str, instead: Callable[..., Any]) -> Hole:
    """Put *instead* at the place where a check is called."""
    return lambda patch: patch.setattr(target, instead)


def nothing(*_: object) -> None:
    """Check nothing."""


def _only_fetch(judge: Judge, pulled: Pulled) -> None:
    heads = (Head.decode(row.head) for row in pulled.rows)
    judge.sight.fetch(list(dict.fromkeys(EntryId(head.item) for head in heads)))


def _without_gap(patch: pytest.MonkeyPatch) -> None:
    judged = Judge.row

    def renumbered(judge: Judge, row: Row, ticket: Ticket) -> Verdict:
        return judged(judge, replace(row, seq=judge.standing.seq + 1), ticket)

    patch.setattr(Judge, "row", renumbered)


def _believed(*_: object) -> bytes:
    """Open whatever comes as if every tag held."""
    entry = Entry(
        space=SpaceId(bytes(16)),
        id=EntryId(bytes(16)),
        kind="document",
        body=b"{}",
        when=When.unknown(),
        rubric=Rubric.MEASURES,
        meta={"title": "believed"},
    )
    return pack_body(entry)


def _any_leaf(_run: object, _index: int, head: bytes) -> Head:
    return Head.decode(head)


def _without_head(scene: Scene) -> None:
    memory = scene.victim.memory
    memory.state = replace(memory.state, standings={})
    scene.victim.crash()


BLIND_OPENING = hole("app.flows.sealed.page.open_item", _believed)
BLIND_WRAP = hole("app.flows.sealed.page.unwrap_dek", lambda *_: bytes(32))
NO_MEMORY = hole("tests.adversary.scene.Scene.restart", _without_head)
NO_ROLLBACK = hole("app.rules.acceptance.Judge._open", _only_fetch)
NO_GAP = _without_gap
NO_CLOSE = hole("app.rules.acceptance.Judge._close", nothing)
NO_BODY = hole("app.rules.judging.check_body", nothing)
NO_PROMISE = hole("app.rules.acceptance.Judge._met", nothing)
NO_LEAF = hole("app.rules.tickets.verify_leaf", _any_leaf)
NO_DIGEST = hole("app.rules.acceptance.check_digest", nothing)
NO_SEEN = hole("app.rules.admission._check_seen", nothing)
NO_ORDER = hole("app.rules.admission._check_order", nothing)
NO_LANE = hole("app.rules.admission._check_lane", nothing)
NO_AUTHOR = hole("app.rules.admission._check_author", nothing)
NO_EPOCH = hole("app.rules.admission._check_epoch", nothing)
NO_BASE = hole("app.rules.admission._check_base", nothing)
NO_ROOT = hole("app.rules.controls._check_root", nothing)
NO_SIGNATURE = hole(
    "app.rules.tickets.verify_run", lambda _key, run, _space: run_id(run)
)
NO_KEY = hole(
    "app.rules.tickets._key", lambda run, standing: standing.authors[run.device].key
)
NO_FORM = hole("app.rules.tickets.check_form", nothing)
