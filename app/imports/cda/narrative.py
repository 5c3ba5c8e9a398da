"""The narrative of a CDA document: its words, in the shapes a page is made of."""

from collections.abc import Iterator
from itertools import islice

from app.domain.foreign import Block, Shape
from app.gates.xml import Element
from app.imports.cda.inline import blank, flat, inline, tidy
from app.imports.cda.nodes import every, first, tag, words
from app.imports.cda.tables import CELL_MAX, table

BLOCKS_MAX = 6_000
WORDS_MAX = 400_000
_DEEPEST = 9
_PLAIN = "text/plain"


def laid(root: Element) -> tuple[tuple[Block, ...], bool]:
    """Return the page, and whether it is too long to be given whole."""
    kept, spent = list[Block](), 0
    for block in islice(_body(root), BLOCKS_MAX + 1):
        spent += sum(map(len, block.cells))
        if spent > WORDS_MAX or len(kept) == BLOCKS_MAX:
            return tuple(kept), True
        kept.append(block)
    return tuple(kept), False


def _body(root: Element) -> Iterator[Block]:
    plain = first(root, "component/nonXMLBody/text")
    if plain is not None and plain.get("mediaType", _PLAIN) == _PLAIN:
        for line in str(plain.text or "").splitlines():
            yield from _said(line, Shape.PARAGRAPH, 1)
    for section in every(root, "component/structuredBody/component/section"):
        yield from _section(section, 1)


def _section(section: Element, level: int) -> Iterator[Block]:
    """Give the title of a section that says something, then what it says."""
    text = first(section, "text")
    own = [] if text is None else list(_flow(text, Shape.PARAGRAPH, 1))
    below = [
        block
        for part in every(section, "component/section")
        for block in _section(part, level + 1)
    ]
    title = words(section, "title")
    if title and (own or below):
        yield Block(Shape.HEADING, (title,), min(level, _DEEPEST))
    said_again = Block(Shape.CAPTION, (title,))
    yield from (block for block in own if block != said_again)
    yield from below


def _flow(node: Element, shape: Shape, level: int, start: str = "") -> Iterator[Block]:
    """Give the words of a node: those of a line together, then what stands apart."""
    line = [start, blank(node.text)]
    for child in node:
        apart = _apart(child, shape, level)
        if apart is None:
            line.append(flat(child))
        else:
            yield from _said("".join(line), shape, level)
            yield from apart
            line, shape = [], Shape.PARAGRAPH
        line.append(blank(child.tail))
    yield from _said("".join(line), shape, level)


def _apart(node: Element, shape: Shape, level: int) -> Iterator[Block] | None:
    """Return the blocks of what makes its own; None for words of the line."""
    match tag(node):
        case "paragraph":
            return _flow(node, shape, level)
        case "list":
            return _items(node, level + (shape is Shape.ITEM))
        case "table":
            return table(node)
        case "renderMultiMedia" | "caption":
            return _said(inline(node), Shape.CAPTION, 1)
    return None


def _items(node: Element, level: int) -> Iterator[Block]:
    ordered = node.get("listType") == "ordered"
    yield from _captions(node)
    items = [part for part in node if tag(part) == "item"]
    for rank, item in enumerate(items, start=1):
        start = f"{rank}. " if ordered else ""
        yield from _flow(item, Shape.ITEM, min(level, _DEEPEST), start)


def _captions(node: Element) -> Iterator[Block]:
    for part in node:
        if tag(part) == "caption":
            yield from _said(inline(part), Shape.CAPTION, 1)


def _said(text: str, shape: Shape, level: int) -> Iterator[Block]:
    """Give words as blocks of one shape, none for none."""
    shown = tidy(text[: 2 * WORDS_MAX])
    for at in range(0, len(shown), CELL_MAX):
        yield Block(shape, (shown[at : at + CELL_MAX],), level)
