"""« Préférence » : one choice of a person, the same on each device (Basic)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="preference",
    label=N_("Préférence"),
    icon="tune",
    rubric=Rubric.SETTINGS,
    resource="Basic",
    quiet=True,
)
