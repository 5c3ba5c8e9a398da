"""« En-tête » : what a structured document says of itself, as the record keeps it."""

from app.crypto.canon import canon, digest
from app.domain.entry import Entry, Link
from app.domain.folding import plain
from app.domain.foreign import Header
from app.domain.ids import ID_SIZE, EntryId
from app.domain.when import Precision, When
from app.fhir.document_types import DocumentType, document_types
from app.flows.filing import Category, shelf_of
from app.rules.identity import bears

IDENTIFIED, SERIES, AWAITS, ALIKE = "identified-as", "version-of", "supersedes", "alike"
"""Links to a place no element has: whatever points to the same one is kin."""

_DAY = 10


def type_of(header: Header | None) -> DocumentType | None:
    """Return the official type a document states, None when it states none."""
    return document_types().get(header.type) if header else None


def category_of(header: Header | None) -> Category | None:
    """Return where its type is filed."""
    found = type_of(header)
    return shelf_of(found) if found else None


def meta_of(header: Header | None) -> dict[str, str]:
    """Return what lists and details show of it; nothing that is empty."""
    if header is None:
        return {}
    made = (header.author or header.facility) and (header.type or header.identifier)
    named, place = header.subject, header.facility
    said = {
        "author": header.author or place,
        "facility": place if header.author not in ("", place) else "",
        "profession": header.profession,
        "type": header.type if type_of(header) else "",
        "version": header.version,
        "subject": bears(named),
        "born": named.born if named else "",
        "maker": "professional" if made else "",
        "provisional": "yes" if header.provisional else "",
    }
    return {key: text for key, text in said.items() if text}


def links_of(header: Header | None, when: When) -> tuple[Link, ...]:
    """Return what ties it to its other copies and to its versions."""
    if header is None:
        return ()
    names = {
        IDENTIFIED: header.identifier,
        SERIES: header.series,
        AWAITS: header.replaces,
    }
    kin = [Link(how, _place(name)) for how, name in names.items() if name]
    return (*kin, *_alike(header, when))


def tie(entry: Entry, relation: str) -> EntryId | None:
    """Return the place an entry points to, None when it points to none."""
    ties = (one.target for one in entry.links if one.relation == relation)
    return next(ties, None)


def patient_of(entry: Entry) -> str:
    """Return what sets apart the patient a document names, "" when it names none."""
    name, born = entry.meta.get("subject", ""), entry.meta.get("born", "")
    return plain(f"{name} {born}").strip()


def _alike(header: Header, when: When) -> tuple[Link, ...]:
    """Tie what has the same type, the same author and the same day."""
    known = (header.type, header.author, when.precision >= Precision.DAY)
    if not all(known):
        return ()
    return (Link(ALIKE, _place(header.type, plain(header.author), when.text[:_DAY])),)


def _place(*names: str) -> EntryId:
    return EntryId(digest(canon("kin", *names))[:ID_SIZE])
