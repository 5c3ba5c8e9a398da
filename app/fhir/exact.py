"""JSON that keeps every decimal as it was written: `72.50` stays `72.50`."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from app.domain.errors import Refused

Tree = dict[str, Any]
"""A parsed resource: objects, lists, text, booleans, int and Decimal."""

_DEPTH_MAX = 100
_SCALE_MAX = 100
"""No clinical number needs more digits; one with a billion would fill the memory."""


def read(raw: bytes) -> Tree:
    """Parse a resource without passing a number through a float.

    Raises Refused("fhir.unreadable") when it is not one JSON object, names a key
    twice, or holds a number no measure can be.
    """
    try:
        tree = json.loads(
            raw,
            parse_float=_decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_object,
        )
    except (ValueError, RecursionError) as error:
        raise Refused("fhir.unreadable") from error
    if not isinstance(tree, dict):
        raise Refused("fhir.unreadable")
    return tree


def write(tree: Tree) -> bytes:
    """Return the UTF-8 bytes of *tree*, keys in the order given."""
    return "".join(_pieces(tree, 0)).encode()


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    if abs(value.adjusted()) > _SCALE_MAX:
        raise ValueError
    return value


def _object(pairs: list[tuple[str, Any]]) -> Tree:
    tree = dict(pairs)
    if len(tree) != len(pairs):
        raise ValueError
    return tree


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _pieces(value: object, depth: int) -> Iterator[str]:
    if depth > _DEPTH_MAX:
        raise Refused("fhir.unreadable")
    if isinstance(value, dict):
        yield from _joined("{", value.items(), "}", depth)
    elif isinstance(value, list | tuple):
        yield from _joined("[", [(None, item) for item in value], "]", depth)
    elif isinstance(value, Decimal):
        yield format(value, "f")
    else:
        yield json.dumps(value, ensure_ascii=False)


def _joined(opening: str, items: Any, closing: str, depth: int) -> Iterator[str]:  # noqa: ANN401 - any JSON
    yield opening
    for index, (key, item) in enumerate(items):
        yield "," if index else ""
        if key is not None:
            yield f"{json.dumps(key, ensure_ascii=False)}:"
        yield from _pieces(item, depth + 1)
    yield closing
