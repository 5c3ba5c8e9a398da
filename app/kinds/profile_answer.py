"""« Rien à signaler » or « Je ne sais pas » : the answer to a whole rubric (List)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="profile-answer",
    label=N_("Réponse à une rubrique"),
    icon="task_alt",
    rubric=Rubric.PROFILE,
    resource="List",
    quiet=True,
)
