"""The systems and names every resource we write speaks with."""

from uuid import UUID

from app.domain.ids import EntryId, SpaceId

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
SOURCE = "urn:oid:2.25.319415926953842098431730712208406912451"
"""The emitting system: an OID under 2.25, made once from a random UUID."""
_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
UNKNOWN = {"extension": [{"url": _ABSENT, "valueCode": "unknown"}]}
"""An element that must be there, and that nobody said."""


def text_id(raw: bytes) -> str:
    """Return the FHIR id of a 16-byte id: a UUID in text."""
    return str(UUID(bytes=raw))


def patient_reference(space: SpaceId) -> str:
    """Return how a resource names whose space it is in."""
    return f"Patient/{text_id(space)}"


def observation_reference(entry: EntryId) -> str:
    """Return how a resource names a measure of the same space."""
    return f"Observation/{text_id(entry)}"


def device_reference(entry: EntryId) -> str:
    """Return how a resource names a device of the same space."""
    return f"Device/{text_id(entry)}"


def coded(system: str, code: str, display: str = "") -> dict[str, object]:
    """Return a CodeableConcept of one coding."""
    coding = {"system": system, "code": code}
    return {"coding": [coding | ({"display": display} if display else {})]}
