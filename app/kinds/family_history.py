"""« Antécédent familial » : an illness of a relative (FamilyMemberHistory)."""

from app.domain.collection import Rubric
from app.domain.kin import FAMILY
from app.domain.topic import Ask, Shape, Topic
from app.domain.words import N_
from app.kinds import Kind

TOPIC = Topic(
    kind="family-history",
    code="antecedents-familiaux",
    label=N_("Antécédents familiaux"),
    one=N_("Antécédent familial"),
    icon="family_restroom",
    add=N_("Ajouter un antécédent familial"),
    empty=N_("Aucune maladie de famille notée pour le moment."),
    none=N_("Aucune maladie connue dans la famille"),
    named=("illness", "relation"),
    rank=7,
    asks=(
        Ask(
            "relation",
            N_("Qui dans la famille"),
            Shape.CHOICE,
            options=FAMILY,
            needed=True,
            at=("relationship",),
            system="http://terminology.hl7.org/CodeSystem/v3-RoleCode",
        ),
        Ask(
            "illness",
            N_("Quelle maladie"),
            hint=N_("Par exemple : diabète, cancer du sein, infarctus."),
            needed=True,
            at=("condition", 0, "code", "text"),
        ),
        Ask(
            "age",
            N_("À quel âge"),
            hint=N_("Par exemple : 52 ans, ou vers 50 ans."),
            at=("condition", 0, "onsetString"),
        ),
        Ask("comment", N_("Précisions"), Shape.TEXT, at=("note", 0, "text")),
    ),
)

KIND = Kind(
    code="family-history",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.PROFILE,
    resource="FamilyMemberHistory",
    aliases=("antecedents",),
    shelf="sante/profil/antecedents-familiaux",
    topic=TOPIC,
)
