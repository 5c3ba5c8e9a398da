"""« Texte brut » : UTF-8, UTF-16 with its mark, or Windows-1252."""

import codecs
import re

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.gates.paged import Foreign, pages
from app.imports import TEXT_MAX, Confidence, Reader, bounded, undrawn

_MARKS = (
    (codecs.BOM_UTF8, codecs.getincrementaldecoder("utf-8-sig")),
    (codecs.BOM_UTF16_LE, codecs.getincrementaldecoder("utf-16")),
    (codecs.BOM_UTF16_BE, codecs.getincrementaldecoder("utf-16")),
)
_PLAIN = (codecs.getincrementaldecoder("utf-8"), codecs.getincrementaldecoder("cp1252"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_STRUCTURED = re.compile(r'\s*(<[!?a-zA-Z]|\{\s*["}]|\[\s*["\[{\]]|BEGIN:V[A-Z]+\s)')
_OTHERS = re.compile(r"(?i)\.(cda|csv|html?|ics|json|svg|tsv|vcf|xml|xs[dl]|ya?ml)$")


def sniff(head: bytes, name: str) -> Confidence:
    """Recognise text that is not the carrier of another format."""
    if _OTHERS.search(name):
        return Confidence.NO
    try:
        text = decoded(head)
    except Refused:
        return Confidence.NO
    return Confidence.NO if _STRUCTURED.match(text) else Confidence.MAYBE


def read(content: Foreign) -> Extract:
    """Return the words of a text file."""
    text = decoded(content[: 4 * TEXT_MAX])
    if not text.strip():
        raise Refused("import.empty")
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not marked and any(map(_CONTROL_BYTES.search, pages(content))):
        raise Refused("import.unknown_format")
    kept, findings = bounded(text)
    return Extract("text/plain", 0, text=kept, findings=findings)


def decoded(head: bytes) -> str:
    """Decode the start of a text; the last character may be cut in two.

    Raises Refused("import.unknown_format") when these bytes are not text.
    """
    known = tuple(codec for mark, codec in _MARKS if head.startswith(mark))
    for codec in known or _PLAIN:
        try:
            text = codec("strict").decode(head)
        except UnicodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise Refused("import.unknown_format")


READER = Reader(("text/plain",), sniff, read, undrawn, paged=True)
