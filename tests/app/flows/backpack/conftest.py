"""A small home with a bit of everything, and where to unpack it."""

import io
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import pytest

from app.crypto.files import FileRef, seal_file
from app.crypto.slots import Argon
from app.domain.changes import Changes
from app.domain.collection import Rubric
from app.domain.conflict import Conflict
from app.domain.entry import Attachment, Entry, Link
from app.domain.ids import ROOT, AttachmentId, CollectionId, DeviceId, EntryId, SpaceId
from app.domain.journal import Batch, Control, SealedLine
from app.domain.trail import Evidence, ItemHead, KeptRun, Page, Step
from app.domain.when import When
from app.domain.write import Origin, Write
from app.flows.backpack.packing import Backpack, Outside, Source
from app.flows.backpack.unpacking import Home
from app.rules.standing import Flight, Standing
from storage.memory.blobs import MemoryBlobs
from storage.memory.journal import MemoryJournal
from storage.memory.state import Memory
from storage.memory.trail import MemoryTrail
from storage.memory.vault import MemoryVault
from tests.app.outside import strong, written

SPACE = SpaceId(b"\x01" * 16)
PASSPHRASE = "correct cheval agrafe batterie"  # noqa: S105 - of no home
PAPER = bytes(range(20))
FLOOR = 2, 19 * 1024, 1


class Quiet:
    """A pulse nobody listens to."""

    def listen(self, _: object) -> Callable[[], None]:
        return lambda: None

    def beat(self, _: Changes) -> None:
        return None


def now() -> datetime:
    return datetime(2026, 11, 21, 8, tzinfo=UTC)


def entropy() -> Callable[[int], bytes]:
    """Bytes that never come twice."""
    numbers = itertools.count(1)
    return lambda size: next(numbers).to_bytes(8, "big").rjust(size, b"\x55")[:size]


@dataclass
class Place:
    """A home in memory."""

    memory: Memory
    vault: MemoryVault
    journal: MemoryJournal
    trail: MemoryTrail
    blobs: MemoryBlobs

    @property
    def home(self) -> Home:
        return Home(self.vault, self.journal, self.blobs)

    @property
    def backpack(self) -> Backpack:
        source = Source(self.vault, self.journal, self.trail, self.blobs)
        outside = Outside(strong, written, lambda: "Lisez-moi")
        cheap = partial(Argon, *FLOOR)
        return Backpack(SPACE, source, now, entropy(), outside, cheap)


def an_empty_home() -> Place:
    memory = Memory()
    vault, journal = MemoryVault(memory, Quiet()), MemoryJournal(memory)
    return Place(memory, vault, journal, MemoryTrail(memory), MemoryBlobs(now=now))


def entry(n: int, *, rev: int = 0, body: bytes = b'{"a":"\xc3\xa9"}') -> Entry:
    return Entry(
        space=SPACE,
        id=EntryId(bytes([n]) * 16),
        kind="body-weight",
        body=body,
        when=When.parse("2026-03"),
        rubric=Rubric.MEASURES,
        links=(Link("replaces", EntryId(b"\x99" * 16)),),
        meta={"title": f"Pesée n° {n}\n"},
        rev=rev,
        updated=1_795_000_000_000 + n,
    )


def a_file(place: Place, item: EntryId, content: bytes, role: str) -> Attachment:
    own = AttachmentId(bytes([len(role)]) * 16)
    ref = FileRef(SPACE, item, own)
    sealed = seal_file(ref, [content], len(content), lambda size: bytes([7]) * size)
    blob, parts, size = place.blobs.put(sealed)
    return Attachment(
        id=own,
        dek=sealed.dek,
        blob=blob,
        envelope_size=size,
        plain_size=len(content),
        sha=sealed.sha,
        media_type="application/pdf",
        name="Ordonnance d’été.pdf",
        role=role,
        parts=parts,
    )


def a_document(place: Place) -> Entry:
    item = EntryId(b"\x05" * 16)
    files = (
        a_file(place, item, b"%PDF" + bytes(1 << 20), "original"),
        a_file(place, item, "hémoglobine".encode(), "text"),
    )
    document = entry(5, rev=1, body=b"\xff\xfe not text")
    return Entry(
        **{name: getattr(document, name) for name in document.__dataclass_fields__}
        | {"id": item, "attachments": files, "kind": "document"}
    )


def a_standing() -> Standing:
    standing = Standing.start(SPACE)
    standing.seq, standing.ctr, standing.at = 2, 900, 901
    standing.flight = [Flight(900, 3, 2)]
    standing.promised = {3: (b"d" * 16, 900)}
    return standing


def a_step(seq: int, item: EntryId) -> Step:
    chain = bytes([seq]) * 32
    place = CollectionId(b"\x0c" * 16)
    return Step(seq, chain, chain, place, seq, chain, 1, item, b"head", b"body", b"w")


@pytest.fixture
def full() -> Place:
    """Two entries the log holds, one edited since, one new, one gone, a control."""
    place = an_empty_home()
    vault, known = place.vault, [a_document(place), entry(2, rev=1), entry(3, rev=1)]
    page = Page(
        a_standing().encode(),
        steps=(a_step(1, known[0].id), a_step(2, known[1].id)),
        runs=(KeptRun(b"", b"wire"),),
        items=(ItemHead(known[0].id, 1, ROOT, False, b"\x0a" * 32, 1),),  # noqa: FBT003
        evidence=(Evidence("sig.invalid", 1, 5, (b"piece",)),),
    )
    losing = Conflict(b"\x0d" * 16, known[1].id, entry(2), DeviceId(b"\x0e" * 16), 9)
    secrets = {"recovery": PAPER, "ck/x": b"key", "device": b"d", "device.card": b"c"}
    vault.commit(
        Write(
            SPACE,
            entries=tuple(known),
            page=page,
            secrets=secrets,
            texts={known[0].id: "hémoglobine"},
            conflicts=(losing,),
        ),
        origin=Origin.PEER,
    )
    vault.commit(Write(SPACE, controls=(Control(8, ROOT, 1, b"core", 1, 4),)))
    vault.commit(Write(SPACE, entries=(entry(2, rev=1, body=b"edited"), entry(4))))
    vault.commit(Write(SPACE, removed=(known[2].id,)))
    lines = {line.id: line.n for line in place.journal.lines(SPACE)}
    batch = Batch(SPACE, b"wire", (SealedLine(lines[known[1].id], 900),))
    vault.commit(Write(SPACE, freeze=batch))
    vault.commit(Write(SPACE, entries=(entry(2, rev=1, body=b"edited twice"),)))
    return place


@pytest.fixture
def exported(full: Place) -> io.BytesIO:
    """The archive of that home."""
    sink = io.BytesIO()
    full.backpack.export(sink, PASSPHRASE)
    return sink
