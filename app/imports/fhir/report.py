"""« Résultats » that came as a DiagnosticReport: the page that presents them."""

from typing import Final

from app.imports.fhir.entries import firm
from app.imports.fhir.gathered import people
from app.imports.fhir.header import Around, label
from app.imports.fhir.tree import Node, many, nodes, text

_ANALYSES: Final = {"system": "http://loinc.org", "code": "11502-2"}
"""What the page is when a laboratory of biology made it."""

_KIND: Final = "DiagnosticReport"
_LABORATORY: Final = "LAB"
_UNTRUE: Final = ("cancelled", "entered-in-error")
_PROVISIONAL: Final = {"status": "preliminary"}


def reported(inside: list[Node], around: Around) -> tuple[Node, dict[str, Node]]:
    """Return a Composition of the only report among resources, and its results.

    Results about another patient than its own are left out; those of a report that is
    not final are provisional.
    """
    found = [one for one in inside if text(one, "resourceType") == _KIND]
    if len(found) != 1 or text(found[0], "status") in _UNTRUE:
        return {}, {}
    report = found[0]
    results = enumerate(_results(report, around))
    entries = {f"result/#{rank}": one for rank, one in results}
    composition: Node = {
        "resourceType": "Composition",
        "identifier": nodes(report, "identifier")[:1],
        "type": {"coding": [_ANALYSES]} if _biology(report) else nodes(report, "code"),
        "title": next((label(one) for one in nodes(report, "code")), ""),
        "date": text(report, "issued") or text(report, "effectiveDateTime"),
        "event": {"period": _period(report)},
        "subject": nodes(report, "subject"),
        "author": [*nodes(report, "performer"), *nodes(report, "resultsInterpreter")],
        "content": [{"attachment": one} for one in nodes(report, "presentedForm")],
        "contained": nodes(report, "contained"),
        "section": [{"entry": [{"reference": one} for one in entries]}],
    }
    return composition, {**entries, **people(around.entries)}


def _results(report: Node, around: Around) -> list[Node]:
    patient = text(report, "subject", "reference")
    results = [
        one
        for one in around.named(report, "result")
        if text(one, "subject", "reference") in ("", patient)
    ]
    if firm(report):
        return results
    return [one | _PROVISIONAL if firm(one) else one for one in results]


def _biology(report: Node) -> bool:
    return _LABORATORY in many(report, "category", "coding", "code")


def _period(report: Node) -> Node:
    spans = nodes(report, "effectivePeriod")
    return spans[0] if spans else {"start": text(report, "effectiveDateTime")}
