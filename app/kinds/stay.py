"""« Hospitalisation » : a stay in a hospital, past or to come (Encounter)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="stay",
    label=N_("Hospitalisation"),
    icon="local_hospital",
    rubric=Rubric.PROFILE,
    resource="Encounter",
    aliases=("stays", "hospitalisations"),
    shelf="sante/hospitalisations",
)
