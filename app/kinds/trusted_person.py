"""« Personne de confiance » : who speaks for one who no longer can (RelatedPerson)."""

from app.domain.collection import Rubric
from app.domain.relative import ADDRESS, END, NAME, PHONE, RELATION, playing
from app.domain.topic import Ask, Shape, Topic
from app.domain.words import N_
from app.kinds import Kind

TOPIC = Topic(
    kind="trusted-person",
    code="personne-de-confiance",
    label=N_("Personne de confiance"),
    one=N_("Personne de confiance"),
    icon="handshake",
    add=N_("Noter la personne de confiance"),
    empty=N_("La personne de confiance n’est pas notée."),
    alone=True,
    ends=True,
    rank=13,
    asks=(
        NAME,
        RELATION,
        PHONE,
        ADDRESS,
        Ask("since", N_("Désignée le"), Shape.DATE, at=("period", "start")),
        END,
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
    always=playing("NOK"),
)
