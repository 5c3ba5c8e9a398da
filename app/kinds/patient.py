"""« Identité » : whose space this is, in the person's own words (Patient)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="patient",
    label=N_("Identité"),
    icon="person",
    rubric=Rubric.PROFILE,
    resource="Patient",
)
