"""« Saturation en oxygène » (mesures-fr-observation-oxygen-sat)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Field, Kind, Range, Unit

KIND = Kind(
    code="oxygen-saturation",
    label=N_("Saturation en oxygène"),
    icon="air",
    rubric=Rubric.MEASURES,
    resource="Observation",
    aliases=("spo2",),
    profile="mesures-fr-observation-oxygen-sat",
    loinc="2708-6",
    fields=(
        Field(N_("Saturation"), soft=Range.of("85", "100"), hard=Range.of("40", "100")),
    ),
    units=(Unit("%", "%", spellings=("%O2",)),),
    create_only=True,
)
