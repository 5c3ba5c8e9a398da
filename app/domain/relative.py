"""« Proche » : what is asked of every person of the circle (RelatedPerson)."""

from app.domain.kin import CIRCLE
from app.domain.topic import Ask, Shape, Slice
from app.domain.words import N_

_RELATION = (
    "https://mos.esante.gouv.fr/NOS/TRE_R216-HL7RoleCode/FHIR/TRE-R216-HL7RoleCode"
)
_ROLE = (
    "https://mos.esante.gouv.fr/NOS/TRE_R260-HL7RoleClass/FHIR/TRE-R260-HL7RoleClass"
)

NAME = Ask("name", N_("Nom et prénom"), needed=True, at=("name", 0, "text"))
RELATION = Ask(
    "relation",
    N_("Son lien avec vous"),
    Shape.CHOICE,
    options=CIRCLE,
    at=("relationship", Slice({"coding": [{"system": _RELATION}]})),
    system=_RELATION,
)
PHONE = Ask(
    "phone",
    N_("Téléphone"),
    Shape.PHONE,
    at=("telecom", Slice({"system": "phone"}), "value"),
)
ADDRESS = Ask("address", N_("Adresse"), Shape.TEXT, at=("address", 0, "text"), most=300)
END = Ask("end", N_("Jusqu’à quand"), Shape.DATE, at=("period", "end"), ahead=True)


def playing(role: str) -> dict[str, object]:
    """Return what each resource has of somebody who plays a *role* (TRE_R260)."""
    return {"relationship": [{"coding": [{"system": _ROLE, "code": role}]}]}
