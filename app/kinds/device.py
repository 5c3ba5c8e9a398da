"""« Appareil » : a scale, a meter, a sensor the person added (Device)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="device",
    label=N_("Appareil"),
    icon="bluetooth",
    rubric=Rubric.MEASURES,
    resource="Device",
    quiet=True,
)
