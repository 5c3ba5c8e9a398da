"""« XML » : no declaration of type, no entity, no network, or no reading at all."""

import codecs
import re

from lxml import etree

from app.domain.errors import Refused

Element = etree._Element  # noqa: SLF001  the name lxml gives to what it returns

SIZE_MAX = 64 << 20
TAGS_MAX = 600_000
DEPTH_MAX = 256
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
_ALPHABETS = {
    "utf-8": "utf-8",
    "us-ascii": "ascii",
    "iso-8859-1": "latin-1",
    "iso-8859-15": "iso8859-15",
    "windows-1252": "cp1252",
}
_BLANK = "\ufeff \t\r\n"
_HEAD = 512
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_TOO_MUCH = (2, 114)
"""What libxml2 says without memory, of a tree too deep (256), of a text too long."""

for _alphabet in (*_ALPHABETS.values(), *(name for _, name in _MARKS)):
    codecs.lookup(_alphabet)  # no file opens once sealed


def opening(head: bytes) -> str:
    """Return the start of a file as text, "" when it is not XML."""
    try:
        text = _decoded(head, errors="ignore")
    except Refused:
        return ""
    return text if text.lstrip(_BLANK).startswith("<") else ""


def parsed(content: bytes) -> Element:
    """Return the root; comments and instructions for other programs are left out.

    Raises Refused("import.too_large" | "import.unsafe" | "import.damaged").
    """
    if len(content) > SIZE_MAX:
        raise Refused("import.too_large")
    text = _decoded(content).lstrip(_BLANK)
    if declares(text):
        raise Refused("import.unsafe")
    if text.count("<") > TAGS_MAX:
        raise Refused("import.too_large")
    try:
        return _tree(text.encode())
    except etree.XMLSyntaxError as error:
        raise Refused("import.damaged") from error


def _tree(text: bytes) -> Element:
    """Return the root; a file inside may be a long text, no tree may be deep.

    The parser's own limits say no to both: a tree they refuse is looked at again.
    """
    try:
        return etree.fromstring(text, _parser())
    except etree.XMLSyntaxError as error:
        if vars(error).get("code") not in _TOO_MUCH:
            raise
    root = etree.fromstring(text, _parser(huge_tree=True))
    if too_deep(root):
        raise Refused("import.too_large")
    return root


def too_deep(root: Element) -> bool:
    """Tell whether a tree is deeper than any document needs."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEPTH_MAX:
            return True
    return False


def declares(text: str) -> bool:
    """Tell whether anything is declared before the root: only a DOCTYPE can be."""
    prolog = _PROLOG.match(text)
    return prolog is not None and text.startswith("<!", prolog.end())


def _parser(*, huge_tree: bool = False) -> etree.XMLParser:
    """Return a parser that reads UTF-8 whatever the file says of itself."""
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=huge_tree,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _decoded(content: bytes, errors: str = "strict") -> str:
    """Decode by the mark, else by what is declared; few alphabets are known."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _text(content, name, errors)
    declared = _DECLARED.match(content[:_HEAD].lstrip())
    said = declared[1].decode("ascii", "ignore").lower() if declared else "utf-8"
    if said not in _ALPHABETS:
        raise Refused("import.damaged")
    return _text(content, _ALPHABETS[said], errors)


def _text(content: bytes, name: str, errors: str) -> str:
    try:
        return content.decode(name, errors)
    except UnicodeError as error:
        raise Refused("import.damaged") from error
