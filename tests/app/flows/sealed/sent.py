"""What somebody outside sends: one file of theirs, and files that nobody takes in."""

from dataclasses import replace

from app.crypto.files import envelope_of
from app.domain.collection import Rubric
from app.domain.entry import Attachment, Entry
from app.domain.ids import AttachmentId, BlobId, EntryId, SpaceId
from app.domain.when import When

AT = 1_795_255_200_000
"""When the log says that it came: 2026-11-21, 10:00 UTC."""
FILE = Attachment(
    AttachmentId(b"a" * 16),
    bytes(32),
    BlobId(bytes(32)),
    envelope_of(400),
    400,
    bytes(32),
    "application/pdf",
    "../../etc/passwd",
    "original",
    (bytes(32),),
)


def from_outside(kind: str, rubric: Rubric, when: When, meta: dict[str, str]) -> Entry:
    """Return what they say, *FILE* beside it."""
    named = SpaceId(b"s" * 16), EntryId(b"e" * 16)
    return Entry(*named, kind, b"", when, rubric, attachments=(FILE,), meta=meta, rev=1)


def spoiled(entry: Entry, most: int) -> list[Entry]:
    """Return it with each file nobody takes in; *most* is the largest, in bytes."""
    files = (
        replace(FILE, media_type="text/html"),
        replace(FILE, plain_size=most + 1),
        replace(FILE, plain_size=0),
        replace(FILE, envelope_size=1 << 30),
    )
    return [replace(entry, attachments=(file,)) for file in files]
