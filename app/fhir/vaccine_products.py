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
_SMALL: Final = (
    "et",
    "vaccin",
    "rappel",
    "dose",
    "contre",
    "le",
    "la",
    "l",
    "de",
    "du",
)
"""What is written around a name and tells nothing."""

_Name = tuple[tuple[str, ...], tuple[str, ...]]
"""The words of a name, and its diseases."""


@dataclass(frozen=True, slots=True)
class Product:
    """« Vaccin » : its names in daily use, its *brands*, its ATC classes, its diseases.

    *source* says where its classes and its diseases were read.
    """

    name: str
    also: tuple[str, ...]
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
            tuple(row.get("also", [])),
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
    product = _of_class(dose.codes)
    return named or (product.diseases if product else against(dose.vaccine))


def called(dose: Immunization) -> str:
    """Return the name of the vaccine a dose has the class of, "" when none is known."""
    product = _of_class(dose.codes)
    return product.name if product else ""


def against(text: str) -> tuple[str, ...]:
    """Return the diseases a text names: « Tétanos-Polio », « PRIORIX, poudre… ».

    A text is read whole, every name in it counts, and a word we do not know leaves it
    unknown: a part would pass for the whole. Only a brand may be followed by anything.
    """
    words = _bare(text)
    return _every(words) or _longest(words, _brands())[1]


def matching(text: str, *, most: int = 5) -> list[tuple[str, Product]]:
    """Return names holding every word typed, as beginnings, and their vaccines.

    A disease finds what protects from it.
    """
    typed = _words(text)
    named = [
        (name, one) for one in products() for name in (one.name, *one.also, *one.brands)
    ]
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


def _every(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the diseases of all the names *words* are made of, () when one is not."""
    found: list[str] = []
    while words:
        name, codes = _longest(words, _names())
        if not name and words[0] not in _SMALL and not words[0][0].isdigit():
            return ()
        found += codes
        words = words[len(name) or 1 :]
    return tuple(dict.fromkeys(found))


def _longest(words: tuple[str, ...], names: Iterable[_Name]) -> _Name:
    """Return the longest of *names* that *words* begin with, an empty one if none."""
    begun = (one for one in names if words[: len(one[0])] == one[0])
    return max(begun, key=lambda one: len(one[0]), default=((), ()))


@cache
def _names() -> tuple[_Name, ...]:
    """Return every name a vaccine is called by: its own, its brands, its disease."""
    said = [
        (name, one.diseases) for one in products() for name in (one.name, *one.also)
    ]
    said += [(name, (code,)) for code, name in DISEASES.items()]
    return (*((_bare(name), codes) for name, codes in said), *_brands())


@cache
def _brands() -> tuple[_Name, ...]:
    return tuple(
        (_bare(name), one.diseases) for one in products() for name in one.brands
    )


def _bare(text: str) -> tuple[str, ...]:
    """Return the words of a text, one or several of a thing being the same."""
    return tuple(word.rstrip("s") or word for word in _words(text))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain(text)))


def _holds(words: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    return all(any(one.startswith(word) for one in words) for word in typed)
