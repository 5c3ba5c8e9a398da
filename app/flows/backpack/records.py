"""What the archive says of entries, waiting lines and the log: one JSON line each."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from app.domain.collection import Confidentiality, Rubric
from app.domain.conflict import Conflict
from app.domain.entry import Attachment, Entry, Link
from app.domain.errors import Refused
from app.domain.ids import (
    AttachmentId,
    BlobId,
    CollectionId,
    DeviceId,
    EntryId,
    SpaceId,
)
from app.domain.journal import Action, Control, Line
from app.domain.origin import Origin
from app.domain.past import Past
from app.domain.trail import Evidence, ItemHead, KeptRun, Step
from app.domain.when import When

Told = Mapping[str, Any]
Proof = Step | ItemHead | KeptRun | Evidence
T = TypeVar("T")

_GARBAGE = (ValueError, TypeError, KeyError, AttributeError, RecursionError, Refused)


def line_of(told: Told) -> bytes:
    """Write one record on one line."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=_hex)
    return text.encode() + b"\n"


def read_line(line: bytes, reading: Callable[[Told], T]) -> T:
    """Read one record. Raises Refused("backup.malformed") when it is not one."""
    try:
        return reading(json.loads(line))
    except _GARBAGE as error:
        raise Refused("backup.malformed") from error


def tell_entry(entry: Entry) -> Told:
    """Say all of an entry; its body as text when it is text, else in base64."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "rubric": int(entry.rubric),
        "confidentiality": int(entry.confidentiality),
        "when": entry.when.text,
        "rev": entry.rev,
        "updated": entry.updated,
        "links": [[link.relation, link.target] for link in entry.links],
        "meta": dict(entry.meta),
        "attachments": [_flat(each) for each in entry.attachments],
        **_body(entry.body),
    }


def read_entry(space: SpaceId, told: Told) -> Entry:
    """Read an entry back, byte for byte."""
    body = told.get("fhir")
    return Entry(
        space=space,
        id=EntryId(_raw(told["id"])),
        kind=told["kind"],
        body=base64.b64decode(told["raw"]) if body is None else body.encode(),
        when=When.parse(told["when"]),
        rubric=Rubric(told["rubric"]),
        confidentiality=Confidentiality(told["confidentiality"]),
        links=tuple(Link(name, EntryId(_raw(item))) for name, item in told["links"]),
        attachments=tuple(map(_attachment, told["attachments"])),
        meta=told["meta"],
        rev=told["rev"],
        updated=told["updated"],
    )


def tell_line(line: Line) -> Told:
    """Say what waits to leave: the base it started from, or a planned control op."""
    return {
        "action": line.action,
        "id": line.id,
        "base_rev": line.base_rev,
        "base": line.base and tell_entry(line.base),
        "control": line.control and _flat(line.control),
    }


def read_waiting(space: SpaceId, told: Told) -> Line:
    """Read a waiting line; its entry is the one kept beside it."""
    base, control = told["base"], told["control"]
    return Line(
        n=0,
        action=Action(told["action"]),
        id=EntryId(_raw(told["id"])),
        base_rev=told["base_rev"],
        base=read_entry(space, base) if base else None,
        entry=None,
        control=_control(control) if control else None,
    )


def tell_step(step: Step) -> Told:
    """Say one verified row of the log."""
    return {"step": _flat(step)}


def tell_head(head: ItemHead) -> Told:
    """Say the revision an item has reached."""
    return {"item": _flat(head)}


def tell_run(run: KeptRun) -> Told:
    """Say a run some row names."""
    return {"run": [run.id, run.wire]}


def tell_evidence(evidence: Evidence) -> Told:
    """Say what was refused, with its proof."""
    return {"evidence": [evidence.code, evidence.seq, evidence.at, *evidence.pieces]}


def read_proof(told: Told) -> Proof:
    """Read a row, an item, a run or a piece of evidence back."""
    ((name, values),) = told.items()
    if name == "step":
        return _step(values)
    if name == "item":
        item, rev, collection, deleted, op, seq = values
        place = EntryId(_raw(item)), rev, CollectionId(_raw(collection))
        return ItemHead(*place, bool(deleted), _raw(op), seq)
    if name == "run":
        return KeptRun(*map(_raw, values))
    code, seq, at, *pieces = values
    return Evidence(code, seq, at, tuple(map(_raw, pieces)))


def tell_conflict(conflict: Conflict) -> Told:
    """Say two versions that wait for a choice."""
    losing = tell_entry(conflict.losing)
    place = [conflict.id, conflict.entry, conflict.device]
    return {"place": place, "losing": losing, "at": conflict.at}


def read_conflict(space: SpaceId, told: Told) -> Conflict:
    """Read a conflict back."""
    own, entry, device = map(_raw, told["place"])
    losing = read_entry(space, told["losing"])
    return Conflict(own, EntryId(entry), losing, DeviceId(device), told["at"])


def tell_past(past: Past) -> Told:
    """Say what an entry was before a change."""
    return {"at": past.at, "origin": past.origin, "was": tell_entry(past.entry)}


def read_past(space: SpaceId, told: Told) -> Past:
    """Read an earlier description back."""
    return Past(read_entry(space, told["was"]), told["at"], Origin(told["origin"]))


def _body(body: bytes) -> Told:
    try:
        return {"fhir": body.decode()}
    except UnicodeDecodeError:
        return {"raw": base64.b64encode(body).decode()}


def _flat(value: Any) -> list[Any]:  # noqa: ANN401 - any dataclass of plain fields
    return [getattr(value, each.name) for each in fields(value)]


def _attachment(values: list[Any]) -> Attachment:
    own, dek, blob, sealed, size, sha, *texts, parts = values
    media, name, role = texts
    return Attachment(
        id=AttachmentId(_raw(own)),
        dek=_raw(dek),
        blob=BlobId(_raw(blob)),
        envelope_size=sealed,
        plain_size=size,
        sha=_raw(sha),
        media_type=media,
        name=name,
        role=role,
        parts=tuple(map(_raw, parts)),
    )


def _control(values: list[Any]) -> Control:
    kind, lane, epoch, core, root_epoch, group = values
    place = CollectionId(_raw(lane))
    return Control(kind, place, epoch, _raw(core), root_epoch, group)


def _step(values: list[Any]) -> Step:
    seq, op, h, collection, n, hc, kind, item, *rest = values
    head, body, wrap, run, index, at = rest
    return Step(
        seq=seq,
        op_hash=_raw(op),
        h=_raw(h),
        collection=CollectionId(_raw(collection)),
        n=n,
        hc=_raw(hc),
        type=kind,
        item=EntryId(_raw(item)),
        head=_raw(head),
        body=_raw(body),
        wrap=_raw(wrap),
        run=_raw(run),
        index=index,
        at=at,
    )


def _hex(value: object) -> str:
    if not isinstance(value, bytes):
        raise TypeError
    return value.hex()


def _raw(text: str) -> bytes:
    return bytes.fromhex(text)
