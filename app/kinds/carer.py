"""« Aidant » : a relative who helps day after day (RelatedPerson)."""

from app.domain.collection import Rubric
from app.domain.relative import ADDRESS, END, NAME, PHONE, RELATION, playing
from app.domain.topic import Ask, Shape, Slice, Topic
from app.domain.words import N_
from app.kinds import Kind

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
        NAME,
        RELATION,
        PHONE,
        ADDRESS,
        Ask(
            "help",
            N_("Ce qu’il ou elle fait"),
            Shape.TEXT,
            at=("extension", Slice({"url": _HELP}), "valueString"),
            most=1_000,
        ),
        Ask("since", N_("Depuis quand"), Shape.DATE, at=("period", "start")),
        END,
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
    always=playing("CAREGIVER"),
)
