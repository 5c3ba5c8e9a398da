"""« Dossier » → List, « Préférence » and « Recherche » → Basic: what is arranged."""

from app.domain.ids import EntryId, SpaceId
from app.fhir import exact
from app.fhir.terms import SOURCE, coded, patient_reference, text_id

_CODES = "urn:alveole:basic"


def folder(entry: EntryId, space: SpaceId, name: str) -> bytes:
    """Return the List of a folder; documents name it, so that it never grows."""
    return exact.write(
        {
            "resourceType": "List",
            "id": text_id(entry),
            "meta": {"source": SOURCE},
            "status": "current",
            "mode": "working",
            "title": name,
            "subject": {"reference": patient_reference(space)},
        }
    )


def renamed(body: bytes, name: str) -> bytes:
    """Return a folder under another name, everything else as it was."""
    return exact.write(exact.read(body) | {"title": name})


def preference(entry: EntryId, space: SpaceId) -> bytes:
    """Return the Basic of a preference; its value stays beside it, in the meta."""
    return _basic(entry, space, "preference")


def kept_search(entry: EntryId, space: SpaceId) -> bytes:
    """Return the Basic of a kept search; what it asks stays beside it, in the meta."""
    return _basic(entry, space, "kept-search")


def _basic(entry: EntryId, space: SpaceId, code: str) -> bytes:
    return exact.write(
        {
            "resourceType": "Basic",
            "id": text_id(entry),
            "meta": {"source": SOURCE},
            "code": coded(_CODES, code),
            "subject": {"reference": patient_reference(space)},
        }
    )
