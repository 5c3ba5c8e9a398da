"""A new document: what the person says of it, else what it says of itself."""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.entry import Attachment, Entry
from app.domain.foreign import Reading
from app.domain.ids import EntryId
from app.domain.space import Space
from app.domain.when import When
from app.fhir import document
from app.fhir.document import Described
from app.flows.filing import Category, category, guess
from app.flows.reading import date_in_name, date_in_text, proposed_title


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
class Kept:
    """A document whose file is sealed: *sha1* is the 20 bytes FHIR wants."""

    id: EntryId
    files: tuple[Attachment, ...]
    sha1: bytes = field(repr=False)
    reading: Reading = field(repr=False)


def filed(reading: Reading, name: str, said: Said, *, today: datetime) -> Filed:
    """Decide how a document is filed; *today* is local."""
    title = said.title or proposed_title(reading.title, reading.text, name)
    words = f"{title}\n{name}\n{reading.text}"
    chosen = category(said.category) if said.category else guess(words)
    when, dated = _date(reading, name, said, today)
    return Filed(title, chosen, when, dated)


def entry_of(kept: Kept, filing: Filed, space: Space, *, added: datetime) -> Entry:
    """Return the entry of a new document, its DocumentReference made once."""
    original = kept.files[0]
    body = document.write(
        Described(
            id=kept.id,
            space=space.id,
            type=filing.category.type,
            category=filing.category.code,
            title=filing.title,
            media_type=original.media_type,
            size=original.plain_size,
            sha1=kept.sha1,
            added=added.isoformat(timespec="seconds"),
            act="" if filing.dated == "added" else filing.when.text,
        )
    )
    return Entry(
        space=space.id,
        id=kept.id,
        kind="document",
        body=body,
        when=filing.when,
        rubric=filing.category.rubric,
        attachments=kept.files,
        meta=_meta(kept.reading, filing),
    )


def _meta(reading: Reading, filing: Filed) -> dict[str, str]:
    said = {
        "title": filing.title,
        "category": filing.category.code,
        "source": "imported",
        "status": "final",
        "dated": filing.dated,
        "pages": str(reading.pages),
    }
    found = {"findings": ",".join(reading.findings)} if reading.findings else {}
    return said | found


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
