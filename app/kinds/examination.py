"""« Examen de l'enfant » : one of the twenty of the health booklet (Procedure)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="examination",
    label=N_("Examen de l'enfant"),
    icon="child_care",
    rubric=Rubric.PROFILE,
    resource="Procedure",
    shelf="sante/enfant/examens",
)
