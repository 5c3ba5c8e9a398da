"""« Vaccination » of a FHIR summary: all that its Immunization says of the dose."""

from typing import Final

from app.domain.immunization import Coded, Immunization
from app.imports import titled
from app.imports.fhir.header import Around
from app.imports.fhir.tree import Node, many, nodes, text

_CODES_MAX: Final = 20


def dose(one: Node, around: Around) -> Immunization:
    """Return a dose without its name, rank and day, which the proposal says."""
    makers = around.named(one, "manufacturer")
    return Immunization(
        told=titled(text(one, "occurrenceString")),
        diseases=tuple(
            each
            for concept in nodes(one, "protocolApplied", "targetDisease")
            if (each := _concept(concept)) != Coded()
        )[:_CODES_MAX],
        codes=_codes(nodes(one, "vaccineCode"))[:_CODES_MAX],
        lot=titled(text(one, "lotNumber")),
        maker=titled(text(makers, "name") or text(makers, "display")),
        site=_concept(nodes(one, "site")),
        route=_concept(nodes(one, "route")),
        given_by=_giver(one, around),
        comment=titled(text(one, "note", "text")),
        first_hand=_said_true(one),
    )


def rank(one: Node) -> str:
    """Return which dose of a series it is."""
    said = many(one, "protocolApplied", "doseNumberPositiveInt")
    return titled(str(said[0])) if said else ""


def _said_true(one: Node) -> bool:
    return any(said in (True, "true") for said in many(one, "primarySource"))


def _codes(concepts: list[Node]) -> tuple[Coded, ...]:
    found = (_official(one) for one in nodes(concepts, "coding"))
    return tuple(one for one in found if one.code)


def _official(coding: Node) -> Coded:
    return Coded(
        *(titled(text(coding, name)) for name in ("system", "code", "display"))
    )


def _concept(concept: Node | list[Node]) -> Coded:
    """Return the first code of a concept, in the words of its author."""
    words = titled(text(concept, "text"))
    first = next(
        iter(_codes([concept] if isinstance(concept, dict) else concept)), Coded()
    )
    return Coded(first.system, first.code, words or first.words)


def _giver(one: Node, around: Around) -> str:
    """Return who gave it: a person, an organisation, or a name alone."""
    for who in around.named(one, "performer", "actor"):
        name = next(iter(nodes(who, "name")), {})
        whole = [*many(name, "prefix"), *many(name, "given"), *many(name, "family")]
        said = text(name, "text") or " ".join(map(str, whole))
        if said := titled(said or text(who, "name") or text(who, "display")):
            return said
    return ""
