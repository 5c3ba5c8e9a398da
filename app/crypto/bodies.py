"""The sealed body of an item: the only place where titles, kinds and names live."""

import zlib
from collections.abc import Sequence
from itertools import islice
from typing import Literal, NamedTuple

from app.crypto.files import PART, blob_id
from app.crypto.items import ItemRef
from app.crypto.packing import VERSION, Count, Hash, Id, pack, unpack_versioned
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Attachment, Entry, Link
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, BlobId, EntryId, SpaceId
from app.domain.when import When

INFLATED_MAX = 8 << 20
INFLATED_FREE, INFLATED_TIMES = 64 << 10, 32
"""A body inflates to so many bytes, and so many times its size, at most: a page of them
is opened at once, and who writes it may be somebody else."""
FHIR_MAX = 48 << 10
"""Above this many bytes, a FHIR body is a file with the role `body`."""

_RAW, _ZLIB = b"\0", b"\1"


class _Record(NamedTuple):
    id: Id
    dek: Hash
    blob: Hash
    envelope_size: Count
    plain_size: Count
    sha: Hash
    media_type: str
    name: str
    role: str


class _Relation(NamedTuple):
    relation: str
    item: Id


class _Body(NamedTuple):
    version: Literal[1]
    kind: str
    fhir: bytes
    when: str
    precision: Count
    links: tuple[_Relation, ...]
    attachments: tuple[_Record, ...]
    meta: dict[str, str]


def refs_of(entry: Entry) -> tuple[bytes, ...]:
    """Return the head's `refs`: parts in attachment order, first use wins."""
    parts = (part for attachment in entry.attachments for part in attachment.parts)
    return tuple(dict.fromkeys(parts))


def pack_body(entry: Entry) -> bytes:
    """Return the plaintext `seal_item` seals for *entry*.

    Raises Refused("body.too_large") over 48 KiB of FHIR or 8 MiB in all.
    """
    packed = pack(
        _Body(
            VERSION,
            entry.kind,
            entry.body,
            entry.when.text,
            entry.when.precision,
            tuple(_Relation(link.relation, link.target) for link in entry.links),
            tuple(map(_record, entry.attachments)),
            dict(sorted(entry.meta.items())),
        )
    )
    if len(entry.body) > FHIR_MAX or len(packed) > INFLATED_MAX:
        raise Refused("body.too_large")
    smaller = zlib.compress(packed)
    dense = len(packed) > _room(smaller)
    return _RAW + packed if dense or len(smaller) >= len(packed) else _ZLIB + smaller


def _room(packed: bytes) -> int:
    """Return how many bytes may come out of a compressed body."""
    return min(INFLATED_MAX, INFLATED_FREE + INFLATED_TIMES * len(packed))


def _record(file: Attachment) -> _Record:
    sizes = file.envelope_size, file.plain_size
    texts = file.media_type, file.name, file.role
    return _Record(file.id, file.dek, file.blob, *sizes, file.sha, *texts)


def unpack_body(
    raw: bytes,
    ref: ItemRef,
    *,
    rubric: Rubric,
    confidentiality: Confidentiality,
    parts: Sequence[bytes],
) -> Entry:
    """Return the entry whose opened envelope is *raw*; the caller sets `updated`.

    *parts* are the head's `refs`. Raises Refused("format.unknown") for another
    version or flag, Refused("statement.malformed" | "body.malformed" |
    "body.too_large" | "date.malformed"), and
    Refused("blob.mismatch") when the parts are not those of the attachments.
    """
    body: _Body = unpack_versioned(_Body, _inflate(raw))
    return Entry(
        space=SpaceId(ref.space),
        id=EntryId(ref.item),
        kind=body.kind,
        body=body.fhir,
        when=_when(body),
        rubric=rubric,
        confidentiality=confidentiality,
        links=tuple(Link(link.relation, EntryId(link.item)) for link in body.links),
        attachments=_attachments(body.attachments, parts),
        meta=body.meta,
        rev=ref.rev,
    )


def _inflate(raw: bytes) -> bytes:
    flag, packed = raw[:1], raw[1:]
    if flag == _RAW:
        return packed
    if flag != _ZLIB:
        raise Refused("format.unknown" if flag else "body.malformed")
    inflater = zlib.decompressobj()
    try:
        inflated = inflater.decompress(packed, _room(packed) + 1)
    except zlib.error as error:
        raise Refused("body.malformed") from error
    if len(inflated) > _room(packed):
        raise Refused("body.too_large")
    if not inflater.eof or inflater.unused_data:
        raise Refused("body.malformed")
    return inflated


def _when(body: _Body) -> When:
    when = When.parse(body.when)
    if when.precision != body.precision:
        raise Refused("body.malformed")
    return when


def _attachments(
    records: Sequence[_Record], refs: Sequence[bytes]
) -> tuple[Attachment, ...]:
    """Give each attachment its parts: the next ones, or those of the same blob."""
    waiting = iter(refs)
    known: dict[bytes, tuple[bytes, ...]] = {}
    for record in records:
        if record.blob not in known:
            count = -(-record.envelope_size // PART)
            known[record.blob] = tuple(islice(waiting, count))
        if blob_id(known[record.blob]) != record.blob:
            raise Refused("blob.mismatch")
    if next(waiting, None) is not None:
        raise Refused("blob.mismatch")
    return tuple(_attachment(record, known[record.blob]) for record in records)


def _attachment(record: _Record, parts: tuple[bytes, ...]) -> Attachment:
    return Attachment(
        AttachmentId(record.id), record.dek, BlobId(record.blob), *record[3:], parts
    )
