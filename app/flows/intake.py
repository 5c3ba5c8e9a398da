"""A new document: what the person says of it, else what it says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.domain.entry import Attachment, Entry, Link
from app.domain.errors import Refused
from app.domain.foreign import Extract, Header, Part
from app.domain.ids import EntryId
from app.domain.lent import Content
from app.domain.space import Space
from app.domain.state import State
from app.domain.when import When
from app.fhir import document
from app.fhir.document import Described, File
from app.fhir.document_types import rubric_of
from app.flows.filing import Category, category, guess
from app.flows.heading import category_of, links_of, meta_of, type_of
from app.flows.reading import date_in_name, date_in_text, proposed_title
from app.rules.hiding import strictest

REPLACES = "replaces"
"""The link of a new version to the one before it."""

_KEPT = ("folder", "pinned")
"""What a new version keeps of the one before it."""

_DIGITS = 6
_EVER = -(1 << 62)


@dataclass(frozen=True, slots=True)
class Page:
    """One file given, and the name it came with; several make one document.

    *password* is what opens it, when it is locked; *told* is what the archive it
    came in says of it, *reading* what the airlock already said.
    """

    content: Content = field(repr=False)
    name: str = field(repr=False)
    password: str = field(default="", repr=False)
    told: Part | None = field(default=None, repr=False)
    reading: Extract | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """What the person says of a document; empty fields are proposed for them.

    *sender* sent it: its author, unless the file names one. *source* is how it came.
    """

    category: str = ""
    date: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    sender: str = field(default="", repr=False)
    source: str = ""

    def check(self) -> None:
        """Raise Refused("document.category_unknown" | "date.malformed")."""
        if self.category:
            category(self.category)
        When.parse(self.date)


@dataclass(frozen=True, slots=True)
class Filed:
    """Title, category, type and date of a document; *dated* says whose date.

    *dated* is `typed`, `act` (its own header), `content`, `name`, `file` (its own
    record) or `added`; *type* is JDV_J07.
    """

    title: str = field(repr=False)
    category: Category
    type: str
    when: When = field(repr=False)
    dated: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file sealed already: what it says, and the SHA-1 FHIR wants of it."""

    file: Attachment
    sha1: bytes = field(repr=False)
    reading: Extract


@dataclass(frozen=True, slots=True)
class Kept:
    """A document whose originals are sealed, in reading order.

    *older* is the version this one replaces, *words* the files of what it says and
    of what opens it.
    """

    id: EntryId
    leaves: tuple[Leaf, ...]
    older: Entry | None = None
    words: tuple[Attachment, ...] = ()

    @property
    def files(self) -> tuple[Attachment, ...]:
        """Every file, the originals first."""
        return (*(leaf.file for leaf in self.leaves), *self.words)

    @property
    def reading(self) -> Extract:
        """What the originals say, read one after the other."""
        return joined([leaf.reading for leaf in self.leaves])


def joined(readings: Sequence[Extract]) -> Extract:
    """Return what several files say, read one after the other."""
    first = readings[0]
    return replace(
        first,
        pages=sum(one.pages for one in readings),
        text="\n\n".join(one.text for one in readings if one.text),
        title=next((one.title for one in readings if one.title), ""),
        when=next((one.when for one in readings if one.when), None),
        findings=tuple(
            dict.fromkeys(code for one in readings for code in one.findings)
        ),
    )


def filed(reading: Extract, name: str, said: Said, *, today: datetime) -> Filed:
    """Decide how a document is filed; *today* is local."""
    header, official = reading.header, type_of(reading.header)
    stated = reading.title or (official.label if official else "")
    title = said.title or proposed_title(stated, reading.text, name)
    its_own = category(said.category) if said.category else category_of(header)
    chosen = its_own or guess(f"{title}\n{name}\n{reading.text}", reading.media_type)
    when, dated = _date(reading, name, said, today)
    return Filed(title, chosen, official.code if official else chosen.type, when, dated)


def entry_of(kept: Kept, filing: Filed, space: Space, *, added: datetime) -> Entry:
    """Return the entry of a new document, its DocumentReference made once."""
    older, header = kept.older, kept.reading.header
    replaced = (Link(REPLACES, older.id),) if older else ()
    return Entry(
        space=space.id,
        id=kept.id,
        kind="document",
        body=document.write(_described(kept, filing, space, added)),
        when=filing.when,
        rubric=rubric_of(filing.category.code, filing.type),
        confidentiality=strictest(header.confidentiality if header else ()),
        links=(*replaced, *links_of(header, filing.when)),
        attachments=kept.files,
        meta=_meta(kept, filing),
        updated=int(added.timestamp() * 1000),
    )


def pages_of(entry: Entry) -> int:
    """Return how many pages of a document can be drawn; 0 for plain text."""
    return _count(entry.meta.get("pages", ""))


def leaf(entry: Entry, page: int) -> tuple[int, int]:
    """Return in which file a page of the document lies, and its place there."""
    for rank, count in enumerate(leaves_of(entry)):
        if page < count:
            return rank, page
        page -= count
    return 0, page


def leaves_of(entry: Entry) -> list[int]:
    """Return how many pages each file of a document has."""
    said = entry.meta.get("leaves", "") or entry.meta.get("pages", "")
    return [_count(one) for one in said.split(",")]


def _count(text: str) -> int:
    """Read a count another device wrote, 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else 0


def _described(kept: Kept, filing: Filed, space: Space, added: datetime) -> Described:
    header, made = kept.reading.header, kept.reading.when
    return Described(
        id=kept.id,
        space=space.id,
        type=filing.type,
        category=filing.category.code,
        title=filing.title,
        files=[
            File(one.file.media_type, one.file.plain_size, one.sha1)
            for one in kept.leaves
        ],
        added=added.isoformat(timespec="seconds"),
        made=made.text if made and header else "",
        act="" if filing.dated == "added" else filing.when.text,
        until=header.until if header and filing.dated == "act" else "",
        replaces=kept.older.id if kept.older else None,
        confidentiality=strictest(header.confidentiality if header else ()),
        header=header,
    )


def _meta(kept: Kept, filing: Filed) -> dict[str, str]:
    reading = kept.reading
    said = {
        "title": filing.title,
        "category": filing.category.code,
        "source": "imported",
        "status": State.CURRENT.value,
        "dated": filing.dated,
        "pages": str(reading.pages),
    }
    if len(kept.leaves) > 1:
        said["leaves"] = ",".join(str(one.reading.pages) for one in kept.leaves)
    if reading.findings:
        said["findings"] = ",".join(reading.findings)
    said |= meta_of(reading.header)
    earlier = kept.older.meta if kept.older else {}
    return said | {name: earlier[name] for name in _KEPT if name in earlier}


def _date(reading: Extract, name: str, said: Said, today: datetime) -> tuple[When, str]:
    if said.date:
        return When.parse(said.date), "typed"
    latest, header = int(today.timestamp() * 1000), reading.header
    proposals = (
        (_act(header), "act"),
        (reading.when if header else None, "act"),
        (date_in_text(reading.text, latest=latest), "content"),
        (date_in_name(name, latest=latest), "name"),
        (reading.when, "file"),
    )
    for when, dated in proposals:
        earliest = 0 if dated != "act" else _EVER
        if when and when.text and earliest < when.start <= latest:
            return when, dated
    return When.parse(today.date().isoformat()), "added"


def _act(header: Header | None) -> When | None:
    """Return when the act began, as the header says."""
    try:
        return When.parse(header.since) if header else None
    except Refused:
        return None
