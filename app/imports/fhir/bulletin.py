"""« Relevé » of a service: the vaccinations of a searchset, each as it came."""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Final

from app.domain.errors import Refused
from app.domain.feed import Aside, Bulletin, Told
from app.gates.damage import parsing
from app.gates.json_spans import elements, members
from app.imports import titled
from app.imports.fhir.entries import found
from app.imports.fhir.gathered import addressed, people
from app.imports.fhir.header import Around, label, patient_of
from app.imports.fhir.tree import Node, loaded, nodes, text

DOSES_MAX: Final = 200
"""Vaccinations of one page."""
RAW_MAX: Final = 16 << 10
"""Bytes of one vaccination; a longer one is left out."""
PAGE_MAX: Final = 1 << 20
"""Bytes of all those of one page."""
_KIND: Final = "Immunization"
_ID: Final = re.compile(r"[A-Za-z0-9.-]{1,64}")
_ABOUT: Final = re.compile(r"(?:.*/)?Patient/([A-Za-z0-9.-]{1,64})(?:/_history/.+)?")
_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DAY: Final = len("2026-11-22")
_GONE: Final = ("entered-in-error", "not-done")
_HELD: Final = ("meta", "text")
"""What a server changes of a resource that says the same."""


def bulletin(content: bytes) -> Bulletin:
    """Return a page of vaccinations, or whom a Patient names.

    Raises Refused("import.damaged" | "import.too_large" | "import.unknown_format").
    """
    with parsing():
        words = content.decode("utf-8-sig")
        tree = loaded(words.encode())
        kind = text(tree, "resourceType")
        if kind == "Patient":
            return Bulletin(subject=patient_of(tree), patient=text(tree, "id"))
        if kind != "Bundle" or text(tree, "type") != "searchset":
            raise Refused("import.unknown_format")
        return _page(tree, list(_vaccinations(words)))


def _page(tree: Node, raws: list[str]) -> Bulletin:
    """Return what a page tells; a mistake that cannot be read leaves nothing out."""
    if len(raws) > DOSES_MAX or sum(map(len, raws)) > PAGE_MAX:
        raise Refused("import.too_large")
    around = people(addressed(tree))
    read = [(raw.encode(), loaded(raw.encode())) for raw in raws]
    said = [(one, _told(raw, one, around)) for raw, one in read]
    told = tuple(each for _, each in said if each)
    read_each = zip(read, said, strict=True)
    aside = tuple(
        _aside(*read) for read, (one, each) in read_each if not (each or _gone(one))
    )
    return Bulletin(told, _next(tree), aside)


def _aside(raw: bytes, one: Node) -> Aside:
    """Return what little is known of a vaccination that cannot be kept."""
    named = label(next(iter(nodes(_worded(one), "vaccineCode")), {}))
    known = _ABOUT.fullmatch(text(one, "patient", "reference"))
    owned = known and _ID.fullmatch(text(one, "id"))
    reason = "size" if len(raw) > RAW_MAX else "name" if owned else "owner"
    when = text(one, "occurrenceDateTime")[:_DAY]
    words = (named, when if _DATE.fullmatch(when) else "", text(one, "lotNumber"))
    return Aside(reason, _mark(one), *map(titled, words))


def _told(raw: bytes, one: Node, around: dict[str, Node]) -> Told | None:
    """Return one vaccination, None when it says none that can be kept."""
    about = _ABOUT.fullmatch(text(one, "patient", "reference"))
    named, gone = _ID.fullmatch(text(one, "id")), _gone(one)
    said = () if gone else found(Around({**around, f"{_KIND}/#0": _worded(one)}))
    if not (about and named and (gone or said)) or len(raw) > RAW_MAX:
        return None
    what = next(iter(said), None)
    return Told(text(one, "id"), about[1], _mark(one), gone, what, raw)


def _gone(one: Node) -> bool:
    """Say whether it is told to be no dose, or no more: its words may be gone too."""
    return text(one, "status") in _GONE


def _worded(one: Node) -> Node:
    """Return it with its code for a name, where nothing else names it."""
    concept = next(iter(nodes(one, "vaccineCode")), {})
    code = text(concept, "coding", "code")
    if label(concept) or not code:
        return one
    return {**one, "vaccineCode": {**concept, "text": code}}


def _mark(one: Node) -> str:
    kept = {name: value for name, value in one.items() if name not in _HELD}
    canonical = json.dumps(kept, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _next(tree: Node) -> str:
    links = nodes(tree, "link")
    return next((text(one, "url") for one in links if _is_next(one)), "")


def _is_next(link: Node) -> bool:
    return text(link, "relation") == "next"


def _vaccinations(words: str) -> Iterator[str]:
    """Give the words of each vaccination of a Bundle."""
    for raw in _resources(words):
        kinds = [raw[a:b] for name, a, b in members(raw) if name == "resourceType"]
        if kinds == [f'"{_KIND}"']:
            yield raw


def _resources(words: str) -> Iterator[str]:
    """Give the words of each resource of a Bundle, in its order."""
    for name, start, _ in members(words):
        for first, _end in elements(words, start) if name == "entry" else ():
            for inside, a, b in members(words, first):
                if inside == "resource":
                    yield words[a:b]
