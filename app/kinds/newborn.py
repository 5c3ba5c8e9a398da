"""« Période néonatale » : the first measures of a life, at birth (Observation)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="newborn",
    label=N_("Naissance"),
    icon="crib",
    rubric=Rubric.PROFILE,
    resource="Observation",
)
