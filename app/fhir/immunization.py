"""« Vaccination » ↔ Immunization (plain R4): every code kept, dates as known."""

from typing import Any, Final

from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.immunization import Coded, Immunization
from app.domain.when import Precision, When
from app.fhir import exact
from app.fhir.terms import SOURCE, patient_reference, text_id

DISEASES: Final = "urn:alveole:CodeSystem/disease"
"""The system of our own codes of diseases, those of the calendar."""

ACT: Final = "urn:alveole:StructureDefinition/immunization-act"
"""Carries the act kind of CDA (2.16.840.1.113883.5.4), which no element does."""

_ACTS: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_UNDATED: Final = "date inconnue"
_UNRANKED: Final = "inconnu"
_DAY: Final = len("2026-11-21")
_NAMES: Final = (
    *("extension", "vaccineCode", "occurrenceDateTime", "occurrenceString"),
    *("primarySource", "manufacturer", "lotNumber", "site", "route", "performer"),
    *("note", "protocolApplied"),
)


def write(
    entry: EntryId, space: SpaceId, dose: Immunization, status: str = "completed"
) -> bytes:
    """Return the Immunization of a dose; *status* `completed` or `entered-in-error`."""
    tree = {
        "resourceType": "Immunization",
        "id": text_id(entry),
        "meta": {"source": SOURCE},
        "status": status,
        "patient": {"reference": patient_reference(space)},
    }
    return exact.write(tree | _elements(dose))


def changed(body: bytes, dose: Immunization) -> bytes:
    """Return a dose that says something else; what is the same keeps its bytes.

    Raises Refused("fhir.unreadable").
    """
    tree, wanted, said = exact.read(body), _elements(dose), _elements(read(body))
    for name in _NAMES:
        if wanted.get(name) != said.get(name):
            tree.pop(name, None)
            tree |= {name: wanted[name]} if name in wanted else {}
    return exact.write(tree)


def stated(body: bytes, status: str) -> bytes:
    """Return the same dose, of another status. Raises Refused("fhir.unreadable")."""
    return exact.write(exact.read(body) | {"status": status})


def read(body: bytes) -> Immunization:
    """Return what an Immunization says, "" for what it does not.

    Raises Refused("fhir.unreadable").
    """
    tree = exact.read(body)
    told = _text(tree, "occurrenceString")
    codes = _codings(tree.get("vaccineCode"))
    named = (one.words for one in codes if one.words)
    return Immunization(
        vaccine=_text(tree, "vaccineCode", "text") or next(named, ""),
        day=_day(_text(tree, "occurrenceDateTime")),
        told="" if told == _UNDATED else told,
        diseases=tuple(_diseases(tree)),
        codes=codes,
        lot=_text(tree, "lotNumber"),
        maker=_text(tree, "manufacturer", "display"),
        site=_coded(tree.get("site")),
        route=_coded(tree.get("route")),
        rank=_rank(tree),
        act=_act(tree),
        given_by=_text(tree, "performer", 0, "actor", "display"),
        comment=_text(tree, "note", 0, "text"),
        first_hand=tree.get("primarySource") is True,
    )


def _elements(dose: Immunization) -> exact.Tree:
    """Return the elements of a dose, none for what is not said."""
    told = {
        "extension": [_extension(dose.act)] if dose.act else None,
        "vaccineCode": _concept(dose.codes, dose.vaccine),
        **_occurrence(dose),
        "primarySource": dose.first_hand,
        "manufacturer": {"display": dose.maker} if dose.maker else None,
        "lotNumber": dose.lot or None,
        "site": _one(dose.site),
        "route": _one(dose.route),
        "performer": [{"actor": {"display": dose.given_by}}] if dose.given_by else None,
        "note": [{"text": dose.comment}] if dose.comment else None,
        "protocolApplied": _protocol(dose),
    }
    return {name: one for name, one in told.items() if one is not None}


def _occurrence(dose: Immunization) -> exact.Tree:
    if dose.day:
        return {"occurrenceDateTime": dose.day}
    return {"occurrenceString": dose.told or _UNDATED}


def _protocol(dose: Immunization) -> list[exact.Tree] | None:
    """Return the diseases and the rank; FHIR wants a rank, « inconnu » is one."""
    if not dose.rank and not dose.diseases:
        return None
    against = [_concept((one,), one.words) for one in dose.diseases]
    said: exact.Tree = {"targetDisease": against} if against else {}
    ranked = dose.rank.isascii() and dose.rank.isdecimal() and int(dose.rank) > 0
    if ranked:
        return [said | {"doseNumberPositiveInt": int(dose.rank)}]
    return [said | {"doseNumberString": dose.rank or _UNRANKED}]


def _rank(tree: exact.Tree) -> str:
    number = _first(tree, "protocolApplied", "doseNumberPositiveInt")
    words = _first(tree, "protocolApplied", "doseNumberString")
    if isinstance(number, int):
        return str(number)
    return words if isinstance(words, str) and words != _UNRANKED else ""


def _extension(act: str) -> exact.Tree:
    return {"url": ACT, "valueCoding": {"system": _ACTS, "code": act}}


def _concept(codes: tuple[Coded, ...], words: str) -> exact.Tree:
    coding = [_coding(one) for one in codes if one.code]
    said: exact.Tree = {"coding": coding} if coding else {}
    return said | ({"text": words} if words else {})


def _one(code: Coded) -> exact.Tree | None:
    return _concept((code,), code.words) or None


def _coding(one: Coded) -> exact.Tree:
    known = {"system": one.system, "code": one.code, "display": one.words}
    return {name: text for name, text in known.items() if text}


def _coded(concept: object) -> Coded:
    """Return the first code of a concept, in the words of its author."""
    words, codes = _text(concept, "text"), _codings(concept)
    first = next(iter(codes), Coded())
    return Coded(first.system, first.code, words or first.words)


def _codings(concept: object) -> tuple[Coded, ...]:
    listed = concept.get("coding") if isinstance(concept, dict) else None
    found = listed if isinstance(listed, list) else []
    names = ("system", "code", "display")
    codes = (Coded(*(_text(one, name) for name in names)) for one in found)
    return tuple(one for one in codes if one.code)


def _diseases(tree: exact.Tree) -> list[Coded]:
    found = _first(tree, "protocolApplied", "targetDisease")
    listed = found if isinstance(found, list) else []
    return [one for one in map(_coded, listed) if one.code or one.words]


def _act(tree: exact.Tree) -> str:
    listed = tree.get("extension")
    for one in listed if isinstance(listed, list) else []:
        if _text(one, "url") == ACT:
            return _text(one, "valueCoding", "code")
    return ""


def _day(text: str) -> str:
    """Return the day of a date, at its own precision; "" when it is none."""
    try:
        when = When.parse(text)
    except Refused:
        return ""
    return text[:_DAY] if when.precision is Precision.SECOND else text


def _first(tree: exact.Tree, name: str, inside: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what is *inside* the first of a list, None for nothing."""
    listed = tree.get(name)
    one = listed[0] if isinstance(listed, list) and listed else None
    return one.get(inside) if isinstance(one, dict) else None


def _text(tree: Any, *path: str | int) -> str:  # noqa: ANN401 - any JSON
    for step in path:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return tree if isinstance(tree, str) else ""
