"""« Propositions » : what the entries of a CDA document say, one by one."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from app.domain.foreign import Found, Matter
from app.gates.xml import Element
from app.imports import titled
from app.imports.cda.dose import dose
from app.imports.cda.header import provisional
from app.imports.cda.inline import inline, tidy
from app.imports.cda.nodes import (
    GOING,
    V3,
    every,
    first,
    moment,
    sections,
    value,
    words,
)
from app.imports.cda.recognised import matter_of
from app.imports.cda.tables import row_of
from app.imports.cda.wording import (
    Places,
    answered,
    code_of,
    coded,
    label,
    named,
    narrated,
    place_of,
    places_of,
    says,
)

FOUND_MAX = 500
_DOSAGE_MAX = 1_900
_ATC = "2.16.840.1.113883.6.73"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_UNDONE = ("cancelled", "aborted", "nullified", "obsolete")
_DECIMAL = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,12})?")
_NO_VACCINE = ("no-immunization-info", "no-known-immunizations")
_MATERIAL = "consumable/manufacturedProduct/manufacturedMaterial"
_RANK = "30973-2"


def found(root: Element) -> tuple[Found, ...]:
    """Return at most 500 things, in the order of the document.

    Whatever a provisional document says is provisional.
    """
    body = first(root, "component/structuredBody")
    if body is None:
        return ()
    places, loose = places_of(root), provisional(root)
    said = (one for one in _all(body, places) if one.label)
    told = (replace(one, provisional=True) if loose else one for one in said)
    return tuple(islice(told, FOUND_MAX))


def _all(body: Element, places: Places) -> Iterator[Found]:
    for _, section in sections(body):
        matter = matter_of(section)
        if matter is None:
            continue
        for entry in every(section, "entry"):
            yield from _SAYING[matter](entry, matter, places)


def _given(entry: Element, matter: Matter, places: Places) -> Iterator[Found]:
    """Say a vaccine, a prescription or a treatment."""
    for act in every(entry, "substanceAdministration"):
        material = first(act, _MATERIAL)
        if material is None or not _done(act):
            continue
        code, system = coded(material, _ATC)
        if code in _NO_VACCINE:
            continue
        vaccine = matter is Matter.VACCINE
        yield Found(
            matter,
            words(material, "name") or named(material, "code", places),
            value=_rank(act) if vaccine else _dosage(act, places),
            when=_when(act),
            code=code,
            system=system,
            dose=dose(act, places) if vaccine else None,
        )


def _rank(act: Element) -> str:
    """Return which dose of a series it is."""
    for observation in every(act, "entryRelationship/observation"):
        if value(observation, "code", "code") == _RANK:
            return value(observation, "value")
    return ""


def _dosage(act: Element, places: Places) -> str:
    """Return the dosage exactly as it is written beside the name of the product.

    One too long to be given whole is not given: it is never cut.
    """
    named = place_of(act, f"{_MATERIAL}/code/originalText", places)
    place = named if named is not None else place_of(act, "text", places)
    said = list[str]()
    if place is not None:
        row = next(place.iterancestors(f"{V3}tr"), None)
        table = next(place.iterancestors(f"{V3}table"), None)
        if row is not None and table is not None:
            own = tidy(inline(place))
            cells = [cell for cell in row_of(table, row) if own not in cell[1]]
            said = [f"{name} : {text}" for name, text in cells if says(text)]
    for note in every(act, "entryRelationship/act"):
        if value(note, "code", "code") == "PINSTRUCT":
            said.append(narrated(note, "text", places))
    whole = "\n".join(filter(says, said))
    return whole if len(whole.encode()) <= _DOSAGE_MAX else ""


def _observed(entry: Element, matter: Matter, places: Places) -> Iterator[Found]:
    """Say a measure or a result; what only qualifies another is none."""
    for observation in entry.iter(f"{V3}observation"):
        inner = next(observation.iterancestors(f"{V3}observation"), None) is not None
        number, unit = _valued(observation, places)
        if inner or not number or not _done(observation):
            continue
        code, system = coded(observation)
        organizer = next(observation.iterancestors(f"{V3}organizer"), observation)
        yield Found(
            matter,
            named(observation, "code", places),
            number,
            unit,
            usual=_usual(observation),
            when=_when(observation) or _when(organizer),
            code=code,
            system=system,
            provisional=_going(observation),
        )


def _concerned(entry: Element, matter: Matter, places: Places) -> Iterator[Found]:
    """Say an allergy or an illness; of what nobody names, nothing is supposed."""
    for observation in every(entry, "act/entryRelationship/observation"):
        answer = answered(observation, places)
        if not _done(observation) or answer == "non":
            continue
        agent = first(observation, "participant/participantRole/playingEntity")
        about = first(observation, "value") if agent is None else first(agent, "code")
        name = "" if agent is None else words(agent, "name")
        code = ("", "") if about is None else code_of(about)
        kind = value(observation, "code", "displayName")
        told = narrated(observation, "text", places)
        yield Found(
            matter,
            name or label(about, places) or told or (kind if answer else ""),
            value="" if agent is None else kind,
            when=_when(observation),
            code=code[0],
            system=code[1],
        )


def _related(entry: Element, matter: Matter, places: Places) -> Iterator[Found]:
    """Say the illnesses of a relative, and who that is."""
    for organizer in every(entry, "organizer"):
        relative = named(organizer, "subject/relatedSubject/code", places)
        for observation in every(organizer, "component/observation"):
            about = first(observation, "value")
            if not _done(observation) or answered(observation, places) == "non":
                continue
            code = ("", "") if about is None else code_of(about)
            yield Found(
                matter,
                label(about, places) or narrated(observation, "text", places),
                value=relative,
                when=_when(observation),
                code=code[0],
                system=code[1],
            )


_SAYING: Mapping[Matter, Callable[[Element, Matter, Places], Iterator[Found]]] = {
    Matter.VACCINE: _given,
    Matter.PRESCRIPTION: _given,
    Matter.TREATMENT: _given,
    Matter.MEASURE: _observed,
    Matter.RESULT: _observed,
    Matter.ALLERGY: _concerned,
    Matter.PROBLEM: _concerned,
    Matter.HISTORY: _concerned,
    Matter.FAMILY: _related,
}


def _done(act: Element) -> bool:
    """Leave out what did not take place."""
    undone = value(act, "statusCode", "code") in _UNDONE
    return act.get("negationInd") != "true" and not undone


def _going(observation: Element) -> bool:
    """Say whether a result, or what gathers it, is not completed."""
    around = observation.iterancestors(f"{V3}organizer", f"{V3}act")
    return any(
        value(one, "statusCode", "code") in GOING for one in (observation, *around)
    )


def _when(act: Element) -> str:
    return moment(act, "effectiveTime") or moment(act, "effectiveTime/low")


def _valued(observation: Element, places: Places) -> tuple[str, str]:
    """Return a number and its unit, or words."""
    node = first(observation, "value")
    if node is None or node.get(_TYPE) == "BL":
        return "", ""
    number, unit = titled(node.get("value", "")), titled(node.get("unit", ""))
    if _DECIMAL.fullmatch(number):
        return number, "" if unit == "1" else unit
    return _between(node) or label(node, places) or titled(str(node.text or "")), ""


def _usual(observation: Element) -> str:
    """Return the usual values, as the laboratory gives them."""
    node = first(observation, "referenceRange/observationRange/value")
    return "" if node is None else _between(node, unit=False)


def _between(node: Element, *, unit: bool = True) -> str:
    """Return an interval in words and signs."""
    low, high = value(node, "low"), value(node, "high")
    of = value(node, "high", "unit") or value(node, "low", "unit") if unit else ""
    signs = f"{low} – {high}" if low and high else f"> {low}" if low else f"< {high}"
    return f"{signs} {of}".strip() if (low or high) and low != high else ""
