"""The R4 models of `fhir.resources`: a second opinion, never on the start-up path."""

from app.domain.errors import Refused
from app.fhir import exact

_KNOWN = frozenset(
    (
        "Appointment",
        "Observation",
        "Communication",
        "Consent",
        "DocumentReference",
        "Patient",
        "List",
        "Basic",
        "Encounter",
        "ExplanationOfBenefit",
        "Procedure",
        "Task",
        "Immunization",
        "AllergyIntolerance",
        "CareTeam",
        "Condition",
        "DeviceUseStatement",
        "FamilyMemberHistory",
        "MedicationStatement",
        "Provenance",
        "RelatedPerson",
    )
)


def model_faults(raw: bytes) -> tuple[str, ...]:
    """Return where a resource departs from FHIR R4, as element paths.

    Types we do not write are not judged. Raises Refused("fhir.unreadable") when
    *raw* is no resource.
    """
    from fhir.resources.R4B import get_fhir_model_class
    from pydantic import ValidationError

    tree = exact.read(raw)
    name = tree.get("resourceType")
    if not isinstance(name, str):
        raise Refused("fhir.unreadable")
    if name not in _KNOWN:
        return ()
    try:
        get_fhir_model_class(name).model_validate(tree)
    except ValidationError as error:
        return tuple(".".join(map(str, one["loc"])) for one in error.errors())
    return ()
