"""« Directives anticipées » : what is wanted at the end of life (Consent)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="advance-directives",
    label=N_("Directives anticipées"),
    icon="history_edu",
    rubric=Rubric.WISHES,
    resource="Consent",
    create_only=True,
    shelf="sante/volontes/directives",
)
