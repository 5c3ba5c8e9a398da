"""« Note du carnet de l'enfant » : a step forward, a word for school (Observation)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="child-note",
    label=N_("Note du carnet"),
    icon="edit_note",
    rubric=Rubric.PROFILE,
    resource="Observation",
    shelf="sante/enfant/notes",
)
