"""« Mode de vie » : food, activity, sleep, screens, alcohol, tobacco (Observation)."""

from app.domain.collection import Rubric
from app.domain.topic import Ask, Option, Shape, Topic
from app.domain.words import N_
from app.kinds import Kind

_OURS = "urn:alveole:profile"
_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"

TOPIC = Topic(
    kind="lifestyle",
    code="mode-de-vie",
    label=N_("Mode de vie"),
    one=N_("Habitude de vie"),
    icon="directions_walk",
    add=N_("Ajouter une habitude"),
    empty=N_("Aucune habitude notée pour le moment."),
    either=("habit", "declined"),
    rank=9,
    asks=(
        Ask(
            "section",
            N_("De quoi s’agit-il"),
            Shape.CHOICE,
            options=(
                Option("lifestyle-food", N_("Alimentation")),
                Option("lifestyle-activity", N_("Activité physique")),
                Option("lifestyle-sleep", N_("Sommeil")),
                Option("lifestyle-screens", N_("Écrans")),
                Option("lifestyle-alcohol", N_("Alcool")),
                Option("lifestyle-tobacco", N_("Tabac")),
            ),
            needed=True,
            at=("code",),
            system=_OURS,
        ),
        Ask(
            "habit",
            N_("Les habitudes"),
            Shape.TEXT,
            hint=N_("Par exemple : une heure de marche par jour."),
            at=("valueString",),
        ),
        Ask(
            "declined",
            N_("Ou bien"),
            Shape.CHOICE,
            options=(Option("asked-declined", N_("Je ne souhaite pas répondre")),),
            at=("dataAbsentReason",),
            system=_ABSENT,
        ),
        Ask(
            "since", N_("Date de cette réponse"), Shape.DATE, at=("effectiveDateTime",)
        ),
    ),
)

KIND = Kind(
    code="lifestyle",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.PROFILE,
    resource="Observation",
    aliases=("mode-de-vie",),
    shelf="sante/profil/mode-de-vie",
    topic=TOPIC,
    always={
        "category": [{"coding": [{"system": _CATEGORY, "code": "social-history"}]}]
    },
)
