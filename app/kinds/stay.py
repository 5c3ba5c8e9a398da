"""« Hospitalisation » : a stay in a hospital, past or to come (Encounter)."""

from app.domain.collection import Rubric
from app.domain.topic import Topic
from app.domain.words import N_
from app.kinds import Kind

TOPIC = Topic(
    kind="stay",
    code="hospitalisations",
    label=N_("Hospitalisations"),
    one=N_("Hospitalisation"),
    icon="local_hospital",
    add=N_("Ajouter une hospitalisation"),
    empty=N_("Aucune hospitalisation notée pour le moment."),
    beside=("illness", "operation"),
    rank=5,
)

KIND = Kind(
    code="stay",
    label=N_("Hospitalisation"),
    icon="local_hospital",
    rubric=Rubric.PROFILE,
    resource="Encounter",
    aliases=("stays", "hospitalisations"),
    shelf="sante/hospitalisations",
    topic=TOPIC,
)
