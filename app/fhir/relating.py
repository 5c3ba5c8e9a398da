"""« Liens » → DocumentReference.context: what a document is about, in FHIR."""

from collections.abc import Sequence

from app.domain.ids import EntryId
from app.fhir import exact
from app.fhir.terms import text_id

Named = Sequence[tuple[str, EntryId]]
"""The type and the id of each resource a document is about."""


def related(body: bytes, named: Named) -> bytes:
    """Return a DocumentReference that names them; any other resource as it was.

    A stay is named as its encounter, all others as related. Raises
    Refused("fhir.unreadable").
    """
    tree = exact.read(body)
    if not named or tree.get("resourceType") != "DocumentReference":
        return body
    context = dict(tree.get("context", {}))
    for resource, own in named:
        place = "encounter" if resource == "Encounter" else "related"
        reference = {"reference": f"{resource}/{text_id(own)}"}
        context[place] = [*context.get(place, []), reference]
    return exact.write(tree | {"context": context})
