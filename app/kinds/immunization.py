"""« Vaccination » : one dose of the vaccination booklet (Immunization)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="immunization",
    label=N_("Vaccination"),
    icon="vaccines",
    rubric=Rubric.VACCINES,
    resource="Immunization",
    aliases=("immunizations", "vaccins"),
    shelf="sante/vaccins",
)
