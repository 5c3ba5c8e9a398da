"""Whom a reception lets in: the second form of what a space says of its server."""

from collections.abc import Iterator

from app.crypto.packing import pack
from app.crypto.receptions import Reception
from app.crypto.statements import Origin
from tests.vectors import cases
from tests.vectors import world as w
from tests.vectors.ledger import SERVER

SORTS = ("laboratory", "hospital", "medico-social")
FIRST = Origin(w.SPACE, SERVER).encode()
SECOND = Reception(w.SPACE, SERVER, SORTS).encode()


def kept() -> Iterator[cases.Row]:
    """Give a reception that names whom it lets in."""
    yield _row("reception of three professions", "reception", SECOND)


def refused() -> Iterator[cases.Row]:
    """Give what is neither form, or one in the place of the other."""
    nobody = pack((2, w.SPACE, tuple(SERVER), ()))
    yield _row("reception for nobody", "reception", nobody)
    yield _row("reception in the first form", "reception", FIRST)
    yield _row("origin in the second form", "origin", SECOND)
    third = pack((3, w.SPACE, tuple(SERVER), SORTS))
    yield _row("reception in a third form", "reception", third)


def _row(name: str, kind: str, raw: bytes) -> cases.Row:
    return name, "statement", {"kind": kind, "raw": raw}
