"""« Ordonnance » ↔ Bundle of MedicationRequest, a medicine each (standards, 13)."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.prescribed import Medicine, Prescription
from app.domain.when import When
from app.fhir import exact

NUMBERS = "urn:alveole:prescription-number"
"""The system of the numbers we give to prescriptions of demonstration."""

_MEDICINES_MAX = 50
_TEXT_MAX = 1_000
_IN_FORCE = "active"
_REQUEST = "MedicationRequest"


def write(prescription: Prescription) -> bytes:
    """Return the bytes of a Bundle, each line in the words of who prescribed it."""
    entries = [
        {"resource": _request(prescription, one)} for one in prescription.medicines
    ]
    return exact.write(
        {"resourceType": "Bundle", "type": "collection", "entry": entries}
    )


def read(raw: bytes) -> Prescription:
    """Read the lines in force of a Bundle; nothing is computed, nothing guessed.

    Raises Refused("prescription.unreadable") when it is none, mixes several
    prescriptions, forbids a medicine, or says what only its maker understands.
    """
    try:
        bundle = exact.read(raw)
        _require(bundle["resourceType"] == "Bundle")
        return _prescription(_lines(bundle), _known(bundle))
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise Refused("prescription.unreadable") from error
    except Refused as error:
        raise Refused("prescription.unreadable") from error


def _request(whole: Prescription, line: Medicine) -> exact.Tree:
    dispense = _dispense(line)
    return {
        "resourceType": _REQUEST,
        "status": _IN_FORCE,
        "intent": "order",
        "medicationCodeableConcept": {"text": line.name},
        "subject": {"display": whole.patient},
        "authoredOn": whole.written,
        "requester": {"display": whole.prescriber},
        "groupIdentifier": {"system": NUMBERS, "value": whole.number},
        "dosageInstruction": [{"text": line.dosage}],
    } | ({"dispenseRequest": dispense} if dispense else {})


def _dispense(line: Medicine) -> exact.Tree:
    """Return what may be dispensed, leaving out all that is not said."""
    told = {
        "validityPeriod": {"end": line.until} if line.until else {},
        "quantity": _amount_of(line.quantity),
        "expectedSupplyDuration": _amount_of(line.duration),
    }
    said: exact.Tree = {name: value for name, value in told.items() if value}
    if line.renewals >= 0:
        said["numberOfRepeatsAllowed"] = line.renewals
    return said


def _amount_of(written: str) -> exact.Tree:
    """Return `3 mois` as a number and its unit."""
    value, _, unit = written.partition(" ")
    return {"value": Decimal(value), "unit": unit} if written else {}


def _lines(bundle: exact.Tree) -> list[exact.Tree]:
    """Return the requests in force, none of which forbids or needs explaining."""
    resources = [entry["resource"] for entry in bundle["entry"]]
    requests = [one for one in resources if one.get("resourceType") == _REQUEST]
    lines = [one for one in requests if one.get("status") == _IN_FORCE]
    _require(0 < len(lines) <= _MEDICINES_MAX)
    _require(not any(one.get("doNotPerform") for one in lines))
    _require(not any("modifierExtension" in one for one in lines))
    return lines


def _known(bundle: exact.Tree) -> exact.Tree:
    """Return the resources of a bundle by what may refer to them."""
    known: exact.Tree = {}
    for entry in bundle["entry"]:
        resource = entry["resource"]
        known[_text(entry.get("fullUrl"))] = resource
        known[f"{resource.get('resourceType')}/{resource.get('id')}"] = resource
    return known


def _prescription(lines: list[exact.Tree], known: exact.Tree) -> Prescription:
    """Gather the lines: what they must share is the same in each of them."""
    return Prescription(
        tuple(_medicine(one, known) for one in lines),
        prescriber=_only(_named(one.get("requester"), one, known) for one in lines),
        patient=_only(_named(one.get("subject"), one, known) for one in lines),
        written=_only(_day(one.get("authoredOn")) for one in lines),
        number=_only(_number(one) for one in lines),
    )


def _medicine(line: exact.Tree, known: exact.Tree) -> Medicine:
    dispense = line.get("dispenseRequest", {})
    renewals = dispense.get("numberOfRepeatsAllowed", -1)
    _require(isinstance(renewals, int) and renewals >= -1)
    name = _words(line.get("medicationCodeableConcept", {})) or _named(
        line.get("medicationReference"), line, known
    )
    _require(bool(name))
    dosage = "\n".join(_dosages(line))
    _require(len(dosage) <= _TEXT_MAX)
    return Medicine(
        name,
        dosage,
        _amount(dispense.get("expectedSupplyDuration", {})),
        _amount(dispense.get("quantity", {})),
        renewals,
        _day(dispense.get("validityPeriod", {}).get("end")),
    )


def _dosages(line: exact.Tree) -> Iterator[str]:
    """Give the words of each dosage; one without words is left to the paper."""
    for one in line.get("dosageInstruction", []):
        _require("modifierExtension" not in one)
        said = _text(one.get("text"))
        _require(bool(said))
        yield said


def _number(line: exact.Tree) -> str:
    return _text(line.get("groupIdentifier", {}).get("value"))


def _amount(quantity: exact.Tree) -> str:
    """Return a number and its unit as they are written."""
    value = quantity.get("value")
    if value is None:
        return ""
    _require(isinstance(value, int | Decimal) and not isinstance(value, bool))
    unit = _text(quantity.get("unit")) or _text(quantity.get("code"))
    return f"{Decimal(value):f} {unit}".strip()


def _named(reference: exact.Tree | None, holder: exact.Tree, known: exact.Tree) -> str:
    """Return the words of a reference, else those of the resource it names."""
    if reference is None:
        return ""
    said, target = _text(reference.get("display")), _text(reference.get("reference"))
    if said or not target:
        return said
    within = {f"#{one['id']}": one for one in holder.get("contained", [])}
    return _called((known | within).get(target, {}))


def _called(resource: exact.Tree) -> str:
    """Return the name of a person or of a place, the words of a medicine."""
    if resource.get("resourceType") == "Medication":
        return _words(resource.get("code", {}))
    names = resource.get("name", "")
    if isinstance(names, str):
        return _text(names)
    first = names[0]
    parts = [*first.get("prefix", []), *first.get("given", []), first.get("family", "")]
    return _text(first.get("text")) or " ".join(filter(None, map(_text, parts)))


def _words(concept: exact.Tree) -> str:
    said = [_text(concept.get("text"))]
    said += [_text(one.get("display")) for one in concept.get("coding", [])]
    return next(filter(None, said), "")


def _text(value: object) -> str:
    """Return words as they are, "" when nothing is said; none may hide others."""
    if value is None:
        return ""
    _require(isinstance(value, str) and len(value) <= _TEXT_MAX)
    _require(visible(str(value)) == value)
    return str(value).strip()


def _day(value: object) -> str:
    return When.parse(_text(value)).text


def _only(values: Iterator[str]) -> str:
    found = set(values)
    _require(len(found) == 1)
    return found.pop()


def _require(condition: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not condition:
        raise Refused("prescription.unreadable")
