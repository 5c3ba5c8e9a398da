"""« Texte enrichi » RTF 1.9.1: its words, in one pass; objects and pictures closed."""

import codecs
import re
from dataclasses import dataclass, field, replace

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.domain.when import When
from app.imports import TEXT_MAX, Confidence, Reader, bounded, parsing, titled, undrawn

_MARK = b"{\\rtf"
_DEPTH_MAX = 1_000
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})?[ ]?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<symbol>.)|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_WRITES = {
    "par": "\n",
    "line": "\n",
    "row": "\n",
    "sect": "\n\n",
    "page": "\n\n",
    "tab": "\t",
    "cell": "\t",
    "nestcell": "\t",
    "nestrow": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
_SYMBOLS = {
    b"\\": "\\",
    b"{": "{",
    b"}": "}",
    b"~": "\u00a0",
    b"_": "‑",
    b"\n": "\n",
    b"\r": "\n",
}
_HIDDEN = re.compile(
    "colortbl|stylesheet|info|pict|nonshppict|object|objdata|fldinst|filetbl|sp"
    "|themedata|datastore|listtable|listoverridetable|rsidtbl|latentstyles|template"
    "|generator|xmlnstbl|revtbl|bkmkstart|bkmkend|mmathPr|wgrffmtfilter"
)
_SINKS = {"fonttbl": "fonts", "creatim": "created", "title": "title"}
_SHOWN = frozenset({"shpinst", "shptxt"})
_PAGES = {
    int(charset): f"cp{page}"
    for charset, page in re.findall(
        r"(\d+):(\d+)",
        "0:1252 128:932 129:949 134:936 136:950 161:1253 162:1254 163:1258 177:1255"
        " 178:1256 186:1257 204:1251 222:874 238:1250",
    )
}
_WORD_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_KNOWN = {*_PAGES.values(), *_WORD_PAGES.values(), "cp65001"}
_CODECS = {page: codecs.lookup(page) for page in _KNOWN}


@dataclass(frozen=True, slots=True)
class _Group:
    """What a pair of braces encloses: where its text goes and how it is written."""

    sink: str = "body"
    page: str = "cp1252"
    fallback: int = 1


@dataclass(slots=True)
class _Walk:
    """One pass over the file."""

    group: _Group = field(default_factory=_Group)
    above: list[_Group] = field(default_factory=list)
    sinks: dict[str, list[str]] = field(
        default_factory=lambda: {"body": [], "title": []}
    )
    fonts: dict[int, str] = field(default_factory=dict)
    created: dict[str, int] = field(default_factory=dict)
    bytes_: bytearray = field(default_factory=bytearray)
    page: str = "cp1252"
    font: int = 0
    skipped: int = 0
    written: int = 0
    optional: bool = False
    objects: bool = False

    def run(self, content: bytes) -> None:
        """Take each token once, until the end or enough text."""
        at, end = 0, len(content)
        while at < end and self.written <= TEXT_MAX:
            token = _TOKEN.match(content, at)
            if token is None:
                break
            at = token.end()
            if token["word"] == b"bin":
                at += max(0, int(token["number"] or 0))
            elif not self._take(token):
                break
        self._flush()

    def _take(self, token: re.Match[bytes]) -> bool:
        """Act on one token; False after the last brace."""
        kind = token.lastgroup
        if kind in ("text", "byte"):
            self._bytes(token["text"] or bytes.fromhex(token["byte"].decode()))
            return True
        self._flush()
        if kind == "brace":
            return self._brace(token["brace"])
        if kind == "symbol":
            self._symbol(token["symbol"])
        elif kind is not None:
            self._word(token["word"].decode(), int(token["number"] or -1))
        return True

    def _bytes(self, run: bytes) -> None:
        skipped = min(self.skipped, len(run))
        self.skipped -= skipped
        self.bytes_ += run[skipped:]

    def _flush(self) -> None:
        """Decode the bytes gathered: some alphabets take two a character."""
        if self.bytes_:
            self._put(_CODECS[self.group.page].decode(bytes(self.bytes_), "replace")[0])
            self.bytes_.clear()

    def _put(self, text: str) -> None:
        if self.group.sink in self.sinks:
            self.sinks[self.group.sink].append(text)
            self.written += len(text)

    def _brace(self, brace: bytes) -> bool:
        self.optional, self.skipped = False, 0
        if brace == b"{":
            if len(self.above) >= _DEPTH_MAX:
                raise Refused("import.damaged")
            self.above.append(self.group)
        elif self.above:
            self.group = self.above.pop()
        return bool(self.above)

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.optional = True
        elif self.skipped:
            self.skipped -= 1
        else:
            self._put(_SYMBOLS.get(symbol, ""))

    def _word(self, word: str, number: int) -> None:
        if word in _WRITES:
            self._put(_WRITES[word])
        elif word == "u":
            self._put(chr(number % 0x10000))
            self.skipped = self.group.fallback
        elif _HIDDEN.fullmatch(word) or word in _SINKS or self.optional:
            self._enter(word)
        elif self.group.sink == "created":
            self.created[word] = number
        else:
            self._set(word, number)

    def _enter(self, word: str) -> None:
        """Begin a group whose text is not the body's."""
        self.objects |= word == "object"
        if not (self.optional and word in _SHOWN):
            self.group = replace(self.group, sink=_SINKS.get(word, "hidden"))
        self.optional = False

    def _set(self, word: str, number: int) -> None:
        match word:
            case "uc":
                self.group = replace(self.group, fallback=min(max(number, 0), 255))
            case "fcharset":
                self.fonts[self.font] = _PAGES.get(number, self.page)
            case "f" if self.group.sink == "fonts":
                self.font = number
            case "f" | "plain":
                self._speak(self.fonts.get(number, self.page))
            case "ansicpg" | "mac" | "pc" | "pca":
                self.page = _WORD_PAGES.get(word, f"cp{number}")
                self._speak(self.page)

    def _speak(self, page: str) -> None:
        self.page = self.page if self.page in _CODECS else "cp1252"
        known = page if page in _CODECS else self.page
        self.group = replace(self.group, page=known)


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the first word."""
    return Confidence.SURE if head.startswith(_MARK) else Confidence.NO


def read(content: bytes) -> Extract:
    """Return the words, the title and the day of creation."""
    walk = _Walk()
    with parsing():
        walk.run(content)
    text, findings = bounded(_joined(walk.sinks["body"]))
    return Extract(
        "application/rtf",
        0,
        text=text,
        title=titled(_joined(walk.sinks["title"])),
        when=_when(walk.created),
        findings=findings + (("rtf.object",) if walk.objects else ()),
    )


def _joined(parts: list[str]) -> str:
    """Join the parts; a character beyond the first plane comes as two halves."""
    raw = "".join(parts).encode("utf-16-le", "surrogatepass")
    return raw.decode("utf-16-le", "ignore")


def _when(created: dict[str, int]) -> When | None:
    try:
        day = [created[word] for word in ("yr", "mo", "dy")]
        return When.parse("{:04}-{:02}-{:02}".format(*day))
    except (KeyError, Refused):
        return None


READER = Reader(("application/rtf",), sniff, read, undrawn)
