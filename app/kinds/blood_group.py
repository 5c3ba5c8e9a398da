"""« Groupe sanguin » : ABO and Rh, as declared or as a laboratory found (Observation).

Two sources that disagree are both kept: before any transfusion a sample is taken.
"""

from app.domain.collection import Rubric
from app.domain.topic import Ask, Option, Shape, Topic
from app.domain.words import N_
from app.kinds import Kind

TOPIC = Topic(
    kind="blood-group",
    code="groupe-sanguin",
    label=N_("Groupe sanguin"),
    one=N_("Groupe sanguin"),
    icon="bloodtype",
    add=N_("Noter le groupe sanguin"),
    empty=N_("Le groupe sanguin n’est pas noté."),
    alone=True,
    rank=10,
    asks=(
        Ask(
            "group",
            N_("Groupe sanguin"),
            Shape.CHOICE,
            hint=N_("Recopiez la carte de groupe sanguin."),
            options=(
                Option("278149003", N_("A positif")),
                Option("278152006", N_("A négatif")),
                Option("278150003", N_("B positif")),
                Option("278153001", N_("B négatif")),
                Option("278151004", N_("AB positif")),
                Option("278154007", N_("AB négatif")),
                Option("278147001", N_("O positif")),
                Option("278148006", N_("O négatif")),
            ),
            needed=True,
            at=("valueCodeableConcept",),
            system="http://snomed.info/sct",
        ),
        Ask("since", N_("Date de l’analyse"), Shape.DATE, at=("effectiveDateTime",)),
        Ask("comment", N_("Précisions"), Shape.TEXT, at=("note", 0, "text")),
    ),
)

KIND = Kind(
    code="blood-group",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.PROFILE,
    resource="Observation",
    aliases=("groupe-sanguin",),
    loinc="882-1",
    shelf="sante/profil/groupe-sanguin",
    topic=TOPIC,
    always={"code": {"coding": [{"system": "http://loinc.org", "code": "882-1"}]}},
)
