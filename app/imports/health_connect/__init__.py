"""« Health Connect » : the export of an Android telephone, or the base inside it.

No document of the format is published. Shape, as the program that writes it does (AOSP,
`packages/modules/HealthFitness`, `WeightRecordHelper` and its like), and as others read
real exports: SQLite, one table a sort of record (`weight_record_table`), times in
milliseconds since 1970 UTC, offsets in seconds, weights in grams, heights in metres,
glucose in mmol/L, shares from 0 to 100. Columns are found by their names: their order
differs from one telephone to another.
"""

from collections.abc import Iterator
from typing import Final

from app.domain.errors import Refused
from app.domain.harvest import Asking, Item
from app.gates.archive import EXPORT, MARK, members
from app.gates.paged import Foreign, pages
from app.gates.tables import MARK as TABLES
from app.gates.tables import SIZE_MAX, Tables
from app.imports import Confidence, export
from app.imports.health_connect.lines import NAME
from app.imports.health_connect.telling import Telling

BRAND: Final = "Health Connect"
_APPS: Final = "application_info_table"


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise a base, or an archive; what they hold says whether it is one."""
    return Confidence.SURE if head.startswith((TABLES, MARK)) else Confidence.NO


def owns(content: Foreign) -> bool:
    """Recognise its tables."""
    try:
        tables = _opened(content)
    except Refused:
        return False
    try:
        return bool(tables.columns(_APPS))
    except Refused:
        return False
    finally:
        tables.close()


def harvest(content: Foreign, _asking: Asking) -> Iterator[Item]:
    """Give the readings, table after table."""
    tables = _opened(content)
    try:
        yield from Telling(tables).told()
    finally:
        tables.close()


def _opened(content: Foreign) -> Tables:
    """Open the base, or the one an archive holds.

    Raises Refused("import.unknown_format" | "import.too_large" | "import.damaged").
    """
    return Tables(_held(_pieces(content)))


def _pieces(content: Foreign) -> Iterator[bytes]:
    if not content.startswith(MARK):
        return pages(content)
    named = [one for one in members(content, EXPORT) if one.name.endswith(".db")]
    signed = (one for one in named if one.read(len(TABLES)) == TABLES)
    found = next(signed, None)
    if found is None:
        raise Refused("import.unknown_format")
    return found.pieces()


def _held(pieces: Iterator[bytes]) -> bytearray:
    """Hold it all, once."""
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > SIZE_MAX:
            raise Refused("import.too_large")
    return whole


READER = export(
    NAME, BRAND, ("application/vnd.sqlite3", "application/zip"), sniff, harvest, owns
)
