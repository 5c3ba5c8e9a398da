"""An entry as columns, and as one packed piece for the journal and conflicts."""

import json
from collections.abc import Iterator
from typing import Any

from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Attachment, Entry, Link
from app.domain.ids import AttachmentId, BlobId, EntryId, SpaceId
from app.domain.when import Precision, When
from storage.sql import Row

COLUMNS = (
    "entry.id, kind, when_text, precision, when_from, when_to, rubric,"
    " confidentiality, rev, updated, facts, entry.body"
)

_NAME = 32


def entry_of(space: SpaceId, row: Row) -> Entry:
    """Read the COLUMNS of an entry."""
    text, precision, start, end = row[2:6]
    facts = json.loads(row[10])
    return Entry(
        space=space,
        id=EntryId(row[0]),
        kind=row[1],
        when=When(text, Precision(precision), start, end),
        rubric=Rubric(row[6]),
        confidentiality=Confidentiality(row[7]),
        rev=row[8],
        updated=row[9],
        links=tuple(_link(link) for link in facts["links"]),
        attachments=tuple(_attachment(each) for each in facts["attachments"]),
        meta=facts["meta"],
        body=row[11],
    )


def row_of(entry: Entry) -> Row:
    """Give the COLUMNS of an entry."""
    when = entry.when
    return (
        entry.id,
        entry.kind,
        when.text,
        int(when.precision),
        when.start,
        when.end,
        int(entry.rubric),
        int(entry.confidentiality),
        entry.rev,
        entry.updated,
        _facts(entry),
        entry.body,
    )


def packed(entry: Entry | None) -> bytes | None:
    """Write an entry as one line of JSON, then its body as it is."""
    if entry is None:
        return None
    row = row_of(entry)
    return json.dumps([row[0].hex(), *row[1:11]]).encode() + b"\n" + entry.body


def unpacked(space: SpaceId, kept: bytes | None) -> Entry | None:
    """Read what `packed` wrote."""
    return None if kept is None else known(space, kept)


def known(space: SpaceId, kept: bytes) -> Entry:
    """Read a packed entry that is there."""
    line, body = kept.split(b"\n", 1)
    identity, *rest = json.loads(line)
    return entry_of(space, (bytes.fromhex(identity), *rest, body))


def split_blobs(names: bytes) -> Iterator[BlobId]:
    """Give the names of files kept end to end, 32 bytes each."""
    starts = range(0, len(names), _NAME)
    return (BlobId(names[start : start + _NAME]) for start in starts)


def _facts(entry: Entry) -> str:
    return json.dumps(
        {
            "links": [[link.relation, link.target.hex()] for link in entry.links],
            "attachments": [_attachment_facts(each) for each in entry.attachments],
            "meta": dict(entry.meta),
        }
    )


def _attachment_facts(each: Attachment) -> list[object]:
    return [
        each.id.hex(),
        each.dek.hex(),
        each.blob.hex(),
        each.envelope_size,
        each.plain_size,
        each.sha.hex(),
        each.media_type,
        each.name,
        each.role,
        [part.hex() for part in each.parts],
    ]


def _attachment(facts: list[Any]) -> Attachment:
    identity, dek, blob, envelope, plain, sha, media_type, name, role, parts = facts
    return Attachment(
        id=AttachmentId(bytes.fromhex(identity)),
        dek=bytes.fromhex(dek),
        blob=BlobId(bytes.fromhex(blob)),
        envelope_size=envelope,
        plain_size=plain,
        sha=bytes.fromhex(sha),
        media_type=media_type,
        name=name,
        role=role,
        parts=tuple(bytes.fromhex(part) for part in parts),
    )


def _link(facts: list[str]) -> Link:
    return Link(facts[0], EntryId(bytes.fromhex(facts[1])))
