"""« Réponse à un conseil de prévention » : done, later, never, not for me."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="prevention",
    label=N_("Prévention"),
    icon="health_and_safety",
    rubric=Rubric.PROFILE,
    resource="Task",
    quiet=True,
)
