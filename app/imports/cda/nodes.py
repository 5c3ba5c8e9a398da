"""The tree of a CDA document: where its words, codes and moments are."""

import re
from collections.abc import Iterator
from itertools import islice

from app.domain.errors import Refused
from app.domain.when import When
from app.gates.xml import Element
from app.imports import titled

V3 = "{urn:hl7-org:v3}"
ROOT = f"{V3}ClinicalDocument"
SECTIONS = "component/section"
GOING = ("new", "active", "held", "suspended")
"""What is said of an act that is not completed."""
_MOMENT = re.compile(
    r"(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(\d\d)?(?:\.\d+)?)?)?)?)?"
    r"(?:([+-]\d\d)(\d\d))?",
    re.ASCII,
)
_MOST = 5_000
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def every(node: Element, path: str) -> list[Element]:
    """Return what lies at *path*, whose names are those of CDA; 5,000 at most."""
    steps = "/".join(f"{V3}{step}" for step in path.split("/"))
    return list(islice(node.iterfind(steps), _MOST))


def first(node: Element, *paths: str) -> Element | None:
    """Return the first node at one of *paths*, in their order."""
    for path in paths:
        for found in every(node, path):
            return found
    return None


def words(node: Element, *paths: str) -> str:
    """Return the words of the first node at one of *paths* that says any."""
    for path in paths:
        for found in every(node, path):
            if said := titled("".join(map(str, found.itertext()))):
                return said
    return ""


def value(node: Element, path: str, name: str = "value") -> str:
    """Return an attribute of the first node at *path* that has it."""
    for found in every(node, path):
        if said := titled(found.get(name, "")):
            return said
    return ""


def tag(node: Element) -> str:
    """Return the name of a node, whatever language it belongs to."""
    return str(node.tag).rpartition("}")[2]


def moment(node: Element, path: str) -> str:
    """Return a date as ISO text of the precision given; "" when it is none.

    An hour without minutes, or one no clock shows, leaves the day.
    """
    found = _MOMENT.fullmatch(value(node, path))
    if found is None:
        return ""
    year, month, day, hour, minute, second, zone, minutes = found.groups()
    date = "-".join(filter(None, (year, month, day)))
    clock = ":".join(filter(None, (hour, minute, second)))
    shift = f"{zone}:{minutes}" if zone else ""
    texts = (f"{date}T{clock}{shift}", date) if minute else (date,)
    return next(filter(_dated, texts), "")


def _dated(text: str) -> bool:
    try:
        When.parse(text)
    except Refused:
        return False
    return True


def name_of(node: Element, path: str) -> str:
    """Return an identifier as people exchange it: `urn:oid:…` or `urn:uuid:…`."""
    root, extension = value(node, path, "root"), value(node, path, "extension")
    if not root:
        return ""
    urn = f"urn:uuid:{root.lower()}" if _UUID.fullmatch(root) else f"urn:oid:{root}"
    return f"{urn}^{extension}" if extension else urn


def sections(node: Element, level: int = 1) -> Iterator[tuple[int, Element]]:
    """Give the sections of a body in reading order, with their depth."""
    for section in every(node, SECTIONS):
        yield level, section
        yield from sections(section, level + 1)
