"""The words of a node of a narrative, on one or several lines."""

import re

from app.gates.xml import Element
from app.imports.cda.nodes import tag

_BLANK = re.compile(r"[ \t\r\n\u00a0]+")
_SPACES = re.compile(r" {2,}")
_LINES = re.compile(r"\s*\n\s*")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_ALONE = ("paragraph", "item", "tr", "caption", "list", "table")
_SILENT = ("script", "style", "footnoteRef")
_APART = ("td", "th")


def inline(node: Element) -> str:
    """Return all the words of a node; `tidy` makes them fit to be shown."""
    said = [blank(node.text)]
    for child in node:
        said += [flat(child), blank(child.tail)]
    return "".join(said)


def tidy(text: str) -> str:
    """Return text without doubled spaces, empty lines nor control characters."""
    lines = _LINES.sub("\n", _CONTROL.sub("", text))
    return _SPACES.sub(" ", lines).strip()


def flat(node: Element) -> str:
    """Return the words of a node among others, as its name wants them."""
    name = tag(node)
    if name == "br":
        return "\n"
    if name in _SILENT or node.get("revised") == "delete":
        return ""
    said = inline(node)
    if name == "sup":
        return said.strip().translate(_RAISED)
    if name in _ALONE:
        return f"\n{said}\n"
    return f"{said} " if name in _APART else said


def blank(text: object) -> str:
    """Return text whose lines mean nothing: only `br` makes one."""
    return _BLANK.sub(" ", str(text or ""))
