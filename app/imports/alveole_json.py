"""« Relevés d'Alvéole » : the file this product writes, read back exactly."""

from collections.abc import Iterator
from typing import Final

from app.domain.device import Rejected
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item
from app.domain.own_export import HEADER, NAME, WRONG, read
from app.gates.json_items import Object, objects
from app.gates.paged import Foreign
from app.imports import Confidence, export

BRAND: Final = "Alvéole"


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the first line."""
    try:
        first = next(objects(head), None)
    except Refused:
        return Confidence.NO
    return Confidence.SURE if first and first.told == HEADER else Confidence.NO


def harvest(content: Foreign, _asking: Asking) -> Iterator[Item]:
    """Give the measures and the points, line after line; times say their offset."""
    lines = objects(content)
    next(lines, None)
    return map(_item, lines)


def _item(line: Object) -> Item:
    try:
        return read(line.told)
    except WRONG:
        return Rejected("line", line.raw, str(line.rank))


READER = export(NAME, BRAND, ("application/json",), sniff, harvest)
