"""A new document: what the person says of it, else what it says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.domain.entry import Attachment, Entry, Link
from app.domain.foreign import Reading
from app.domain.ids import EntryId
from app.domain.space import Space
from app.domain.state import State
from app.domain.when import When
from app.fhir import document
from app.fhir.document import Described, File
from app.flows.filing import Category, category, guess
from app.flows.reading import date_in_name, date_in_text, proposed_title

REPLACES = "replaces"
"""The link of a new version to the one before it."""

_KEPT = ("folder", "pinned")
"""What a new version keeps of the one before it."""

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Page:
    """One file given, and the name it came with; several make one document."""

    content: bytes = field(repr=False)
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """What the person says of a document; empty fields are proposed for them."""

    category: str = ""
    date: str = field(default="", repr=False)
    title: str = field(default="", repr=False)

    def check(self) -> None:
        """Raise Refused("document.category_unknown" | "date.malformed")."""
        if self.category:
            category(self.category)
        When.parse(self.date)


@dataclass(frozen=True, slots=True)
class Filed:
    """Title, category and date a document is filed under; *dated* says whose date.

    *dated* is `typed`, `content`, `name`, `file` (its own record) or `added`.
    """

    title: str = field(repr=False)
    category: Category
    when: When = field(repr=False)
    dated: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file sealed already: what it says, and the SHA-1 FHIR wants of it."""

    file: Attachment
    sha1: bytes = field(repr=False)
    reading: Reading


@dataclass(frozen=True, slots=True)
class Kept:
    """A document whose originals are sealed, in reading order.

    *older* is the version this one replaces, *words* the file of what it says.
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
    def reading(self) -> Reading:
        """What the originals say, read one after the other."""
        return joined([leaf.reading for leaf in self.leaves])


def joined(readings: Sequence[Reading]) -> Reading:
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


def filed(reading: Reading, name: str, said: Said, *, today: datetime) -> Filed:
    """Decide how a document is filed; *today* is local."""
    title = said.title or proposed_title(reading.title, reading.text, name)
    words = f"{title}\n{name}\n{reading.text}"
    chosen = category(said.category) if said.category else guess(words)
    when, dated = _date(reading, name, said, today)
    return Filed(title, chosen, when, dated)


def entry_of(kept: Kept, filing: Filed, space: Space, *, added: datetime) -> Entry:
    """Return the entry of a new document, its DocumentReference made once."""
    older = kept.older
    return Entry(
        space=space.id,
        id=kept.id,
        kind="document",
        body=document.write(_described(kept, filing, space, added)),
        when=filing.when,
        rubric=filing.category.rubric,
        links=(Link(REPLACES, older.id),) if older else (),
        attachments=kept.files,
        meta=_meta(kept, filing),
        updated=int(added.timestamp() * 1000),
    )


def pages_of(entry: Entry) -> int:
    """Return how many pages of a document can be drawn; 0 for plain text."""
    return _count(entry.meta.get("pages", ""))


def leaf(entry: Entry, page: int) -> tuple[int, int]:
    """Return in which file a page of the document lies, and its place there."""
    for rank, count in enumerate(map(_count, entry.meta.get("leaves", "").split(","))):
        if page < count:
            return rank, page
        page -= count
    return 0, page


def _count(text: str) -> int:
    """Read a count another device wrote, 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else 0


def _described(kept: Kept, filing: Filed, space: Space, added: datetime) -> Described:
    return Described(
        id=kept.id,
        space=space.id,
        type=filing.category.type,
        category=filing.category.code,
        title=filing.title,
        files=[
            File(one.file.media_type, one.file.plain_size, one.sha1)
            for one in kept.leaves
        ],
        added=added.isoformat(timespec="seconds"),
        act="" if filing.dated == "added" else filing.when.text,
        replaces=kept.older.id if kept.older else None,
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
    earlier = kept.older.meta if kept.older else {}
    return said | {name: earlier[name] for name in _KEPT if name in earlier}


def _date(reading: Reading, name: str, said: Said, today: datetime) -> tuple[When, str]:
    if said.date:
        return When.parse(said.date), "typed"
    latest = int(today.timestamp() * 1000)
    proposals = (
        (date_in_text(reading.text, latest=latest), "content"),
        (date_in_name(name, latest=latest), "name"),
        (reading.when, "file"),
    )
    for when, dated in proposals:
        if when and 0 < when.start <= latest:
            return when, dated
    return When.parse(today.date().isoformat()), "added"
