"""« Professionnel » : somebody who takes care of a person, and as what (CareTeam)."""

from app.domain.collection import Rubric
from app.domain.topic import Ask, Option, Shape, Slice, Topic
from app.domain.words import N_
from app.kinds import Kind

TOPIC = Topic(
    kind="professional",
    code="professionnels",
    label=N_("Professionnels qui me suivent"),
    one=N_("Professionnel"),
    icon="medical_services",
    add=N_("Ajouter un professionnel"),
    empty=N_("Aucun professionnel noté pour le moment."),
    ends=True,
    named=("name", "role"),
    rank=11,
    asks=(
        Ask(
            "role",
            N_("Son rôle"),
            Shape.CHOICE,
            options=(
                Option("attending-doctor", N_("Médecin traitant")),
                Option("midwife", N_("Sage-femme référente")),
                Option("pharmacist", N_("Pharmacien correspondant")),
                Option("specialist", N_("Médecin spécialiste")),
                Option("dentist", N_("Dentiste")),
                Option("nurse", N_("Infirmier ou infirmière")),
                Option("physiotherapist", N_("Kinésithérapeute")),
                Option("other", N_("Un autre professionnel")),
            ),
            needed=True,
            at=("participant", 0, "role", 0),
            system="urn:alveole:care-role",
        ),
        Ask(
            "name",
            N_("Nom"),
            hint=N_("Par exemple : Dr Anne Martin."),
            needed=True,
            at=("participant", 0, "member", "display"),
        ),
        Ask("speciality", N_("Spécialité"), at=("participant", 0, "role", 1, "text")),
        Ask(
            "place",
            N_("Cabinet, pharmacie ou hôpital"),
            at=("managingOrganization", 0, "display"),
        ),
        Ask(
            "phone",
            N_("Téléphone"),
            Shape.PHONE,
            at=("telecom", Slice({"system": "phone"}), "value"),
        ),
        Ask("since", N_("Depuis quand"), Shape.DATE, at=("period", "start")),
        Ask(
            "end",
            N_("Jusqu’à quand"),
            Shape.DATE,
            at=("period", "end"),
            ahead=True,
        ),
        Ask("comment", N_("Précisions"), Shape.TEXT, at=("note", 0, "text")),
    ),
)

KIND = Kind(
    code="professional",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.WISHES,
    resource="CareTeam",
    aliases=("professionnels",),
    shelf="sante/profil/professionnels",
    topic=TOPIC,
    always={"participant": [{"member": {"type": "Practitioner"}}]},
)
