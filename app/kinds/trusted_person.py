"""« Personne de confiance » : who speaks for one who no longer can (RelatedPerson)."""

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

TOPIC = Topic(
    kind="trusted-person",
    code="personne-de-confiance",
    label=N_("Personne de confiance"),
    one=N_("Personne de confiance"),
    icon="handshake",
    add=N_("Noter ma personne de confiance"),
    empty=N_("Votre personne de confiance n’est pas notée."),
    alone=True,
    ends=True,
    rank=13,
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
        Ask("since", N_("Désignée le"), Shape.DATE, at=("period", "start")),
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
    code="trusted-person",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.WISHES,
    resource="RelatedPerson",
    aliases=("personne-de-confiance",),
    shelf="sante/profil/personne-de-confiance",
    topic=TOPIC,
    always={"relationship": [{"coding": [{"system": _ROLE, "code": "NOK"}]}]},
)
