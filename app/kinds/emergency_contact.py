"""« Personne à prévenir » : who is called in an emergency (RelatedPerson)."""

from dataclasses import replace

from app.domain.collection import Rubric
from app.domain.relative import ADDRESS, NAME, PHONE, RELATION, playing
from app.domain.topic import Topic
from app.domain.words import N_
from app.kinds import Kind

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
        NAME,
        RELATION,
        replace(PHONE, needed=True),
        ADDRESS,
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
    always=playing("ECON"),
)
