"""« FHIR R4 », in JSON or in XML: what describes or holds a document."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from app.domain.errors import Refused
from app.domain.foreign import Block, Extract, Found, Header, Shape
from app.domain.when import When
from app.fhir import exact
from app.gates.damage import parsing
from app.gates.xml import opening
from app.imports import PARTS_MAX, Confidence, Reader, Within, bounded, titled
from app.imports.fhir.entries import firm, found
from app.imports.fhir.gathered import addressed, vaccinations
from app.imports.fhir.header import Around, header_of, label
from app.imports.fhir.narrative import BLOCKS_MAX, laid
from app.imports.fhir.report import reported
from app.imports.fhir.tree import Node, loaded, many, nodes, text

JSON, XML = "application/fhir+json", "application/fhir+xml"
_KINDS = "DocumentReference|Composition|Binary|Immunization|DiagnosticReport"
_OWNED = re.compile(rf'"resourceType"\s*:\s*"(?:{_KINDS})"|<(?:{_KINDS})[\s>]'.encode())
_SPACE = "http://hl7.org/fhir"
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a resource: what describes it, and what stands around."""

    node: Node
    around: Around
    identifier: str = ""

    @property
    def header(self) -> Header:
        """What it says of itself."""
        return header_of(self.node, self.around, self.identifier)

    @property
    def title(self) -> str:
        """Its title on one line."""
        said = text(self.node, "content", "attachment", "title")
        return titled(
            said or text(self.node, "title") or text(self.node, "description")
        )

    @property
    def made(self) -> str:
        """When it was written."""
        return text(self.node, "content", "attachment", "creation") or text(
            self.node, "date"
        )


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise JSON, or the name space of FHIR."""
    if head.lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"{"):
        return Confidence.MAYBE
    return Confidence.SURE if _SPACE in opening(head) else Confidence.NO


def owns(content: bytes) -> bool:
    """Tell whether a document is described anywhere in these bytes."""
    return _OWNED.search(content) is not None


def read(content: bytes) -> Extract:
    """Return the header of the only document, and the words of its narrative."""
    with parsing():
        documents = _documents(loaded(content))
        only = documents[0] if len(documents) == 1 else None
        blocks = list(_page(documents))
        words, long = bounded("\n".join(" ".join(one.cells) for one in blocks))
        files = [one for each in documents for one in _files(each)]
        return Extract(
            JSON if content.lstrip().startswith((b"{", b"\xef")) else XML,
            0,
            text=words,
            title=only.title if only else "",
            when=_when(only.made) if only else None,
            findings=(*long, *_findings(documents, files, blocks)),
            header=only.header if only else None,
            found=_found(documents),
        )


def lay(content: bytes) -> tuple[Block, ...]:
    """Return the page of words."""
    with parsing():
        return tuple(_page(_documents(loaded(content))))


def parts(content: bytes) -> tuple[Within, ...]:
    """Return the files inside, each with what is said of it."""
    with parsing():
        documents = _documents(loaded(content))
        files = [(each, one) for each in documents for one in _files(each)]
        alone = len(documents) == 1
        return tuple(
            Within(
                each.title,
                raw,
                each.title,
                _valid(each.made),
                None if alone else each.header,
            )
            for each, (raw, _) in files[:PARTS_MAX]
            if raw
        )


def _documents(tree: Node) -> list[Document]:
    """Return the documents told. Raises Refused("import.unknown_format") if none."""
    if text(tree, "resourceType") != "Bundle":
        inside = [tree]
    else:
        inside = nodes(tree, "entry", "resource")
    around = Around(addressed(tree))
    named = text(tree, "identifier", "value")
    for kind in ("DocumentReference", "Composition", "Binary"):
        told = [one for one in inside if text(one, "resourceType") == kind]
        if told:
            return [Document(one, around, named) for one in told]
    for gather in (reported, vaccinations):
        page, entries = gather(inside, around)
        if entries:
            return [Document(page, Around(entries), named)]
    raise Refused("import.unknown_format")


def _files(document: Document) -> Iterator[tuple[bytes, bool]]:
    """Give each enclosed file, b"" when it is not here, and whether it is sound."""
    if text(document.node, "resourceType") == "Binary":
        yield _decoded(text(document.node, "data")), True
    for one in nodes(document.node, "content", "attachment"):
        raw = _decoded(text(one, "data")) or _elsewhere(document, text(one, "url"))
        said = text(one, "hash")
        sha1 = hashlib.sha1(raw, usedforsecurity=False).digest()
        yield raw, not (raw and said) or _decoded(said) == sha1


def _elsewhere(document: Document, url: str) -> bytes:
    """Return the file another entry of the Bundle holds; one in XML holds no other."""
    held = document.around.entries.get(url)
    if held is None:
        return b""
    if text(held, "resourceType") == "Binary":
        return _decoded(text(held, "data"))
    return exact.write(held) if isinstance(held.get("type"), str) else b""


def _decoded(data: str) -> bytes:
    try:
        return base64.b64decode(_BLANK.sub("", data), validate=True)
    except binascii.Error:
        return b""


def _findings(
    documents: list[Document], files: list[tuple[bytes, bool]], blocks: list[Block]
) -> tuple[str, ...]:
    described = any(nodes(one.node, "content") for one in documents)
    told = {
        "fhir.elsewhere": described and not any(raw for raw, _ in files),
        "fhir.altered": not all(sound for _, sound in files),
        "fhir.cut": len(blocks) == BLOCKS_MAX,
    }
    return tuple(code for code, seen in told.items() if seen)


def _page(documents: list[Document]) -> Iterator[Block]:
    """Give the page: the sections of each, or the words beside it."""
    return islice(
        (block for one in documents for block in _blocks(one)),
        BLOCKS_MAX,
    )


def _found(documents: list[Document]) -> tuple[Found, ...]:
    """Return what a document says one by one; a description says nothing."""
    first = documents[0]
    said = text(first.node, "resourceType") == "Composition"
    told = found(first.around) if said else ()
    sure = firm(first.node)
    return told if sure else tuple(replace(one, provisional=True) for one in told)


def _blocks(document: Document) -> Iterator[Block]:
    sections = nodes(document.node, "section")
    for section in sections:
        yield from _section(document, section, 1)
    if not sections:
        for div in many(document.node, "text", "div"):
            yield from laid(div, 1)


def _section(document: Document, section: Node, level: int) -> Iterator[Block]:
    """Give the title of a section that says something, then what it says."""
    own = [block for div in many(section, "text", "div") for block in laid(div, level)]
    own = own or list(_listed(document, section))
    below = [
        block
        for one in nodes(section, "section")
        for block in _section(document, one, min(level + 1, 6))
    ]
    title = titled(
        text(section, "title") or label(next(iter(nodes(section, "code")), {}))
    )
    if title and (own or below):
        yield Block(Shape.HEADING, (title,), level)
    yield from own
    yield from below


def _listed(document: Document, section: Node) -> Iterator[Block]:
    """Name what a section refers to when it says nothing itself."""
    coded = ("code", "vaccineCode", "medicationCodeableConcept")
    for one in document.around.named(section, "entry"):
        words = [label(each) for name in coded for each in nodes(one, name)]
        said = next(filter(None, words), text(one, "display"))
        if said:
            yield Block(Shape.ITEM, (titled(said),))


def _when(said: str) -> When | None:
    try:
        return When.parse(said) if said else None
    except Refused:
        return None


def _valid(said: str) -> str:
    when = _when(said)
    return when.text if when else ""


READER = Reader((JSON, XML), sniff, read, lay=lay, parts=parts, owns=owns)
