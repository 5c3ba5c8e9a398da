"""« CDA R2 » of the CI-SIS, level 1 and 3: header, page and files inside."""

import base64
import binascii
import re
from collections.abc import Iterator
from functools import lru_cache

from app.domain.errors import Refused
from app.domain.foreign import Block, Extract
from app.gates.xml import Element, opening, parsed
from app.imports import PARTS_MAX, Confidence, Reader, Within, bounded, parsing
from app.imports.cda.entries import found
from app.imports.cda.header import findings, header, title, written
from app.imports.cda.narrative import laid
from app.imports.cda.nodes import ROOT, tag, words

_NAME = "ClinicalDocument"
_SPACE = "urn:hl7-org:v3"
_ANYWHERE = tuple(
    _NAME.encode(alphabet) for alphabet in ("ascii", "utf-16-le", "utf-16-be")
)
_ELSEWHERE = "http://hl7.org/fhir"
_BLANK = re.compile(r"\s+")


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the root, which long comments may put off."""
    text = opening(head)
    if _NAME in text and _SPACE in text:
        return Confidence.SURE
    return Confidence.MAYBE if text and _ELSEWHERE not in text else Confidence.NO


def owns(content: bytes) -> bool:
    """Tell whether a document of ours is anywhere in these bytes."""
    return any(name in content for name in _ANYWHERE)


def read(content: bytes) -> Extract:
    """Return the header and the words of the narrative."""
    with parsing():
        root, blocks, cut = _opened(content)
        text, long = bounded("\n".join(" ".join(block.cells) for block in blocks))
        lost = any(one is None for _, one in _inside(root))
        codes = ((cut, "cda.cut"), (lost, "cda.part_damaged"))
        told = tuple(code for seen, code in codes if seen)
        return Extract(
            "text/xml",
            0,
            text=text,
            title=title(root),
            when=written(root),
            findings=(*findings(root), *long, *told),
            header=header(root),
            found=found(root),
        )


def lay(content: bytes) -> tuple[Block, ...]:
    """Return the page of words."""
    with parsing():
        return _opened(content)[1]


def parts(content: bytes) -> tuple[Within, ...]:
    """Return the files inside: the body itself, or copies and pictures added."""
    with parsing():
        found = _inside(_opened(content)[0])
        return tuple(Within(name, one) for name, one in found if one)[:PARTS_MAX]


@lru_cache(maxsize=1)
def _opened(content: bytes) -> tuple[Element, tuple[Block, ...], bool]:
    """Return the tree, the page and whether it is cut, once for all that is asked."""
    root = _root(content)
    return (root, *laid(root))


def _root(content: bytes) -> Element:
    """Return the document, or the only one that another language presents.

    Raises Refused("import.unknown_format").
    """
    root = parsed(content)
    found = list(root.iter(ROOT))
    if len(found) != 1:
        raise Refused("import.unknown_format")
    return found[0]


def _inside(root: Element) -> Iterator[tuple[str, bytes | None]]:
    """Give each enclosed file with the title over it; None when it is damaged."""
    for node in root.iter("{*}text", "{*}value"):
        if node.get("representation") == "B64":
            yield _over(root, node), _decoded(str(node.text or ""))


def _over(root: Element, node: Element) -> str:
    """Return the title of the section a file is in, else of the document."""
    for above in node.iterancestors():
        if tag(above) == "section" and (said := words(above, "title")):
            return said
    return title(root)


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(_BLANK.sub("", text), validate=True)
    except binascii.Error:
        return None


READER = Reader(("text/xml",), sniff, read, lay=lay, parts=parts, owns=owns)
