"""« Conversation » : with whom one writes, and about what (Communication)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="thread",
    label=N_("Conversation"),
    icon="forum",
    rubric=Rubric.SETTINGS,
    resource="Communication",
    quiet=True,
)
