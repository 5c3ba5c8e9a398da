"""« Dossier » : documents a person keeps together (List)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="folder",
    label=N_("Dossier"),
    icon="folder",
    rubric=Rubric.SETTINGS,
    resource="List",
    quiet=True,
)
