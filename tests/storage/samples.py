"""Plain values and small fakes the storage tests share."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from app.domain.changes import Changes
from app.domain.collection import Rubric
from app.domain.entry import Attachment, Entry, Link
from app.domain.ids import AttachmentId, BlobId, CollectionId, EntryId, SpaceId
from app.domain.journal import Batch, Control, SealedLine
from app.domain.trail import Step
from app.domain.when import When
from app.ports.pulse import Listener

SPACE = SpaceId(b"S" * 16)
OTHER = SpaceId(b"O" * 16)
KEY = bytes(range(48))
LANE = CollectionId(b"L" * 16)


def item(number: int) -> EntryId:
    """Return the id of the sample entry *number*."""
    return EntryId(number.to_bytes(16, "big"))


def entry(number: int, **changes: Any) -> Entry:  # noqa: ANN401 - any field
    """Return a sample document."""
    facts: dict[str, Any] = {
        "space": SPACE,
        "id": item(number),
        "kind": "document",
        "body": f'{{"resourceType":"DocumentReference","n":{number}}}'.encode(),
        "when": When.parse("2026-11-21"),
        "rubric": Rubric.REPORT,
        "meta": {"title": f"Compte rendu {number}"},
        "updated": 1000 + number,
    }
    return Entry(**{**facts, **changes})


def attachment(content: bytes, *, role: str = "original") -> Attachment:
    """Return a sample file of an entry."""
    hashed = hashlib.sha256(content).digest()
    return Attachment(
        id=AttachmentId(hashed[:16]),
        dek=b"D" * 32,
        blob=BlobId(hashed),
        envelope_size=300,
        plain_size=len(content),
        sha=hashed,
        media_type="application/pdf",
        name="bilan été.pdf",
        role=role,
        parts=(hashed,),
    )


def full_entry(number: int) -> Entry:
    """Return an entry with every field in use."""
    return entry(
        number,
        body=b'{\n "text": "\xc3\xa9t\xc3\xa9"\n}\n',
        links=(Link("replaces", item(99)),),
        attachments=(attachment(b"a"), attachment(b"b", role="text")),
        meta={"title": "Été", "category": "11502-2", "author": "Dr Œuf"},
        when=When.parse("1975-03"),
        rev=4,
    )


def control(number: int, *, group: int = 0) -> Control:
    """Return a sample control op."""
    return Control(3, LANE, number, bytes([number]), 1, group)


def batch(*places: int, wire: bytes = b"sealed") -> Batch:
    """Return a frozen push of the lines *places*."""
    lines = tuple(SealedLine(n, 100 + n) for n in places)
    return Batch(SPACE, wire, lines)


def step(seq: int, **changes: Any) -> Step:  # noqa: ANN401 - any field
    """Return a sample verified row."""
    facts: dict[str, Any] = {
        "seq": seq,
        "op_hash": bytes([seq]) * 32,
        "h": bytes([seq + 100]) * 32,
        "collection": LANE,
        "n": seq,
        "hc": b"C" * 32,
        "type": 1,
        "item": item(seq),
        "head": b"head",
        "body": b"body",
        "wrap": b"wrap",
        "run": b"R" * 32,
        "index": 2,
        "at": 7,
    }
    return Step(**{**facts, **changes})


@dataclass
class PulseSpy:
    """Remembers what was told."""

    told: list[Changes] = field(default_factory=list)

    def listen(self, listener: Listener) -> Callable[[], None]:  # noqa: ARG002
        """Nobody listens in these tests."""
        return lambda: None

    def beat(self, changes: Changes) -> None:
        """Remember."""
        self.told.append(changes)


@dataclass
class Clock:
    """A clock the test moves."""

    at: datetime = datetime(2026, 11, 21, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return now."""
        return self.at

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.at += timedelta(**by)


@dataclass
class Drawn:
    """Entropy that never repeats and never surprises."""

    drawn: int = 0

    def __call__(self, size: int) -> bytes:
        """Return *size* bytes."""
        self.drawn += 1
        seed = self.drawn.to_bytes(8, "big")
        return b"".join(
            hashlib.sha256(seed + bytes([turn])).digest()
            for turn in range(size // 32 + 1)
        )[:size]


@dataclass
class Seconds:
    """Seconds since the machine started, as the test says."""

    at: float = 1000.0

    def __call__(self) -> float:
        """Return them."""
        return self.at
