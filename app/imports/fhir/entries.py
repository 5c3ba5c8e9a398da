"""What a FHIR summary says one by one: read to be shown, nothing kept of it."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice

from app.domain.errors import Refused
from app.domain.foreign import Found, Matter
from app.domain.when import When
from app.imports import titled
from app.imports.fhir.dose import dose, rank
from app.imports.fhir.header import Around, label
from app.imports.fhir.tree import Node, many, nodes, text

FOUND_MAX = 500
_NOT_DONE = ("not-done", "not-taken", "cancelled", "registered")
_UNTRUE = frozenset(("entered-in-error", "refuted", *_NOT_DONE))
_FIRM = frozenset(("", "final", "amended", "corrected", "appended"))
"""How a result stands once its author is done with it."""

_NONE = frozenset(("716186003", "429625007", "409137002", "428607008"))
"""SNOMED CT codes that say there is no allergy."""

_PAST = frozenset(("inactive", "remission", "resolved"))
_STOPPED = frozenset(("completed", "stopped"))
_TIMES = ("occurrenceDateTime", "effectiveDateTime", "onsetDateTime", "authoredOn")
_CODED = ("vaccineCode", "medicationCodeableConcept", "code")


def found(around: Around) -> tuple[Found, ...]:
    """Return what the entries of a document say, in their order."""
    once = {id(one): one for one in around.entries.values()}.values()
    told = (each for one in once for each in _told(one, around))
    return tuple(islice(told, FOUND_MAX))


def _told(one: Node, around: Around) -> Iterator[Found]:
    """Give what one resource says; what is said not to be is not listed."""
    if text(one, "resourceType") == "FamilyMemberHistory":
        yield from _related(one)
        return
    judge = _MATTERS.get(text(one, "resourceType"))
    matter = judge(one) if judge else None
    concept = _concept(one, around)
    words = titled(label(concept))
    if matter is None or not words or _untrue(one, concept):
        return
    value, unit = _value(one)
    yield Found(
        matter,
        words,
        value=value or _dosage(one) or rank(one),
        unit=unit,
        when=_when(one),
        until=_until(one),
        past=_past(one),
        code=text(concept, "coding", "code"),
        system=text(concept, "coding", "system").removeprefix("urn:oid:"),
        dose=dose(one, around) if matter is Matter.VACCINE else None,
        provisional=matter is Matter.RESULT and not firm(one),
    )


def firm(one: Node) -> bool:
    """Say whether a result, or a report of some, is no more to be changed."""
    return text(one, "status") in _FIRM


def _related(one: Node) -> Iterator[Found]:
    """Give the illnesses of a relative, and who that is."""
    if text(one, "status") in _UNTRUE:
        return
    who = titled(label(next(iter(nodes(one, "relationship")), {})))
    for concept in nodes(one, "condition", "code"):
        if words := titled(label(concept)):
            code = text(concept, "coding", "code")
            system = text(concept, "coding", "system").removeprefix("urn:oid:")
            yield Found(Matter.FAMILY, words, who, code=code, system=system)


def _dosage(one: Node) -> str:
    """Return how a medicine is prescribed, or taken."""
    names = ("dosageInstruction", "dosage")
    return next(filter(None, (titled(text(one, name, "text")) for name in names)), "")


def _concept(one: Node, around: Around) -> Node:
    """Return what names it, here or in the medicine it refers to."""
    named = [each for name in _CODED for each in nodes(one, name)]
    for medicine in around.named(one, "medicationReference"):
        named += nodes(medicine, "code")
    return named[0] if named else {}


def _untrue(one: Node, concept: Node) -> bool:
    said = (
        text(one, "status"),
        text(one, "verificationStatus", "coding", "code"),
    )
    codes = set(many(concept, "coding", "code"))
    forbidden = any(said in (True, "true") for said in many(one, "doNotPerform"))
    unknown = any("absent-unknown" in str(s) for s in many(concept, "coding", "system"))
    return forbidden or unknown or bool(_UNTRUE & {*said}) or bool(_NONE & codes)


def _value(one: Node) -> tuple[str, str]:
    """Return a quantity as written and its unit, or a coded answer in words.

    « < 5 » is not 5: what compares it stays before it.
    """
    for quantity in nodes(one, "valueQuantity"):
        number = next(iter(many(quantity, "value")), "")
        written = format(number, "f") if isinstance(number, Decimal) else str(number)
        signs = f"{text(quantity, 'comparator')} {written}" if written else ""
        unit = text(quantity, "code") or text(quantity, "unit") if written else ""
        return titled(signs), titled(unit)
    for concept in nodes(one, "valueCodeableConcept"):
        return titled(label(concept)), ""
    return titled(text(one, "valueString")), ""


def _when(one: Node) -> str:
    said = next(filter(None, (text(one, name) for name in _TIMES)), "")
    return _day(said or text(one, "effectivePeriod", "start"))


def _until(one: Node) -> str:
    return _day(text(one, "abatementDateTime") or text(one, "effectivePeriod", "end"))


def _day(said: str) -> str:
    try:
        return When.parse(said).text
    except Refused:
        return ""


def _past(one: Node) -> bool:
    """Say whether a treatment or an allergy is over; an illness then is history."""
    if text(one, "resourceType") == "MedicationStatement":
        return text(one, "status") in _STOPPED
    allergy = text(one, "resourceType") == "AllergyIntolerance"
    return allergy and text(one, "clinicalStatus", "coding", "code") in _PAST


def _problem(one: Node) -> Matter:
    past = text(one, "clinicalStatus", "coding", "code") in _PAST
    return Matter.HISTORY if past else Matter.PROBLEM


def _observed(one: Node) -> Matter | None:
    """Say what an observation is; one that only gathers others says nothing."""
    if not any(name.startswith("value") for name in one):
        return None
    vital = "vital-signs" in many(one, "category", "coding", "code")
    return Matter.MEASURE if vital else Matter.RESULT


_MATTERS: Mapping[str, Callable[[Node], Matter | None]] = {
    "Immunization": lambda _: Matter.VACCINE,
    "AllergyIntolerance": lambda _: Matter.ALLERGY,
    "Condition": _problem,
    "MedicationStatement": lambda _: Matter.TREATMENT,
    "MedicationRequest": lambda _: Matter.PRESCRIPTION,
    "Observation": _observed,
}
