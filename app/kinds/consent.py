"""« Accord » : what a person lets one service read, until a day (Consent)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="consent",
    label=N_("Accord"),
    icon="handshake",
    rubric=Rubric.SETTINGS,
    resource="Consent",
    quiet=True,
)
