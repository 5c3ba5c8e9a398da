"""« Vaccins connus » : which product protects from which diseases, by name or class."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from app.domain.folding import plain
from app.domain.immunization import Coded, Immunization
from app.domain.vaccine import DISEASES

ATC: Final = "http://www.whocc.no/atc"
_TABLE: Final = Path(__file__).parent / "tables" / "vaccines.json"
_WORD: Final = re.compile(r"\w+")
_CLASS: Final = "J07"


@dataclass(frozen=True, slots=True)
class Product:
    """« Vaccin » : its name in daily use, its *brands*, its ATC classes, its diseases.

    *source* says where its classes and its diseases were read.
    """

    name: str
    brands: tuple[str, ...]
    atc: tuple[str, ...]
    diseases: tuple[str, ...]
    source: str


@cache
def products() -> tuple[Product, ...]:
    """Return every vaccine of the table."""
    rows = json.loads(_TABLE.read_text("utf-8"))["products"]
    return tuple(
        Product(
            row["name"],
            tuple(row["brands"]),
            tuple(row["atc"]),
            tuple(row["diseases"]),
            row["source"],
        )
        for row in rows
    )


def diseases_of(dose: Immunization) -> tuple[str, ...]:
    """Return our codes of what a dose protects from, () when nobody knows.

    Those it names, else its ATC class, else its name.
    """
    named = tuple(one.code for one in dose.diseases if one.code in DISEASES)
    product = _of_class(dose.codes) or named_as(dose.vaccine)
    return named or (product.diseases if product else ())


def named_as(text: str) -> Product | None:
    """Return the vaccine a text begins with the name of: « PRIORIX, poudre… »."""
    words = _words(text)
    best = max(_names(), key=lambda one: _begins(words, one[0]), default=None)
    return best[1] if best and _begins(words, best[0]) else None


def matching(text: str, *, most: int = 5) -> list[tuple[str, Product]]:
    """Return names holding every word typed, as beginnings, and their vaccines.

    A disease finds what protects from it.
    """
    typed = _words(text)
    named = [(name, one) for one in products() for name in (one.name, *one.brands)]
    found = [(name, one) for name, one in named if _holds(_words(name), typed)]
    found += [(one.name, one) for one in products() if _holds(_sick(one), typed)]
    return list(dict(found).items())[:most] if typed else []


def _sick(product: Product) -> tuple[str, ...]:
    return _words(" ".join(DISEASES[one] for one in product.diseases))


def _of_class(codes: Iterable[Coded]) -> Product | None:
    """Return the vaccine of the longest class a code begins with."""
    said = [one.code for one in codes if one.code.startswith(_CLASS)]
    known = [
        (len(atc), product)
        for product in products()
        for atc in product.atc
        if any(code.startswith(atc) for code in said)
    ]
    return max(known, key=lambda one: one[0])[1] if known else None


@cache
def _names() -> tuple[tuple[tuple[str, ...], Product], ...]:
    return tuple(
        (_words(name), product)
        for product in products()
        for name in (product.name, *product.brands)
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain(text)))


def _begins(words: tuple[str, ...], name: tuple[str, ...]) -> int:
    """Return how many words of *name* a text begins with: all of them, or 0."""
    return len(name) if name and words[: len(name)] == name else 0


def _holds(words: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    return all(any(one.startswith(word) for one in words) for word in typed)
