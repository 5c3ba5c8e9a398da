"""« Identité » → Patient: the name and birth date the person gave, nothing more."""

from app.domain.ids import SpaceId
from app.fhir import exact
from app.fhir.terms import SOURCE, text_id


def write(space: SpaceId, *, name: str, birth_date: str) -> bytes:
    """Return the Patient of a space; *birth_date* is ISO text, "" when unknown."""
    tree: exact.Tree = {
        "resourceType": "Patient",
        "id": text_id(space),
        "meta": {"source": SOURCE},
        "name": [{"use": "usual", "text": name}],
    }
    if birth_date:
        tree["birthDate"] = birth_date
    return exact.write(tree)
