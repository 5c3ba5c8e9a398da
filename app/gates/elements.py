"""« XML » too long for a tree: its elements one by one, and nothing declared is read.

What is declared before the root is looked at, then left out: no parser ever sees it.
One entity condemns the file; the honest declaration of an export is no reason to.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lxml import etree

from app.domain.errors import Refused
from app.gates.damage import parsing

PROLOG_MAX: Final = 256 << 10
"""Bytes before the root, at most."""
_PIECE: Final = 1 << 18
Told = tuple[str, Mapping[str, str] | None]
"""The name of an element and what it says; None where it ends."""
_ENTITY: Final = re.compile(rb"(?i)<!\s*ENTITY")


def elements(
    pieces: Iterable[bytes], root: str, *, closing: frozenset[str] = frozenset()
) -> Iterator[Told]:
    """Give each element as it begins, and the end of those named in *closing*.

    Raises Refused("import.unsafe" | "import.damaged" | "import.too_large").
    """
    heard = _Heard(closing)
    parser = _parser(heard)
    for piece in _cut(_rooted(pieces, root)):
        with parsing():
            parser.feed(piece)
        yield from heard.told
        heard.told.clear()
    with parsing():
        parser.close()
    yield from heard.told


class _Heard:
    """What the parser tells, kept as plain values: no tree is ever made."""

    def __init__(self, closing: frozenset[str]) -> None:
        self.told: list[Told] = []
        self._closing = closing

    def start(self, name: str, said: Mapping[str, str]) -> None:
        self.told.append((name, said))

    def end(self, name: str) -> None:
        if name in self._closing:
            self.told.append((name, None))

    def close(self) -> None:
        """End: lxml asks for it."""


def _parser(heard: _Heard) -> etree.XMLParser:
    return etree.XMLParser(
        target=heard,  # type: ignore[arg-type]  # decoded, names are text
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )


def _cut(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give bytes little by little: what they say is held until it is taken."""
    for piece in pieces:
        for at in range(0, len(piece), _PIECE):
            yield piece[at : at + _PIECE]


def _rooted(pieces: Iterable[bytes], root: str) -> Iterator[bytes]:
    """Give the bytes from the root on. Raises Refused where something is declared."""
    opening = re.compile(rb"<" + root.encode() + rb"[\s/>]")
    rest, before = iter(pieces), b""
    while not (found := opening.search(before)):
        piece = next(rest, b"")
        if not piece or len(before) > PROLOG_MAX:
            raise Refused("import.damaged")
        before += piece
    if _ENTITY.search(before, 0, found.start()):
        raise Refused("import.unsafe")
    yield before[found.start() :]
    yield from rest
