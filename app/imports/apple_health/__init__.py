"""« Apple Santé » : the export of an iPhone, an archive or the file inside it.

The file may weigh gigabytes: it is read as it unpacks, and nothing of it is kept.
Shape: `HealthData` holds `Record` elements (type, unit, value, dates with their
offset, source), as its own declaration says, which is left out.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.domain.errors import Refused
from app.domain.harvest import Asking, Item
from app.domain.words import N_
from app.gates.archive import EXPORT, MARK, Member, members, office
from app.gates.elements import elements
from app.gates.paged import Foreign, pages
from app.imports import HEAD, Confidence, export
from app.imports.apple_health.gathering import BESIDE, Gathering
from app.imports.apple_health.records import NAME

BRAND: Final = N_("Apple Santé")
ROOT: Final = "HealthData"
_SIGNED: Final = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]{0,200}>\s*)?(<!--.{0,500}?-->\s*)*"
    rb"(<!DOCTYPE\s+HealthData\b|<HealthData[\s>/])",
    re.DOTALL,
)
_LOOKED_AT: Final = 50
"""XML files of an archive whose start is looked at."""


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the file, or an archive that may hold it."""
    if _SIGNED.match(head):
        return Confidence.SURE
    packed = head.startswith(MARK) and not office(head)
    return Confidence.SURE if packed else Confidence.NO


def owns(content: Foreign) -> bool:
    """Recognise the file in an archive, whatever the telephone called it."""
    if _SIGNED.match(content[:HEAD]):
        return True
    try:
        return _inside(content) is not None
    except Refused:
        return False


def harvest(content: Foreign, _asking: Asking) -> Iterator[Item]:
    """Give the readings as they are found; sums of days at the end."""
    gathering = Gathering()
    closing = frozenset({BESIDE})
    for name, said in elements(_pieces(content), ROOT, closing=closing):
        gathering.hear(name, said)
        if gathering.many:
            yield from gathering.ready
            gathering.ready.clear()
    yield from gathering.rest()


def _pieces(content: Foreign) -> Iterator[bytes]:
    if not content.startswith(MARK):
        return pages(content)
    found = _inside(content)
    if found is None:
        raise Refused("import.unknown_format")
    return found.pieces()


def _inside(content: Foreign) -> Member | None:
    """Find the file in an archive; the medical summary beside it is another."""
    files = [one for one in members(content, EXPORT) if one.name.endswith(".xml")]
    files.sort(key=lambda one: one.name.count("/"))
    signed = (one for one in files[:_LOOKED_AT] if _SIGNED.match(one.read(HEAD)))
    return next(signed, None)


READER = export(
    NAME, BRAND, ("application/xml", "application/zip"), sniff, harvest, owns
)
