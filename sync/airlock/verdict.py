"""What is believed of an answer of the « sas »: sizes and forms, checked again."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from app.domain.certificate import Certificate
from app.domain.errors import Refused
from app.domain.foreign import Box, Extract, Found, Hit, Laid, Part, Picture
from app.domain.prescribed import Code
from app.domain.when import When
from sync.airlock.frames import Answer

CODES = frozenset(
    {
        "import.damaged",
        "import.day_order",
        "import.empty",
        "import.no_image",
        "import.unknown_coding",
        "import.no_page",
        "import.no_part",
        "import.no_readings",
        "import.locked",
        "import.password",
        "import.password_wrong",
        "import.too_large",
        "import.unknown_format",
        "import.unsafe",
    }
)
_TEXT_MAX = 200_000
TITLE_MAX = 200
PAGES_MAX = 5_000
_SIDE_MAX = 1 << 16
_FINDINGS_MAX = 16
_PARTS_MAX = 1_000
_HITS_MAX = 500
_BOXES_MAX = 5_000
_EDGE = 1.000_001
_FOUND_MAX = 500
_SAID_MAX = 2_000
_BLOCK_MAX = 20_000
_LEVEL_MAX = 9
_CODES_MAX = 16
_MEDICINES_MAX = 50
_KEY_MAX = 64
_SIGNATURE_MAX = 1 << 10
_SIGNED_MAX = 65 << 10
_RANK_MAX = 100
_CODE = re.compile("[^\x00-\x08\x0b\x0c\x0e-\x1c\x7f-\x9f\ud800-\udfff]{1,4296}")
_MEDIA_TYPE = re.compile(r"[a-z]{1,20}/[a-z0-9.+-]{1,60}")
_EXPORT = re.compile(r"[a-z_]{0,40}")
_FINDING = re.compile(r"[a-z]{1,20}\.[a-z_]{1,40}")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_FAST = 1


def refusal(answer: Answer) -> Refused | None:
    """Return the refusal the worker pronounced, if any."""
    if not answer.code:
        return None
    return Refused(answer.code if answer.code in CODES else "import.damaged")


def reading(answer: Answer) -> Extract:
    """Return the reading. Raises Refused("import.damaged") when it is not one."""
    if not _read(answer):
        raise Refused("import.damaged")
    return Extract(
        media_type=answer.media_type,
        pages=answer.pages,
        text=answer.text,
        title=answer.title,
        when=_when(answer.when),
        findings=answer.findings,
        header=answer.header,
        parts=answer.parts,
        found=answer.found,
        export=answer.export,
    )


def _read(answer: Answer) -> bool:
    """True for the words of a file, bounded and without control characters."""
    return bool(
        _MEDIA_TYPE.fullmatch(answer.media_type)
        and 0 <= answer.pages <= PAGES_MAX
        and len(answer.findings) <= _FINDINGS_MAX
        and all(_FINDING.fullmatch(found) for found in answer.findings)
        and shown(answer.text, _TEXT_MAX)
        and shown(answer.title, TITLE_MAX * 4)
        and _parts(answer.parts)
        and worded(answer.header)
        and things(answer.found)
        and _EXPORT.fullmatch(answer.export)
    )


def laid(answer: Answer) -> Laid:
    """Return the page of words. Raises Refused("import.damaged") when it is not one."""
    sound = things(answer.found) and all(
        1 <= block.level <= _LEVEL_MAX
        and block.cells
        and all(shown(cell, _BLOCK_MAX) for cell in block.cells)
        for block in answer.blocks
    )
    if not sound:
        raise Refused("import.damaged")
    return Laid(answer.blocks, answer.found)


def codes(answer: Answer) -> tuple[Code, ...]:
    """Return the codes. Raises Refused("import.damaged") when they are not some."""
    found = answer.codes
    if len(found) > _CODES_MAX or not all(map(_code, found)):
        raise Refused("import.damaged")
    return found


def hits(answer: Answer) -> tuple[Hit, ...]:
    """Return where words stand. Raises Refused("import.damaged") out of the page."""
    boxes = [box for hit in answer.hits for box in hit.boxes]
    sound = (
        len(answer.hits) <= _HITS_MAX
        and len(boxes) <= _BOXES_MAX
        and all(0 <= hit.page < PAGES_MAX for hit in answer.hits)
        and all(_on_the_page(box) for box in boxes)
    )
    if not sound:
        raise Refused("import.damaged")
    return answer.hits


def _on_the_page(box: Box) -> bool:
    sides = (box.left, box.top, box.width, box.height)
    whole = box.left + box.width <= _EDGE and box.top + box.height <= _EDGE
    return all(0 <= side <= 1 for side in sides) and whole


def picture(answer: Answer, rgb: bytes) -> Picture:
    """Make the PNG here, so that no byte of a foreign file survives in it.

    *rgb* is width × height × 3 bytes. Raises Refused("import.damaged").
    """
    width, height = answer.width, answer.height
    sides = 0 < width < _SIDE_MAX and 0 < height < _SIDE_MAX
    if not sides or len(rgb) != width * height * 3:
        raise Refused("import.damaged")
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    row = width * 3
    rows = b"".join(b"\0" + rgb[at : at + row] for at in range(0, len(rgb), row))
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, _FAST)), (b"IEND", b""))
    png = _SIGNATURE + b"".join(_chunk(name, body) for name, body in chunks)
    return Picture(png, width, height)


def _chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)


def _parts(parts: tuple[Part, ...]) -> bool:
    return len(parts) <= _PARTS_MAX and all(map(_part, parts))


def _part(part: Part) -> bool:
    known = not part.media_type or _MEDIA_TYPE.fullmatch(part.media_type)
    sized = bool(known) and part.size >= 0
    return sized and worded((part.name, part.title, part.when, part.header))


def things(found: tuple[Found, ...]) -> bool:
    """True when what a document says one by one is little, named and dated."""
    return len(found) <= _FOUND_MAX and all(
        one.label and worded(one) and (_when(one.when) or not one.when) for one in found
    )


def _code(code: Code) -> bool:
    """True for a code of a bounded text, and what it says named and dated."""
    said, sealed = code.prescription, code.certificate
    sound = bool(_CODE.fullmatch(code.text)) and (not sealed or _certificate(sealed))
    if not sound or said is None:
        return sound
    dates = (said.written, *(one.until for one in said.medicines))
    some = 0 < len(said.medicines) <= _MEDICINES_MAX
    return some and worded(said) and all(not one or _when(one) for one in dates)


def _certificate(one: Certificate) -> bool:
    """True for a certificate of short words, dates and bytes."""
    seal, dates = one.seal, (one.born, one.day, one.issued, one.expires)
    kept = len(seal.key) <= _KEY_MAX and len(seal.signature) <= _SIGNATURE_MAX
    counted = 0 <= one.rank < _RANK_MAX and 0 <= one.count < _RANK_MAX
    sized = kept and len(seal.signed) <= _SIGNED_MAX and counted
    return sized and worded(one) and all(not day or _when(day) for day in dates)


def worded(words: object) -> bool:
    """True when every word of a header is short and without control characters."""
    return all(shown(text, _SAID_MAX) for text in _texts(words))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))


def shown(text: str, most: int) -> bool:
    """True for text of a bounded size without control characters."""
    return not _UNSEEN.search(text) and len(text.encode()) <= most


def _when(text: str) -> When | None:
    try:
        return When.parse(text) if text else None
    except Refused:
        return None
