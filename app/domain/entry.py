"""« Élément » : everything kept is an Entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.collection import Confidentiality, Rubric
from app.domain.ids import AttachmentId, BlobId, EntryId, SpaceId
from app.domain.when import When

READING: Final = "reading"
"""The meta of an element that says which reading of a device it holds."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """« Fichier joint » : one sealed file of an entry.

    *role* is `original`, `photo` (what a scanned original was made of), `text`
    (extracted words, UTF-8), `password` (what opens a locked original) or `body` (a
    FHIR body over 48 KiB); *dek* is 32 bytes; *parts* are the SHA-256 of the 1 MiB
    parts of the envelope, in order; sizes are bytes; *sha* is H(plain).
    """

    id: AttachmentId
    dek: bytes = field(repr=False)
    blob: BlobId
    envelope_size: int
    plain_size: int
    sha: bytes
    media_type: str = field(repr=False)
    name: str = field(repr=False)
    role: str
    parts: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A relation from one entry to another (`replaces`, `about`)."""

    relation: str
    target: EntryId


@dataclass(frozen=True, slots=True)
class Entry:
    """« Élément » : one thing of the record, and the FHIR bytes that say it.

    *body* is kept exactly as received; the other fields are views of it or of
    the sealed body's `meta`. *kind* is the code of a file of `app/kinds`.
    *meta* keys in use: `title`, `category`, `author`, `source` (`typed`,
    `imported`, `imported:<reader>`, `device:<driver>`, `document:<who>` and
    `deposited:<who>` where *who* is a `professional`, a `structure`, a `laboratory`
    or a `service`), `status` (`State`, `entered-in-error`), `folder` (the id of one, in
    hexadecimal), `pinned` (`yes`), `comment`, `topic` and `answer` (what is answered
    to a rubric of the profile).
    What a device or its file gave says beside (design: devices, section 3): `device`
    (the key of its identity), `reading` (the key of the reading, hexadecimal),
    `stated` (number and unit as they were said), `raw` (the packet or the line,
    hexadecimal), `clock` (`TimeSource`), `clock.raw` (the time as it was said),
    `clock.skew` (seconds its clock was ahead), `clock.fold` (`Fold`), `slot` (the
    user of the device) and `marks` (`Mark`, with spaces between).
    *rev* is 0 until the server has numbered it; *updated* is Unix ms.
    """

    space: SpaceId
    id: EntryId
    kind: str
    body: bytes = field(repr=False)
    when: When = field(repr=False)
    rubric: Rubric
    confidentiality: Confidentiality = Confidentiality.N
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict, repr=False)
    rev: int = 0
    updated: int = 0

    @property
    def title(self) -> str:
        """The title shown in lists; empty when there is none."""
        return self.meta.get("title", "")
