"""« Handicap » : what a person cannot do alone, and what helps (Observation)."""

from app.domain.collection import Rubric
from app.domain.topic import Ask, Option, Shape, Slice, Topic
from app.domain.words import N_
from app.kinds import Kind

_OURS = "urn:alveole:profile"


def _part(code: str) -> Slice:
    return Slice({"code": {"coding": [{"system": _OURS, "code": code}]}})


TOPIC = Topic(
    kind="disability",
    code="handicaps",
    label=N_("Handicaps et aides"),
    one=N_("Handicap"),
    icon="accessible",
    add=N_("Ajouter un handicap ou une aide"),
    empty=N_("Aucun handicap noté pour le moment."),
    none=N_("Aucun handicap"),
    ends=True,
    beside=("illness",),
    rank=8,
    asks=(
        Ask(
            "disability",
            N_("Quel handicap"),
            Shape.CHOICE,
            options=(
                Option("motor", N_("Pour bouger ou marcher")),
                Option("visual", N_("Pour voir")),
                Option("hearing", N_("Pour entendre")),
                Option("speech", N_("Pour parler")),
                Option("intellectual", N_("Pour apprendre ou comprendre")),
                Option("cognitive", N_("Pour se souvenir ou se repérer")),
                Option("psychological", N_("Handicap psychique")),
                Option("illness", N_("À cause d’une maladie qui dure")),
                Option("other", N_("Un autre handicap")),
            ),
            needed=True,
            at=("valueCodeableConcept",),
            system=_OURS,
        ),
        Ask(
            "rate",
            N_("Taux reconnu"),
            Shape.CHOICE,
            options=(
                Option("rate-under-50", N_("Moins de 50 %")),
                Option("rate-50-79", N_("De 50 à 79 %")),
                Option("rate-80", N_("80 % ou plus")),
                Option("rate-unknown", N_("Je ne sais pas")),
            ),
            at=("component", _part("disability-rate"), "valueCodeableConcept"),
            system=_OURS,
        ),
        Ask(
            "equipment",
            N_("Matériel qui aide"),
            hint=N_("Par exemple : fauteuil, canne, appareil auditif."),
            at=("component", _part("technical-help"), "valueString"),
        ),
        Ask(
            "helper",
            N_("Aide d’une personne"),
            hint=N_("Par exemple : pour la toilette, pour les courses."),
            at=("component", _part("human-help"), "valueString"),
        ),
        Ask("since", N_("Depuis quand"), Shape.DATE, at=("effectivePeriod", "start")),
        Ask("end", N_("Fini depuis quand"), Shape.DATE, at=("effectivePeriod", "end")),
        Ask("comment", N_("Précisions"), Shape.TEXT, at=("note", 0, "text")),
    ),
)

KIND = Kind(
    code="disability",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.PROFILE,
    resource="Observation",
    aliases=("handicaps",),
    shelf="sante/profil/handicaps",
    topic=TOPIC,
    always={"code": {"coding": [{"system": _OURS, "code": "disability"}]}},
)
