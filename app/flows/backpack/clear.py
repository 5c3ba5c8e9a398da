"""« Copie sans protection » : the same things in clear, for other programs to read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, Final

from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.fhir.relating import related
from app.fhir.terms import text_id
from app.flows.backpack.laying import laid
from app.flows.backpack.members import INDEX, README, Packing
from app.flows.backpack.packing import (
    ORIGINAL,
    Backpack,
    Packed,
    Progress,
    documents_in,
    files_of,
)
from app.flows.naming import export_name
from app.flows.profile.links import ABOUT
from app.flows.traces import tables
from app.kinds import all_kinds

RESOURCES: Final = "fhir.ndjson"
"""Every entry as FHIR, one resource a line (the form of a FHIR bulk export)."""

BUNDLE: Final = "fhir.json"
"""The same resources in one Bundle (FHIR R4, a collection), each as it is kept."""

AGENDA: Final = "agenda.ics"
"""Appointments, stays and reminders as other agendas read them (RFC 5545)."""


def export_clear(
    backpack: Backpack,
    sink: BinaryIO,
    *,
    progress: Progress | None = None,
    agenda: bytes = b"",
) -> Packed:
    """Write a plain ZIP in *sink*: FHIR, documents, readings, no key at all.

    *agenda* is the same agenda as other programs read it (iCalendar), b"" for none.
    Whoever holds the file reads it. Raises Refused("commit.mismatch") when a file
    of this home is altered.
    """
    entries = list(backpack.entries())
    packing = Packing(sink)
    packing.add(README, [backpack.outside.readme().encode()])
    wanted, places = _documents(backpack, packing, files_of(entries, progress))
    files = sum(map(len, places.values()))
    packing.add(INDEX, backpack.outside.page(laid(entries, places)))
    packing.add(RESOURCES, _lines(entries))
    packing.add(BUNDLE, _bundle(entries))
    if agenda:
        packing.add(AGENDA, [agenda])
    traces = backpack.source.vault.traces
    if traces.kept(backpack.space):
        packing.add(tables.NAME, tables.table(traces, backpack.space))
    told = {"created": backpack.now().isoformat(), "entries": len(entries)}
    packing.close({**told, "files": files})
    return Packed(len(entries), files, wanted - files, documents_in(entries))


def _documents(
    backpack: Backpack, packing: Packing, files: Iterable[tuple[Entry, Attachment]]
) -> tuple[int, Mapping[EntryId, Sequence[str]]]:
    """Add every original; return how many there are, and where those of each lie."""
    wanted = 0
    places: dict[EntryId, list[str]] = {}
    for entry, file in files:
        if file.role != ORIGINAL:
            continue
        wanted += 1
        if backpack.source.blobs.has(file.blob):
            name = f"documents/{wanted:05} {export_name(entry, _rank(entry, file))}"
            packing.add(name, backpack.opened(entry, file))
            places.setdefault(entry.id, []).append(name)
    return wanted, places


def _rank(entry: Entry, file: Attachment) -> int:
    return [one for one in entry.attachments if one.role == ORIGINAL].index(file)


def _lines(entries: Sequence[Entry]) -> Iterator[bytes]:
    """Give each resource on its line; a document also names what it is about."""
    for _entry, body in _resources(entries):
        yield body.replace(b"\n", b" ") + b"\n"


def _bundle(entries: Sequence[Entry]) -> Iterator[bytes]:
    """Give one Bundle of every resource; numbers stay as they were written."""
    yield b'{"resourceType":"Bundle","type":"collection","entry":['
    apart = b""
    for entry, body in _resources(entries):
        if b'"resourceType"' in body:
            yield b'%s{"fullUrl":"urn:uuid:%s","resource":%s}' % (
                apart,
                text_id(entry.id).encode(),
                body,
            )
            apart = b","
    yield b"]}"


def _resources(entries: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]:
    kinds = all_kinds()
    known = {one.id: kinds[one.kind].resource for one in entries if one.kind in kinds}
    for entry in entries:
        if entry.body.startswith(b"{"):
            yield entry, _body(entry, known)


def _body(entry: Entry, known: Mapping[EntryId, str]) -> bytes:
    ties = (one.target for one in entry.links if one.relation == ABOUT)
    try:
        return related(entry.body, [(known[one], one) for one in ties if one in known])
    except Refused:
        return entry.body
