"""« Aidant » : a relative who helps day after day (RelatedPerson)."""

from app.domain.collection import Rubric
from app.domain.kin import CIRCLE
from app.domain.topic import Ask, Shape, Slice, Topic
from app.domain.words import N_
from app.kinds import Kind

_ROLE = (
    "https://mos.esante.gouv.fr/NOS/TRE_R260-HL7RoleClass/FHIR/TRE-R260-HL7RoleClass"
)
_RELATION = (
    "https://mos.esante.gouv.fr/NOS/TRE_R216-HL7RoleCode/FHIR/TRE-R216-HL7RoleCode"
)
_HELP = "urn:alveole:StructureDefinition/carer-help"

TOPIC = Topic(
    kind="carer",
    code="aidants",
    label=N_("Aidants"),
    one=N_("Aidant"),
    icon="volunteer_activism",
    add=N_("Ajouter un aidant"),
    empty=N_("Aucun aidant noté pour le moment."),
    ends=True,
    rank=14,
    asks=(
        Ask("name", N_("Nom et prénom"), needed=True, at=("name", 0, "text")),
        Ask(
            "relation",
            N_("Son lien avec vous"),
            Shape.CHOICE,
            options=CIRCLE,
            at=("relationship", Slice({"coding": [{"system": _RELATION}]})),
            system=_RELATION,
        ),
        Ask(
            "phone",
            N_("Téléphone"),
            Shape.PHONE,
            at=("telecom", Slice({"system": "phone"}), "value"),
        ),
        Ask("address", N_("Adresse"), Shape.TEXT, at=("address", 0, "text"), most=300),
        Ask(
            "help",
            N_("Ce qu’il ou elle fait pour vous"),
            Shape.TEXT,
            at=("extension", Slice({"url": _HELP}), "valueString"),
            most=1_000,
        ),
        Ask("since", N_("Depuis quand"), Shape.DATE, at=("period", "start")),
        Ask(
            "end",
            N_("Jusqu’à quand"),
            Shape.DATE,
            at=("period", "end"),
            ahead=True,
        ),
    ),
)

KIND = Kind(
    code="carer",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.WISHES,
    resource="RelatedPerson",
    aliases=("aidants",),
    shelf="sante/profil/aidants",
    topic=TOPIC,
    always={"relationship": [{"coding": [{"system": _ROLE, "code": "CAREGIVER"}]}]},
)
