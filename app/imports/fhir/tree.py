"""A FHIR resource as plain lists and objects, whichever of its two forms it came in."""

from collections.abc import Iterator
from typing import Any

from app.domain.errors import Refused
from app.fhir import exact
from app.gates.xml import Element, parsed

FHIR, XHTML = "{http://hl7.org/fhir}", "{http://www.w3.org/1999/xhtml}"
_BLANK = b" \t\r\n\xef\xbb\xbf"
_DEEPEST = 64

Node = dict[str, Any]


def loaded(content: bytes) -> Node:
    """Return the resource. Raises Refused("import.damaged" | "import.unsafe")."""
    if content.lstrip(_BLANK).startswith(b"{"):
        try:
            tree = exact.read(content)
        except Refused as error:
            raise Refused("import.damaged") from error
    else:
        tree = _resource(parsed(content), 0)
    _bounded(tree, 0)
    return tree


def many(node: object, *path: str) -> list[Any]:
    """Return all that stands at the end of *path*, through every list on the way."""
    found = _listed(node)
    for step in path:
        below = [one.get(step) for one in found if isinstance(one, dict)]
        found = [each for one in below for each in _listed(one)]
    return found


def nodes(node: object, *path: str) -> list[Node]:
    """Return the objects at the end of *path*."""
    return [one for one in many(node, *path) if isinstance(one, dict)]


def text(node: object, *path: str) -> str:
    """Return the first words at the end of *path*, "" when there are none."""
    words = (one for one in many(node, *path) if isinstance(one, str))
    return next((one.strip() for one in words if one.strip()), "")


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _bounded(value: object, depth: int) -> None:
    """Refuse what is nested deeper than any resource is."""
    if depth > _DEEPEST:
        raise Refused("import.damaged")
    if isinstance(value, dict):
        for one in value.values():
            _bounded(one, depth + 1)
    elif isinstance(value, list):
        for one in value:
            _bounded(one, depth + 1)


def _resource(element: Element, depth: int) -> Node:
    return {"resourceType": _named(element)} | _object(element, depth)


def _object(element: Element, depth: int) -> Node:
    """Return the children of an element by name, each a list as in `many`."""
    if depth > _DEEPEST:
        raise Refused("import.damaged")
    node: Node = {}
    for name, value in _children(element, depth):
        node.setdefault(name, []).append(value)
    return node


def _children(element: Element, depth: int) -> Iterator[tuple[str, Any]]:
    for child in element:
        name = _named(child)
        if child.tag == f"{XHTML}div":
            yield name, child
        elif name in ("resource", "contained"):
            yield from ((name, _resource(one, depth + 1)) for one in child)
        elif "value" in child.attrib:
            yield name, str(child.get("value"))
        else:
            yield name, _object(child, depth + 1)


def _named(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
