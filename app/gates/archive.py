"""« Archive » ZIP: refused as a whole, or its files given one by one, in memory."""

import codecs
import re
import stat
import struct
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from app.domain.errors import Refused
from app.domain.lent import Lent
from app.gates.damage import parsing
from app.gates.paged import Foreign, opened

codecs.lookup("cp437")  # how names are written; no file opens once sealed

MARK = b"PK\3\4"
_EMPTY = b"PK\5\6"
_LOCKED = 1
_NAME_MAX = 255
_UNSAFE = re.compile(r"[\x00-\x1f\x7f]|^/|^[A-Za-z]:|(^|/)\.\.(/|$)")
_LITTLE = 1 << 20
_PIECE = 1 << 18
_ARCHIVES = (MARK, _EMPTY, b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"BZh")
_OFFICE = (b"[Content_Types].xml", b"mimetype")
_NAME_AT = 30
_LENGTHS_AT = 26
_LENGTHS = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold: files, bytes once unpacked, times its own size.

    *nested*: archives inside are counted among the files instead of refused.
    """

    members: int = 1_000
    unpacked: int = 200 << 20
    ratio: int = 100
    nested: bool = False


DOCUMENTS = Limits()
STUDY = Limits(members=5_000, unpacked=4 << 30, nested=True)
"""« Examen » of images: one file a slice, and black slices that pack to nothing.

Its images are read one at a time, so that the sum weighs on no memory; the discs
of hospitals carry a viewer, often an archive itself, which nobody opens.
"""
EXPORT = Limits(members=50_000, unpacked=16 << 30, ratio=200, nested=True)
"""« Export » of an app: years of readings, one file read as it unpacks.

Lines alike pack well; the rest, tracks and pictures, is never opened.
"""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive, unpacked when it is read; *name* has slashes."""

    name: str = field(repr=False)
    size: int
    _archive: ZipFile = field(repr=False)
    _info: ZipInfo = field(repr=False)

    def read(self, most: int = -1) -> bytes:
        """Return the bytes, or at most *most* from the start.

        Raises Refused("import.damaged").
        """
        with parsing(), self._archive.open(self._info) as opened:
            return opened.read(most)

    def pieces(self) -> Iterator[bytes]:
        """Give the bytes as they unpack, from the start to the end.

        Raises Refused("import.damaged").
        """
        with parsing():
            file = self._archive.open(self._info)
        while True:
            with parsing():
                piece = file.read(_PIECE)
            if not piece:
                return
            yield piece

    def lent(self) -> Lent:
        """Return it to be read here and there; it is unpacked up to there each time.

        Reading raises Refused("import.damaged").
        """
        with parsing():
            file = self._archive.open(self._info)

        def read(start: int, size: int) -> bytes:
            with parsing():
                file.seek(start)
                found = file.read(size)
            if len(found) != size:
                raise Refused("import.damaged")
            return found

        return Lent(self.size, read)

    def place(self) -> tuple[int, int, int]:
        """Return where its bytes lie in the archive, how many, the size they pack.

        The last is 0 when they lie there as they are. Raises
        Refused("import.damaged").
        """
        info, file = self._info, self._archive.fp or BytesIO()
        with parsing():
            file.seek(info.header_offset + _LENGTHS_AT)
            lengths = struct.unpack("<HH", file.read(_LENGTHS))
        start = info.header_offset + _LENGTHS_AT + _LENGTHS + sum(lengths)
        packed = info.compress_type == ZIP_DEFLATED
        return start, info.compress_size, self.size if packed else 0


@lru_cache(maxsize=1)
def _directory(content: Foreign) -> ZipFile:
    """Read the list of files, once for all the readers that look at it."""
    with parsing():
        return ZipFile(opened(content))


Infos = Sequence[ZipInfo]
Check = Callable[[Infos, Limits], bool]


def office(head: bytes) -> bool:
    """Tell an office document, an archive itself, from its first bytes."""
    return head.startswith(MARK) and head[_NAME_AT:].startswith(_OFFICE)


def members(content: Foreign, limits: Limits = DOCUMENTS) -> tuple[Member, ...]:
    """Return the files of an archive, folders left out; nothing is unpacked yet.

    Raises Refused("import.damaged" | "import.unsafe" | "import.too_large" |
    "import.locked" | "import.unknown_format").
    """
    archive = _directory(content)
    infos = archive.infolist()
    for check, code in CHECKS.items():
        if not check(infos, limits):
            raise Refused(code)
    found = tuple(
        Member(_slashed(info), info.file_size, archive, info)
        for info in infos
        if not info.is_dir()
    )
    if not limits.nested and any(map(_packed, found)):
        raise Refused("import.unsafe")
    return found


def _few(infos: Infos, limits: Limits) -> bool:
    return len(infos) <= limits.members


def _plain_names(infos: Infos, _limits: Limits) -> bool:
    """No name leads out of the archive."""
    names = [_slashed(info) for info in infos]
    return all(len(n) <= _NAME_MAX and not _UNSAFE.search(n) for n in names)


def _distinct_names(infos: Infos, _limits: Limits) -> bool:
    """No two names are one for some system: spaces, dots, capitals, accents."""
    keys = {
        tuple(
            unicodedata.normalize("NFKC", part).casefold().strip(" .")
            for part in _slashed(info).rstrip("/").split("/")
        )
        for info in infos
    }
    return len(keys) == len(infos)


def _plain_files(infos: Infos, _limits: Limits) -> bool:
    """No link, no device: files and folders."""
    kinds = {stat.S_IFMT(info.external_attr >> 16) for info in infos}
    return kinds <= {0, stat.S_IFREG, stat.S_IFDIR}


def _unlocked(infos: Infos, _limits: Limits) -> bool:
    return not any(info.flag_bits & _LOCKED for info in infos)


def _bounded_methods(infos: Infos, _limits: Limits) -> bool:
    """Only what unpacks no further than its declared size."""
    return all(info.compress_type in (ZIP_STORED, ZIP_DEFLATED) for info in infos)


def _light(infos: Infos, limits: Limits) -> bool:
    return sum(info.file_size for info in infos) <= limits.unpacked


def _honest(infos: Infos, limits: Limits) -> bool:
    """The whole does not swell: one empty page among a hundred condemns nothing."""
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    return unpacked <= max(_LITTLE, limits.ratio * packed)


CHECKS: dict[Check, str] = {
    _few: "import.too_large",
    _plain_names: "import.unsafe",
    _distinct_names: "import.unsafe",
    _plain_files: "import.unsafe",
    _unlocked: "import.locked",
    _bounded_methods: "import.unknown_format",
    _light: "import.too_large",
    _honest: "import.too_large",
}
"""What every archive must pass, in this order, and the refusal when it does not."""


def _slashed(info: ZipInfo) -> str:
    """Return the name as it is written, before any library mends it."""
    return info.orig_filename.replace("\\", "/")


def _packed(member: Member) -> bool:
    """Tell another archive from an office document, which is one too."""
    try:
        head = member.read(_NAME_AT + max(map(len, _OFFICE)))
    except Refused:
        return False
    return head.startswith(_ARCHIVES) and not office(head)
