"""Top-level elements of a FHIR resource, each with the exact text it was given in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

_SPACE = " \t\n\r"


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its *text* as received, compared by its *value*.

    *value* keeps numbers as written (`72.50` is not `72.5`). *rows* are the
    items of a list whose every item has an `id`, by that id; else None.
    """

    text: str = field(compare=False, repr=False)
    value: object = field(repr=False)
    rows: Mapping[str, "Element"] | None = field(
        default=None, compare=False, repr=False
    )


Elements = dict[str, Element]


def split(body: bytes) -> Elements | None:
    """Return the elements of a JSON object, in order; None for anything else."""
    try:
        text = body.decode()
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    return {str(name): _element(raw) for name, raw in _members(text)}


def joined(elements: Elements) -> bytes:
    """Return the JSON object of *elements*."""
    members = (f"{json.dumps(name)}:{item.text}" for name, item in elements.items())
    return ("{" + ",".join(members) + "}").encode()


def listed(rows: Mapping[str, Element]) -> Element:
    """Return the list of *rows*, each with its own text."""
    return _element("[" + ",".join(row.text for row in rows.values()) + "]")


def _element(text: str) -> Element:
    value = json.loads(text, parse_float=_number, parse_int=_number)
    return Element(text, value, _rows(text, value))


def _number(text: str) -> tuple[str, str]:
    return "number", text


def _rows(text: str, value: object) -> dict[str, Element] | None:
    if not isinstance(value, list) or not value:
        return None
    ids = [item.get("id") if isinstance(item, dict) else None for item in value]
    names = [name for name in ids if isinstance(name, str)]
    if len(names) != len(ids) or len(set(names)) != len(names):
        return None
    return {
        name: _element(item) for name, item in zip(names, _items(text), strict=True)
    }


def _members(text: str) -> list[tuple[object, str]]:
    """Names and raw texts of a JSON object already known to be one."""
    found, at = [], _skip(text, text.index("{") + 1, _SPACE)
    while text[at] != "}":
        name, at = _decode(text, at)
        start = _skip(text, at, _SPACE + ":")
        _, at = _decode(text, start)
        found.append((name, text[start:at]))
        at = _skip(text, at, _SPACE + ",")
    return found


def _items(text: str) -> list[str]:
    found, at = [], _skip(text, 1, _SPACE)
    while text[at] != "]":
        _, end = _decode(text, at)
        found.append(text[at:end])
        at = _skip(text, end, _SPACE + ",")
    return found


def _skip(text: str, at: int, letters: str) -> int:
    while text[at] in letters:
        at += 1
    return at


_decoder = json.JSONDecoder()


def _decode(text: str, at: int) -> tuple[object, int]:
    value, end = _decoder.raw_decode(text, at)
    return value, end
