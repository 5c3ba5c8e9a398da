"""« PDF » : text, pages and what the file says of itself; nothing in it ever runs."""

import codecs
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from ctypes import c_int
from io import BytesIO

import PIL.Image  # noqa: F401  (bitmaps pass through it; loaded before the seal)
import pypdfium2  # type: ignore[import-untyped]  # ships no types
from pypdfium2 import raw

from app.domain.errors import Refused
from app.domain.folding import plain
from app.domain.foreign import Box, Extract, Hit
from app.domain.when import When
from app.gates.paged import Foreign, Paged, overlapping
from app.gates.pixels import PIXELS_DRAWN, Pixels
from app.imports import (
    DAMAGED,
    HITS_MAX,
    PAGES_MAX,
    TEXT_MAX,
    Confidence,
    Reader,
    bounded,
    parsing,
    titled,
)

codecs.lookup("utf-16-le")  # what pdfium writes; no file opens once sealed

_MARK = b"%PDF-"
_MARK_WITHIN = 1024
_LINES_MAX = 9
_GRID = 10_000
_TURN, _NAME_MAX = 8, 16
_HYPHEN = re.compile("[\x02\ufffe]\r?\n?")
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia|XFA|SubmitForm)\b")
_DATE = re.compile(r"D:((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_UNTITLED = re.compile(r"(?i)untitled|sans titre|microsoft \w+ - |document\d*$|.*[/\\]")
_FILE_NAME = re.compile(r"(?i).*\.(docx?|odt|pdf|rtf|tiff?|jpe?g|indd|xlsx?)$")


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the mark, which may follow some junk."""
    return Confidence.SURE if _MARK in head[:_MARK_WITHIN] else Confidence.NO


def read(content: Foreign) -> Extract:
    """Return the text layer, the number of pages, title and date."""
    with _opened(content) as document:
        if len(document) > PAGES_MAX:
            raise Refused("import.too_large")
        text, findings = bounded(_text(content, len(document)))
        return Extract(
            "application/pdf",
            len(document),
            text=text,
            title=_title(_stated(document, "Title")),
            when=_when(_stated(document, "CreationDate")),
            findings=findings + _findings(document, content),
        )


def draw(content: Foreign, page: int, width: int) -> Pixels:
    """Draw one page on white, links and forms inert."""
    with _opened(content) as document:
        if page >= len(document):
            raise Refused("import.no_page")
        return _drawn(document[page], width)


def unlock(content: Foreign, password: str) -> bytes:
    """Return the same file without its lock."""
    copy = BytesIO()
    with _opened(content, password) as document:
        document.save(copy, flags=raw.FPDF_REMOVE_SECURITY)
    return copy.getvalue()


def find(content: Foreign, words: str) -> tuple[Hit, ...]:
    """Return where words stand, on the pages that have a text layer."""
    sought, hits = " ".join(plain(words).split()), list[Hit]()
    with _opened(content) as document:
        count = len(document) if sought else 0
    for page, number in _each(content, count):
        hits += _hits(page, number, sought)[: HITS_MAX - len(hits)]
        if len(hits) == HITS_MAX:
            break
    return tuple(hits)


@contextmanager
def _opened(content: Foreign, password: str = "") -> Iterator[pypdfium2.PdfDocument]:
    source = content.open() if isinstance(content, Paged) else content
    try:
        document = pypdfium2.PdfDocument(source, password=password or None)
    except pypdfium2.PdfiumError as error:
        raise Refused(_why(error.err_code, password)) from error
    with parsing(), closing(document):
        yield document


def _why(code: int, password: str) -> str:
    if code == raw.FPDF_ERR_SECURITY:
        return "import.locked"
    if code != raw.FPDF_ERR_PASSWORD:
        return "import.damaged"
    return "import.password_wrong" if password else "import.password"


def _each(content: Foreign, count: int) -> Iterator[tuple[pypdfium2.PdfDocument, int]]:
    """Give each page; a large document is opened anew: it keeps all it has read."""
    turn = _TURN if isinstance(content, Paged) else max(1, count)
    for first in range(0, count, turn):
        with _opened(content) as document:
            for number in range(first, min(count, first + turn)):
                yield document, number


def _text(content: Foreign, count: int) -> str:
    """Join the text of the pages, up to a little more than what is kept."""
    parts, size = list[str](), 0
    for document, number in _each(content, count):
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


def _hits(document: pypdfium2.PdfDocument, number: int, sought: str) -> list[Hit]:
    """Find words on one page; one that cannot be opened has none."""
    try:
        page = document[number]
        words = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    folded, places = _folded(words.get_text_range(errors="ignore"))
    starts = [one.start() for one in re.finditer(re.escape(sought), folded)]
    spans = [(places[at], places[at + len(sought) - 1]) for at in starts[:HITS_MAX]]
    hits = [Hit(number, _boxes(page, words, *span)) for span in spans]
    words.close()
    page.close()
    return hits


def _folded(text: str) -> tuple[str, list[int]]:
    """Return text as people type it in a hurry, and where each sign comes from."""
    signs: list[tuple[str, int]] = []
    for place, sign in enumerate(_HYPHEN.sub(lambda cut: "\x02" * len(cut[0]), text)):
        if not sign.isspace():
            signs += [(one, place) for one in plain(sign) if sign != "\x02"]
        elif signs and signs[-1][0] != " ":
            signs.append((" ", place))
    return "".join(sign for sign, _ in signs), [place for _, place in signs]


def _boxes(
    page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, first: int, last: int
) -> tuple[Box, ...]:
    """Return where a run of signs is drawn: one box a line."""
    ends = [raw.FPDFText_GetCharIndexFromTextIndex(words, at) for at in (first, last)]
    start, count = ends[0], ends[1] - ends[0] + 1
    if min(ends) < 0 or count < 1:
        return ()
    corners = [words.get_rect(at) for at in range(words.count_rects(start, count))]
    return tuple(_box(page, *sides) for sides in corners[:_LINES_MAX])


def _box(
    page: pypdfium2.PdfPage, left: float, bottom: float, right: float, top: float
) -> Box:
    """Return a box in shares of the page as it is shown, turned or not."""
    places = [_placed(page, left, top), _placed(page, right, bottom)]
    across, down = (
        [min(1, max(0, one)) for one in line] for line in zip(*places, strict=True)
    )
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _placed(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    across, down = c_int(), c_int()
    asked = (0, 0, _GRID, _GRID, 0, x, y, across, down)
    raw.FPDF_PageToDevice(page, *asked)
    return across.value / _GRID, down.value / _GRID


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
    return "" if _UNTITLED.match(title) or _FILE_NAME.match(title) else title


def _when(stated: str) -> When | None:
    """Read the day; hour and zone are too often those of a converter."""
    match = _DATE.match(stated)
    try:
        return When.parse("-".join(match.groups())) if match else None
    except Refused:
        return None


def _findings(document: pypdfium2.PdfDocument, content: Foreign) -> tuple[str, ...]:
    """Tell what the file would have liked to do elsewhere."""
    scripts = raw.FPDFDoc_GetJavaScriptActionCount(document) > 0
    active = scripts or any(map(_ACTIVE.search, overlapping(content, _NAME_MAX)))
    attached = raw.FPDFDoc_GetAttachmentCount(document) > 0
    codes = ((active, "pdf.active_content"), (attached, "pdf.attachments"))
    return tuple(code for found, code in codes if found)


READER = Reader(
    ("application/pdf",), sniff, read, draw, unlock=unlock, find=find, paged=True
)
