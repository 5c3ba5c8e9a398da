"""« IHE_XDM » : the archive of documents that secure mail and hospitals send.

Each document is named with what the table of contents says of it.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.gates.archive import MARK, Member, members
from app.gates.paged import Foreign
from app.imports import Confidence, Reader, Within, bounded
from app.imports.xdm.table import Listed, Table, table_of

MEDIA_TYPE = "application/x-ihe-xdm+zip"
_TABLE = re.compile(r"(?i)(^|.*/)IHE_XDM/[^/]+/METADATA\.XML")
_AROUND = re.compile(r"(?i)METADATA\.XML|INDEX\.HTML?|README\.TXT|.*\.(XSLT?|CSS)")


@dataclass(frozen=True, slots=True)
class _Folder:
    """One METADATA.XML and the documents beside it; no table: it cannot be read."""

    name: str = field(repr=False)
    beside: Sequence[Member]
    table: Table | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A document listed, its file if it is there, *whole* when nothing changed it."""

    listed: Listed
    member: Member | None
    whole: bool


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise an archive; its names say whether it is one of these."""
    return Confidence.SURE if head.startswith(MARK) else Confidence.NO


def owns(content: Foreign) -> bool:
    """Recognise the table of contents, whatever the capitals and the index."""
    try:
        return any(_TABLE.fullmatch(one.name) for one in members(content))
    except Refused:
        return False


def read(content: Foreign) -> Extract:
    """Return the titles, and what does not match in the archive."""
    folders = _folders(content)
    codes = dict.fromkeys(code for folder in folders for code in _findings(folder))
    titles = [one.title for folder in folders for one in _listed(folder)]
    text, cut = bounded("\n".join(titles))
    return Extract(MEDIA_TYPE, 0, text=text, findings=(*codes, *cut))


def parts(content: Foreign) -> tuple[Within, ...]:
    """Return each document with what the table says of it; then the others."""
    return tuple(one for folder in _folders(content) for one in _within(folder))


def _folders(content: Foreign) -> list[_Folder]:
    found = members(content)
    return [_folder(one, found) for one in found if _TABLE.fullmatch(one.name)]


def _folder(metadata: Member, found: Sequence[Member]) -> _Folder:
    name = metadata.name[: -len("METADATA.XML")]
    inside = [one for one in found if one.name.startswith(name)]
    beside = [one for one in inside if not _AROUND.fullmatch(_leaf(one))]
    try:
        return _Folder(name, beside, table_of(metadata.read()))
    except Refused:
        return _Folder(name, beside, None)


def _listed(folder: _Folder) -> Sequence[Listed]:
    return folder.table.listed if folder.table else ()


def _within(folder: _Folder) -> Iterator[Within]:
    left = list(folder.beside)
    for found in _found(folder):
        if folder.table and found.member:
            left.remove(found.member)
            listed, take = found.listed, found.member.read
            said = (listed.title, listed.when, listed.header(folder.table))
            yield Within(_leaf(found.member), take, *said)
    yield from (Within(_leaf(one), one.read) for one in left)


def _found(folder: _Folder) -> Iterator[_Found]:
    """Give each document listed its file: by fingerprint, else by name."""
    prints = {one.name: _sha1(one) for one in folder.beside}
    left = list(folder.beside)
    for listed in _listed(folder):
        named = (folder.name + listed.file).casefold()
        same = (one for one in left if listed.is_of(prints[one.name], one.size))
        alike = (one for one in left if one.name.casefold() == named)
        member = next(same, None) or next(alike, None)
        if member:
            left.remove(member)
        yield _Found(
            listed,
            member,
            member is not None and listed.sha1 in ("", prints[member.name]),
        )


def _findings(folder: _Folder) -> Iterator[str]:
    if folder.table is None:
        yield "xdm.unreadable"
        return
    found = list(_found(folder))
    kept = [one for one in found if one.member]
    if len(kept) < len(found):
        yield "xdm.missing"
    if len(kept) < len(folder.beside):
        yield "xdm.unlisted"
    if not all(one.whole for one in kept):
        yield "xdm.altered"


def _leaf(member: Member) -> str:
    return member.name.rpartition("/")[2]


def _sha1(member: Member) -> str:
    """Return the fingerprint the table uses, "?" when the file does not unpack."""
    try:
        return hashlib.sha1(member.read(), usedforsecurity=False).hexdigest()
    except Refused:
        return "?"


READER = Reader(
    (MEDIA_TYPE,), sniff, read, parts=parts, owns=owns, apart=True, paged=True
)
