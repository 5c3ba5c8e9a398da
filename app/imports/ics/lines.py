"""« Lignes » of an iCalendar file: unfolded, decoded, cut in name and value."""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import Refused

SIZE_MAX: Final = 10 << 20
"""Bytes of a file; years of a busy agenda weigh less."""
VALUE_MAX: Final = 64 << 10
"""Characters of a value; a picture put inside is longer, and is not kept."""
_FOLD: Final = re.compile(rb"\r?\n[ \t]|\r[ \t]")
_BREAK: Final = re.compile(r"\r\n|\n|\r")
_NAME: Final = re.compile(r"[A-Za-z0-9-]{1,60}(?=[;:])")
_ESCAPE: Final = re.compile(r"\\([nN\\;,:\"])")
_PARAMETER: Final = re.compile(r';([A-Za-z0-9-]{1,60})=("[^"]*"|[^;:"]*)')
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One property: its name in capitals, its parameters, its value as written."""

    name: str
    value: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Return a text with what was escaped in it."""
        return _ESCAPE.sub(_plain, self.value)

    def says(self, parameter: str) -> str:
        """Return a parameter, "" when it is not there."""
        return self.parameters.get(parameter, "")


def lines(content: bytes, findings: set[str]) -> Iterator[Line]:
    """Give the properties in their order; add to *findings* what was put right.

    Raises Refused("import.too_large").
    """
    if len(content) > SIZE_MAX:
        raise Refused("import.too_large")
    for text in _whole(_decoded(_FOLD.sub(b"", content), findings), findings):
        yield _line(text)


def _decoded(content: bytes, findings: set[str]) -> str:
    """Return the text: UTF-8, UTF-16 with its mark, or Windows-1252, and said."""
    if content.startswith(_WIDE):
        return content.decode("utf-16", "replace").replace("\r\n ", "")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        findings.add("ics.charset")
        return content.decode("cp1252", "replace")


def _whole(text: str, findings: set[str]) -> Iterator[str]:
    """Give whole lines: one that names no property goes on with the one before."""
    held: list[str] = []
    for piece in _BREAK.split(text):
        if _NAME.match(piece):
            if held:
                yield "".join(held)
            held = [piece]
        elif held and piece.strip():
            findings.add("ics.folding")
            held.append(piece)
    if held:
        yield "".join(held)


def _line(text: str) -> Line:
    named = _NAME.match(text)
    at = named.end() if named else 0
    name, parameters = text[:at].upper(), dict[str, str]()
    while found := _PARAMETER.match(text, at):
        parameters.setdefault(found[1].upper(), found[2].strip('"'))
        at = found.end()
    start = text.find(":", at) + 1
    value = text[start : start + VALUE_MAX] if start else ""
    return Line(name, value, parameters)


def _plain(escaped: re.Match[str]) -> str:
    return "\n" if escaped[1] in "nN" else escaped[1]
