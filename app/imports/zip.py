"""« Archive » ZIP of documents: named one by one, each a document of its own."""

import re

from app.domain.foreign import Extract
from app.gates.archive import MARK, Member, members, office
from app.gates.paged import Foreign
from app.imports import Confidence, Reader, Within, bounded

_LEFT = re.compile(r"(?i)(^|/)(__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)")
"""What computers leave in folders, that nobody put there."""


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise an archive that is not an office document."""
    held = head.startswith(MARK) and not office(head)
    return Confidence.MAYBE if held else Confidence.NO


def read(content: Foreign) -> Extract:
    """Return the names of the files, to be found by them."""
    text, findings = bounded("\n".join(one.name for one in _given(content)))
    return Extract("application/zip", 0, text=text, findings=findings)


def parts(content: Foreign) -> tuple[Within, ...]:
    """Return the files, unpacked when they are taken."""
    return tuple(Within(one.name, one.read) for one in _given(content))


def _given(content: Foreign) -> list[Member]:
    return [one for one in members(content) if not _LEFT.search(one.name)]


READER = Reader(("application/zip",), sniff, read, parts=parts, apart=True, paged=True)
