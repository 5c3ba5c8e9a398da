"""« Accusé de lecture » : which messages were read, and when (Communication)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="receipt",
    label=N_("Accusé de lecture"),
    icon="done_all",
    rubric=Rubric.MESSAGES,
    resource="Communication",
    create_only=True,
    quiet=True,
)
