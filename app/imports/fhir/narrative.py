"""« Texte lisible » of a FHIR resource: its XHTML, in the shapes a page is made of."""

import html
import re
from collections.abc import Iterator
from itertools import islice

from app.domain.errors import Refused
from app.domain.foreign import Block, Shape
from app.gates.xml import Element, parsed

BLOCKS_MAX = 4_000
_CELL_MAX = 4_000
_DEEPEST = 9
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,31};")
_BREAK = "\u2028"
_SILENT = {"style", "script"}
_SPACE = re.compile(r"\s+")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_APART = {"p", "div", "pre", "blockquote", "ul", "ol", "li", "table", "caption", "hr"}


def laid(div: str | Element, level: int) -> Iterator[Block]:
    """Give the blocks of a narrative, its titles from *level* + 1 on."""
    root = _root(div)
    if root is not None:
        yield from islice(_flow(root, level, 1), BLOCKS_MAX)


def _root(div: str | Element) -> Element | None:
    """Return the element; None for what is not to be shown."""
    if not isinstance(div, str):
        return div
    try:
        return parsed(_ENTITY.sub(lambda name: html.unescape(name[0]), div).encode())
    except Refused:
        return None


def _flow(node: Element, level: int, depth: int) -> Iterator[Block]:
    """Give the words of a node: those of a line together, then what stands apart."""
    line = [node.text or ""]
    for child in node:
        apart = _apart(child, level, depth)
        if apart is None:
            line.append(_words(child))
        else:
            yield from _said("".join(line), Shape.PARAGRAPH)
            yield from apart
            line = []
        line.append(child.tail or "")
    yield from _said("".join(line), Shape.PARAGRAPH)


def _apart(node: Element, level: int, depth: int) -> Iterator[Block] | None:
    """Return the blocks of what makes its own; None for words of the line."""
    tag = _tag(node)
    if tag in _HEADINGS:
        rank = min(level + _HEADINGS[tag], _DEEPEST)
        return _said(_words(node), Shape.HEADING, rank)
    if tag == "caption":
        return _said(_words(node), Shape.CAPTION)
    if tag == "table":
        return _table(node)
    if tag in ("ul", "ol"):
        return _items(node, level, depth)
    inside = any(_tag(one) in _APART or _tag(one) in _HEADINGS for one in node.iter())
    return _flow(node, level, depth) if inside else None


def _items(node: Element, level: int, depth: int) -> Iterator[Block]:
    ordered = _tag(node) == "ol"
    for rank, item in enumerate((one for one in node if _tag(one) == "li"), start=1):
        start = f"{rank}. " if ordered else ""
        for block in _flow(item, level, depth + 1):
            if block.shape is Shape.PARAGRAPH:
                words = start + block.cells[0]
                yield Block(Shape.ITEM, (words,), min(depth, _DEEPEST))
                start = ""
            else:
                yield block


def _table(node: Element) -> Iterator[Block]:
    for caption in node.iter("{*}caption"):
        yield from _said(_words(caption), Shape.CAPTION)
    for row in node.iter("{*}tr"):
        cells = [one for one in row if _tag(one) in ("td", "th")]
        words = tuple(_tidy(_words(one)) for one in cells)
        heads = all(_tag(one) == "th" for one in cells)
        if any(words):
            yield Block(Shape.COLUMNS if heads else Shape.ROW, words)


def _said(text: str, shape: Shape, level: int = 1) -> Iterator[Block]:
    """Give each line of a text as a block, none for none."""
    for line in map(_tidy, text.split(_BREAK)):
        if line:
            yield Block(shape, (line,), level)


def _words(node: Element) -> str:
    """Return the words of a node, with what ends a line where one ends."""
    tag = _tag(node)
    if tag in _SILENT:
        return ""
    start = _BREAK if tag == "br" or tag in _APART else ""
    inside = [_words(one) + str(one.tail or "") for one in node]
    return "".join([start, str(node.text or ""), *inside])


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip()[:_CELL_MAX]


def _tag(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]
