"""« Rappel » : something to do at a time, once or again and again (Task)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="task",
    label=N_("Rappel personnel"),
    icon="alarm",
    rubric=Rubric.AGENDA,
    resource="Task",
    aliases=("tasks", "rappels"),
    shelf="agenda",
)
