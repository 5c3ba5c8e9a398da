"""« Mesure » ↔ Observation: written strictly in 3.x, read in three generations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.fhir import circumstances, device, exact
from app.fhir.checks import require_valid
from app.fhir.profiles import Profile, kind_of, profiles
from app.fhir.terms import (
    LOINC,
    SOURCE,
    UCUM,
    coded,
    observation_reference,
    patient_reference,
    text_id,
)

_GUIDE = "https://interop.esante.gouv.fr/ig/fhir/mesures/StructureDefinition/"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"


@dataclass(frozen=True, slots=True)
class Typed:
    """The values as they were typed, when they were in another unit."""

    values: tuple[Decimal, ...] = field(repr=False)
    ucum: str
    label: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What an Observation says: *values* in the profile's own UCUM unit.

    *effective* is ISO 8601 text of any precision, kept as written. *source* are
    the measures it was computed from, *note* the person's own words about it,
    *said* its circumstances (name: code), *device* what took it: the reference of
    one the person added, or the name of the other.
    """

    id: EntryId
    space: SpaceId
    kind: str
    values: tuple[Decimal, ...] = field(repr=False)
    effective: str = field(repr=False)
    typed: Typed | None = field(default=None, repr=False)
    source: tuple[EntryId, ...] = ()
    note: str = field(default="", repr=False)
    said: Mapping[str, str] = field(default_factory=dict, repr=False)
    device: EntryId | str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a received Observation says, and the codes of what is odd in it.

    *kind* is "" for an Observation that is none of our measures.
    """

    kind: str
    values: tuple[Decimal, ...] = field(repr=False)
    unit: str
    effective: str = field(repr=False)
    status: str
    findings: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict, repr=False)


def write(measured: Measured) -> bytes:
    """Return the bytes of a French 3.x Observation, made once and kept.

    Raises Broken("fhir.invalid") if they would not pass our own checks.
    """
    profile = profiles()[measured.kind]
    tree = _heading(measured, profile) | _values(measured, profile) | _beside(measured)
    if measured.source:
        links = [{"reference": observation_reference(one)} for one in measured.source]
        tree["derivedFrom"] = links
    if measured.device:
        tree["device"] = device.mention(measured.device)
    if measured.note:
        tree["note"] = [{"text": measured.note}]
    require_valid(tree)
    return exact.write(tree)


def in_error(body: bytes) -> bytes:
    """Return *body* with the status `entered-in-error`, every number as it was."""
    return exact.write(exact.read(body) | {"status": "entered-in-error"})


def standing_again(body: bytes) -> bytes:
    """Return *body* with the status `final`: what `in_error` did, undone."""
    return exact.write(exact.read(body) | {"status": "final"})


def read(raw: bytes) -> Found:
    """Read an Observation of any of the three generations, tolerantly.

    Raises Refused("fhir.unreadable") when it is no Observation at all.
    """
    tree = exact.read(raw)
    if tree.get("resourceType") != "Observation":
        raise Refused("fhir.unreadable")
    kind = kind_of(_profile_urls(tree), _codes(tree.get("code")), _unit_of(tree))
    values, units = _found_values(tree, profiles().get(kind))
    return Found(
        kind=kind,
        values=values,
        unit=units[0] if units else "",
        effective=_text(tree.get("effectiveDateTime")),
        status=_text(tree.get("status")),
        findings=_findings(kind, values, units),
        said=circumstances.found(tree),
    )


def _heading(measured: Measured, profile: Profile) -> exact.Tree:
    return {
        "resourceType": "Observation",
        "id": text_id(measured.id),
        "meta": {"source": SOURCE, "profile": [profile.url]},
        "status": "final",
        "category": [coded(_CATEGORY, "vital-signs", "vital-signs")],
        "code": coded(profile.system, profile.loinc[0]),
        "subject": {"reference": patient_reference(measured.space)},
        "effectiveDateTime": measured.effective,
    }


def _values(measured: Measured, profile: Profile) -> exact.Tree:
    if not profile.components:
        return {"valueQuantity": _quantity(measured.values[0], profile)}
    return {
        "component": [
            {"code": coded(LOINC, code), "valueQuantity": _quantity(value, profile)}
            for code, value in zip(profile.components, measured.values, strict=True)
        ]
    }


def _quantity(value: Decimal, profile: Profile) -> exact.Tree:
    return {
        "value": value,
        "unit": profile.unit,
        "system": UCUM,
        "code": profile.ucum,
    }


def _beside(measured: Measured) -> exact.Tree:
    """Return the circumstances, and what was typed when it was in another unit."""
    tree = circumstances.written(measured.said)
    if measured.typed:
        tree.setdefault("extension", []).append(_original(measured.typed))
    return tree


def _original(typed: Typed) -> exact.Tree:
    originals = [
        {
            "url": "original-value",
            "valueQuantity": {
                "value": value,
                "unit": typed.label,
                "system": UCUM,
                "code": typed.ucum,
            },
        }
        for value in typed.values
    ]
    converted = {"url": "has-been-converted", "valueBoolean": True}
    url = f"{_GUIDE}mesures-original-data"
    return {"url": url, "extension": [converted, *originals]}


def _found_values(
    tree: exact.Tree, profile: Profile | None
) -> tuple[tuple[Decimal, ...], list[str]]:
    quantities = [tree.get("valueQuantity")]
    if profile and profile.components:
        quantities = [_component(tree, code) for code in profile.components]
    numbers = [q for q in quantities if isinstance(q, dict) and _number(q) is not None]
    values = tuple(number for q in numbers if (number := _number(q)) is not None)
    return values, [_text(q.get("code")) or _text(q.get("unit")) for q in numbers]


def _unit_of(tree: exact.Tree) -> str:
    quantity = tree.get("valueQuantity")
    return _text(quantity.get("code")) if isinstance(quantity, dict) else ""


def _component(tree: exact.Tree, code: str) -> object:
    for component in _dicts(tree.get("component")):
        if code in _codes(component.get("code")):
            return component.get("valueQuantity")
    return None


def _findings(
    kind: str, values: Sequence[Decimal], units: list[str]
) -> tuple[str, ...]:
    if not kind:
        return ("measure.unknown",)
    profile = profiles()[kind]
    found = []
    if len(values) != max(1, len(profile.components)):
        found.append("measure.no_value")
    if any(unit != profile.ucum for unit in units):
        found.append("measure.other_unit")
    return tuple(found)


def _number(quantity: exact.Tree) -> Decimal | None:
    value = quantity.get("value")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value)


def _profile_urls(tree: exact.Tree) -> list[str]:
    meta = tree.get("meta")
    listed = meta.get("profile") if isinstance(meta, dict) else None
    return (
        [url for url in listed if isinstance(url, str)]
        if isinstance(listed, list)
        else []
    )


def _codes(concept: object) -> set[str]:
    listed = concept.get("coding") if isinstance(concept, dict) else None
    return {_text(coding.get("code")) for coding in _dicts(listed)}


def _dicts(value: object) -> list[dict[str, Any]]:
    listed = value if isinstance(value, list) else []
    return [item for item in listed if isinstance(item, dict)]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
