"""« Indice de masse corporelle » (mesures-fr-observation-bmi)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Field, Kind, Range, Unit

KIND = Kind(
    code="bmi",
    label=N_("Indice de masse corporelle"),
    icon="accessibility_new",
    rubric=Rubric.MEASURES,
    resource="Observation",
    aliases=("imc",),
    profile="mesures-fr-observation-bmi",
    loinc="39156-5",
    fields=(Field(N_("Indice"), soft=Range.of("12", "60"), hard=Range.of("5", "150")),),
    units=(Unit("kg/m²", "kg/m2"),),
    decimals=1,
    computed=True,
    create_only=True,
)
