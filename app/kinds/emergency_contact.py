"""« Personne à prévenir » : who is called in an emergency (RelatedPerson)."""

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
    kind="emergency-contact",
    code="contacts-urgence",
    label=N_("Personnes à prévenir en urgence"),
    one=N_("Personne à prévenir"),
    icon="contact_phone",
    add=N_("Ajouter une personne à prévenir"),
    empty=N_("Aucune personne à prévenir notée pour le moment."),
    rank=12,
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
            needed=True,
            at=("telecom", Slice({"system": "phone"}), "value"),
        ),
        Ask("address", N_("Adresse"), Shape.TEXT, at=("address", 0, "text"), most=300),
    ),
)

KIND = Kind(
    code="emergency-contact",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.WISHES,
    resource="RelatedPerson",
    aliases=("contacts-urgence",),
    shelf="sante/profil/contacts-urgence",
    topic=TOPIC,
    always={"relationship": [{"coding": [{"system": _ROLE, "code": "ECON"}]}]},
)
