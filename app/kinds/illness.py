"""« Maladie » : an illness, past or present (Condition)."""

from app.domain.collection import Rubric
from app.domain.topic import Ask, Shape, Topic
from app.domain.words import N_
from app.kinds import Kind

TOPIC = Topic(
    kind="illness",
    code="maladies",
    label=N_("Maladies"),
    one=N_("Maladie"),
    icon="sick",
    add=N_("Ajouter une maladie"),
    empty=N_("Aucune maladie notée pour le moment."),
    none=N_("Aucune maladie connue"),
    none_code="no-known-problems",
    unknown_code="no-problem-info",
    ends=True,
    beside=("treatment", "operation", "stay"),
    rank=2,
    asks=(
        Ask(
            "illness",
            N_("Nom de la maladie"),
            hint=N_("Par exemple : diabète, asthme, tension élevée."),
            needed=True,
            at=("code", "text"),
        ),
        Ask("since", N_("Depuis quand"), Shape.DATE, at=("onsetDateTime",)),
        Ask("end", N_("Finie depuis quand"), Shape.DATE, at=("abatementDateTime",)),
        Ask("comment", N_("Précisions"), Shape.TEXT, at=("note", 0, "text")),
    ),
)

KIND = Kind(
    code="illness",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.PROFILE,
    resource="Condition",
    aliases=("illnesses", "maladies"),
    shelf="sante/profil/maladies",
    topic=TOPIC,
    always={
        "category": [
            {
                "coding": [
                    {
                        "system": (
                            "http://terminology.hl7.org/CodeSystem/condition-category"
                        ),
                        "code": "problem-list-item",
                    }
                ]
            }
        ]
    },
)
