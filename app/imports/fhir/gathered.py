"""« Vaccinations » that came without a document: the page that gathers them."""

from typing import Final

from app.imports.fhir.tree import Node, nodes, text

_HISTORY: Final = {"system": "http://loinc.org", "code": "11369-6"}
"""What the page is: a history of vaccinations."""

_KIND: Final = "Immunization"


def vaccinations(inside: list[Node]) -> tuple[Node, dict[str, Node]]:
    """Return a Composition of the vaccinations among resources, and these by address.

    Nothing but them is gathered; it is about the patient of the first one.
    """
    found = [one for one in inside if text(one, "resourceType") == _KIND]
    entries = {f"{_KIND}/#{rank}": one for rank, one in enumerate(found)}
    about = nodes(found, "patient")[:1]
    composition: Node = {
        "resourceType": "Composition",
        "type": {"coding": [_HISTORY]},
        "section": [{"entry": [{"reference": one} for one in entries]}],
    }
    return composition | ({"subject": about[0]} if about else {}), entries
