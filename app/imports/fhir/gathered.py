"""« Vaccinations » that came without a document: the page that gathers them."""

from typing import Final

from app.imports.fhir.header import Around
from app.imports.fhir.tree import Node, nodes, text

_HISTORY: Final = {"system": "http://loinc.org", "code": "11369-6"}
"""What the page is: a history of vaccinations."""

_KIND: Final = "Immunization"
_NAMED: Final = ("Patient", "Practitioner", "PractitionerRole", "Organization")


def vaccinations(inside: list[Node], around: Around) -> tuple[Node, dict[str, Node]]:
    """Return a Composition of the vaccinations among resources, and these by address.

    It is about the patient of the first one: those of another are left out. Beside
    them stand only the people they name.
    """
    every = [one for one in inside if text(one, "resourceType") == _KIND]
    found = [one for one in every if _about(one, around) == _about(every[0], around)]
    entries = {f"{_KIND}/#{rank}": one for rank, one in enumerate(found)}
    composition: Node = {
        "resourceType": "Composition",
        "type": {"coding": [_HISTORY]},
        "section": [{"entry": [{"reference": one} for one in entries]}],
        "subject": nodes(found[:1], "patient"),
        "contained": nodes(found[:1], "contained"),
    }
    return composition, entries | people(around.entries) if entries else {}


def addressed(tree: Node) -> dict[str, Node]:
    """Return the entries of a Bundle by each name others call them, or by rank."""
    known: dict[str, Node] = {}
    for rank, entry in enumerate(nodes(tree, "entry")):
        for one in nodes(entry, "resource"):
            known[text(entry, "fullUrl") or f"entry/#{rank}"] = one
            if own := text(one, "id"):
                known[f"{text(one, 'resourceType')}/{own}"] = one
    return known


def _about(one: Node, around: Around) -> str | list[Node]:
    """Return the patient of a vaccination when it is here, else what names it."""
    patients = around.named(one, "patient")
    if text(patients, "resourceType"):
        return patients
    return text(one, "patient", "reference") or nodes(one, "patient")


def people(entries: dict[str, Node]) -> dict[str, Node]:
    """Return those a vaccination may name, by address."""
    return {
        address: one
        for address, one in entries.items()
        if text(one, "resourceType") in _NAMED
    }
