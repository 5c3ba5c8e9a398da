"""Where the parts of a JSON text lie, so that each is kept as it came."""

import json
from collections.abc import Iterator
from typing import Final

_BLANK: Final = " \t\r\n"
_DECODER: Final = json.JSONDecoder()


def members(text: str, at: int = 0) -> Iterator[tuple[str, int, int]]:
    """Give each member of the object at *at*: name, start and end of its value.

    Raises ValueError for what is no object.
    """
    at = _next(text, _sign(text, at, "{"))
    while text[at] != "}":
        name, at = _DECODER.raw_decode(text, at)
        start = _next(text, _sign(text, at, ":"))
        at = _end(text, start)
        yield name, start, at
        at = _after(text, at)


def elements(text: str, at: int = 0) -> Iterator[tuple[int, int]]:
    """Give where each element of the array at *at* starts and ends.

    Raises ValueError for what is no array.
    """
    at = _next(text, _sign(text, at, "["))
    while text[at] != "]":
        start, at = at, _end(text, at)
        yield start, at
        at = _after(text, at)


def _end(text: str, at: int) -> int:
    return int(_DECODER.raw_decode(text, at)[1])


def _after(text: str, at: int) -> int:
    """Return where the next part starts, past a comma if there is one."""
    at = _next(text, at)
    return _next(text, at + 1) if text[at] == "," else at


def _sign(text: str, at: int, sign: str) -> int:
    """Return what follows *sign*."""
    at = _next(text, at)
    if text[at : at + 1] != sign:
        raise ValueError
    return at + 1


def _next(text: str, at: int) -> int:
    """Return the place of the next sign that is no blank."""
    while text[at : at + 1] and text[at] in _BLANK:
        at += 1
    return at
