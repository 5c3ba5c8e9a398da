"""Objects of a long JSON file one by one: an array of them, or one a line.

A number with a point is a decimal; a name said twice in one object, or an object too
large to be honest, ends the reading.
"""

import json
from codecs import getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, NoReturn

from app.domain.errors import Refused
from app.gates.damage import DAMAGED
from app.gates.paged import Foreign, pages

ITEM_MAX: Final = 64 << 10
"""Bytes of one object."""
_BETWEEN: Final = " \t\r\n,"


@dataclass(frozen=True, slots=True)
class Object:
    """« Objet » : its rank in the file (from 1), its words, what it says."""

    rank: int
    raw: bytes = field(repr=False)
    told: dict[str, Any] = field(repr=False)


def objects(content: Foreign) -> Iterator[Object]:
    """Give the objects of a file. Raises Refused("import.damaged")."""
    try:
        yield from _Reading(content).objects()
    except DAMAGED as error:
        raise Refused("import.damaged") from error


class _Reading:
    """Text read as far as the next object needs."""

    def __init__(self, content: Foreign) -> None:
        self._pages = pages(content)
        self._decode = getincrementaldecoder("utf-8-sig")().decode
        self._text = ""
        self._at = 0
        self._ended = False

    def objects(self) -> Iterator[Object]:
        array = self._next() == "["
        self._at += array
        rank = 0
        while (sign := self._next()) == "{":
            rank += 1
            told, end = self._whole()
            raw = self._text[self._at : end].encode()
            if len(raw) > ITEM_MAX:
                raise ValueError
            self._at = end
            yield Object(rank, raw, told)
        if sign != ("]" if array else ""):
            raise ValueError
        self._at += array
        if self._next():
            raise ValueError

    def _next(self) -> str:
        """Return the next sign that is no space, "" at the end."""
        while True:
            while self._text[self._at : self._at + 1] in tuple(_BETWEEN):
                self._at += 1
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def _whole(self) -> tuple[dict[str, Any], int]:
        """Return the object that begins here, and where it ends."""
        while True:
            try:
                return _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if len(self._text) - self._at > ITEM_MAX or not self._more():
                    raise

    def _more(self) -> bool:
        """Read some more; forget what was given."""
        page = next(self._pages, b"")
        self._ended = not page
        self._text = self._text[self._at :] + self._decode(page, self._ended)
        self._at = 0
        return not self._ended


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError
    return told


def _refused(_name: str) -> NoReturn:
    raise ValueError


_DECODER: Final = json.JSONDecoder(
    parse_float=Decimal, parse_constant=_refused, object_pairs_hook=_once
)
