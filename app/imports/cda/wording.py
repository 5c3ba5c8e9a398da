"""The words and the codes an entry refers to: those of its author first."""

import re
from collections.abc import Mapping

from app.gates.xml import Element
from app.imports import titled
from app.imports.cda.inline import inline, tidy
from app.imports.cda.nodes import V3, every, first, value, words

LABEL_MAX = 450
_NOTHING = ("", "-", "non", "na", "n/a")
_YES = ("oui", "true")
_TABLED = re.compile(r"\[[^\]]{1,30}:[^\]]{1,30}\]\s*|\s*\([\w-]{1,12} : [^)]{1,20}\)")
_FORMAL = re.compile(r"\s*[\[;].*", re.DOTALL)
Places = Mapping[str, Element]


def places_of(root: Element) -> Places:
    """Return what lies in the narrative under each name."""
    return {
        str(node.get("ID")): node
        for text in root.iter(f"{V3}text")
        for node in text.iter()
        if node.get("ID")
    }


def says(text: str) -> bool:
    """Tell words from a dash, a blank or a « non »."""
    return text.strip().lower() not in _NOTHING


def answered(node: Element, places: Places) -> str:
    """Return what the narrative answers when it is one word: « oui » or « non »."""
    found = [place_of(node, path, places) for path in ("value/originalText", "text")]
    said = [tidy(inline(one)).lower() for one in found if one is not None]
    return next((one for one in said if one in ("oui", "non")), "")


def named(node: Element, path: str, places: Places) -> str:
    """Return the words of the code at *path*."""
    return label(first(node, path), places)


def label(code: Element | None, places: Places) -> str:
    """Return the words of a code: those of its author, else those of its table."""
    if code is None:
        return ""
    said = _TABLED.sub("", narrated(code, "originalText", places))[:LABEL_MAX]
    tables = [code.get("displayName", ""), value(code, "translation", "displayName")]
    return said or next((_FORMAL.sub("", titled(one)) for one in tables if one), "")


def narrated(node: Element, path: str, places: Places) -> str:
    """Return the words of the narrative a node refers to, else its own."""
    place = place_of(node, path, places)
    said = words(node, path) if place is None else tidy(inline(place))
    return said if says(said) and said.lower() not in _YES else ""


def place_of(node: Element, path: str, places: Places) -> Element | None:
    """Return the place of the narrative a node refers to."""
    return places.get(value(node, f"{path}/reference").removeprefix("#"))


def coded(node: Element, wanted: str = "") -> tuple[str, str]:
    """Return a code and its system, of the *wanted* one when it is there."""
    codes = [*every(node, "code"), *every(node, "code/translation")]
    known = [code_of(one) for one in codes if one.get("code")]
    chosen = [one for one in known if one[1] == wanted]
    return next(iter((*chosen, *known)), ("", ""))


def code_of(node: Element) -> tuple[str, str]:
    """Return a code and its system."""
    return titled(node.get("code", "")), titled(node.get("codeSystem", ""))
