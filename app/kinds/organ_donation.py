"""« Don d'organes » : what a person wants for their organs (Consent)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="organ-donation",
    label=N_("Don d'organes"),
    icon="volunteer_activism",
    rubric=Rubric.WISHES,
    resource="Consent",
    create_only=True,
    shelf="sante/volontes/don",
)
