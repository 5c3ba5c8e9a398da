"""« Vaccination » of a CDA document: all that its entry says of the dose."""

from typing import Final

from app.domain.immunization import Coded, Immunization
from app.gates.xml import Element
from app.imports import titled
from app.imports.cda.header import person
from app.imports.cda.nodes import every, first, value, words
from app.imports.cda.wording import Places, code_of, label, narrated

_SYSTEMS: Final = {
    "2.16.840.1.113883.6.73": "http://www.whocc.no/atc",
    "2.16.840.1.113883.6.96": "http://snomed.info/sct",
    "0.4.0.127.0.16.1.1.2.1": "http://standardterms.edqm.eu",
}
"""What FHIR calls the code systems of a vaccination; the others keep their OID."""

_PRODUCT: Final = "consumable/manufacturedProduct"
_MATERIAL: Final = f"{_PRODUCT}/manufacturedMaterial"
_GIVER: Final = "performer/assignedEntity"
_ACTS: Final = "2.16.840.1.113883.5.4"
_COMMENT: Final = "48767-8"
_CODES_MAX: Final = 20


def dose(act: Element, places: Places) -> Immunization:
    """Return a dose without its name, rank and day, which the proposal says."""
    giver = _giver(act)
    return Immunization(
        codes=_codes(act),
        lot=words(act, f"{_MATERIAL}/lotNumberText"),
        maker=words(act, f"{_PRODUCT}/manufacturerOrganization/name"),
        site=_coded(first(act, "approachSiteCode"), places),
        route=_coded(first(act, "routeCode"), places),
        act=_sort(act),
        given_by=giver,
        comment=_comment(act, places),
        first_hand=bool(giver),
    )


def _codes(act: Element) -> tuple[Coded, ...]:
    """Return every code of the product, the first as its author gave it."""
    paths = (f"{_MATERIAL}/code", f"{_MATERIAL}/code/translation")
    found = [one for path in paths for one in every(act, path) if one.get("code")]
    return tuple(_official(one) for one in found[:_CODES_MAX])


def _official(node: Element) -> Coded:
    code, system = code_of(node)
    known = _SYSTEMS.get(system) or (f"urn:oid:{system}" if system else "")
    return Coded(known, code, titled(node.get("displayName", "")))


def _coded(node: Element | None, places: Places) -> Coded:
    if node is None:
        return Coded()
    said = _official(node)
    return Coded(said.system, said.code, said.words or label(node, places))


def _sort(act: Element) -> str:
    """Return INITIMMUNIZ, BOOSTER or IMMUNIZ."""
    known = value(act, "code", "codeSystem") == _ACTS
    return value(act, "code", "code") if known else ""


def _giver(act: Element) -> str:
    """Return who injected it, as people write it, else where they work."""
    name = first(act, f"{_GIVER}/assignedPerson/name")
    said = "" if name is None else person(name)
    return said or words(act, f"{_GIVER}/representedOrganization/name")


def _comment(act: Element, places: Places) -> str:
    for note in every(act, "entryRelationship/act"):
        if value(note, "code", "code") == _COMMENT:
            return narrated(note, "text", places)
    return ""
