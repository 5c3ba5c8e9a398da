"""« PDF » : text, pages and what the file says of itself; nothing in it ever runs."""

import codecs
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager

import PIL.Image  # noqa: F401  (bitmaps pass through it; loaded before the seal)
import pypdfium2  # type: ignore[import-untyped]  # ships no types
from pypdfium2 import raw

from app.domain.errors import Refused
from app.domain.foreign import Reading
from app.domain.when import When
from app.imports import (
    DAMAGED,
    PAGES_MAX,
    PIXELS_DRAWN,
    TEXT_MAX,
    Confidence,
    Pixels,
    Reader,
    bounded,
    parsing,
    titled,
)

codecs.lookup("utf-16-le")  # what pdfium writes; no file opens once sealed

_MARK = b"%PDF-"
_MARK_WITHIN = 1024
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia|XFA|SubmitForm)\b")
_DATE = re.compile(r"D:((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_UNTITLED = re.compile(r"(?i)untitled|sans titre|microsoft \w+ - |document\d*$|.*[/\\]")
_FILE_NAME = re.compile(r"(?i).*\.(docx?|odt|pdf|rtf|tiff?|jpe?g|indd|xlsx?)$")


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the mark, which may follow some junk."""
    return Confidence.SURE if _MARK in head[:_MARK_WITHIN] else Confidence.NO


def read(content: bytes) -> Reading:
    """Return the text layer, the number of pages, title and date."""
    with _opened(content) as document:
        if len(document) > PAGES_MAX:
            raise Refused("import.too_large")
        text, findings = bounded(_text(document))
        return Reading(
            "application/pdf",
            len(document),
            text=text,
            title=_title(_stated(document, "Title")),
            when=_when(_stated(document, "CreationDate")),
            findings=findings + _findings(document, content),
        )


def draw(content: bytes, page: int, width: int) -> Pixels:
    """Draw one page on white, links and forms inert."""
    with _opened(content) as document:
        if page >= len(document):
            raise Refused("import.no_page")
        return _drawn(document[page], width)


@contextmanager
def _opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        code = "import.password" if locked else "import.damaged"
        raise Refused(code) from error
    with parsing(), closing(document):
        yield document


def _text(document: pypdfium2.PdfDocument) -> str:
    """Join the text of the pages, up to a little more than what is kept."""
    parts: list[str] = []
    size = 0
    for number in range(len(document)):
        parts.append(_page_text(document, number))
        size += len(parts[-1])
        if size > TEXT_MAX:
            break
    return "\n\n".join(part for part in parts if part.strip())


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return the words of one page; a page that cannot be opened has none."""
    try:
        page = document[number]
        words = page.get_textpage()
        text: str = words.get_text_range(errors="ignore")
    except pypdfium2.PdfiumError:
        return ""
    words.close()
    page.close()
    return text


def _drawn(page: pypdfium2.PdfPage, width: int) -> Pixels:
    across, down = page.get_size()
    if across <= 0 or down <= 0:
        raise Refused("import.damaged")
    most = (PIXELS_DRAWN / (across * down)) ** 0.5
    bitmap = page.render(
        scale=min((width - 0.5) / across, most), rev_byteorder=True, prefer_bgrx=False
    )
    image = bitmap.to_pil().convert("RGB")
    return Pixels(image.width, image.height, image.tobytes())


def _stated(document: pypdfium2.PdfDocument, key: str) -> str:
    try:
        return str(document.get_metadata_value(key))
    except DAMAGED:
        return ""


def _title(stated: str) -> str:
    """Keep a title a person wrote, not one a word processor left."""
    title = titled(stated)
    left = _UNTITLED.match(title) or _FILE_NAME.match(title)
    return "" if left else title


def _when(stated: str) -> When | None:
    """Read the day; hour and zone are too often those of a converter."""
    match = _DATE.match(stated)
    if match is None:
        return None
    try:
        return When.parse("-".join(match.groups()))
    except Refused:
        return None


def _findings(document: pypdfium2.PdfDocument, content: bytes) -> tuple[str, ...]:
    """Tell what the file would have liked to do elsewhere."""
    scripts = raw.FPDFDoc_GetJavaScriptActionCount(document) > 0
    active = scripts or _ACTIVE.search(content) is not None
    attached = raw.FPDFDoc_GetAttachmentCount(document) > 0
    codes = ((active, "pdf.active_content"), (attached, "pdf.attachments"))
    return tuple(code for found, code in codes if found)


READER = Reader(("application/pdf",), sniff, read, draw)
