"""« Hémoglobine glyquée » (mesures-observation-hb1ac)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Field, Kind, Range, Unit

KIND = Kind(
    code="hba1c",
    label=N_("Hémoglobine glyquée (HbA1c)"),
    icon="science",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-observation-hb1ac",
    loinc="4548-4",
    fields=(Field(N_("Résultat"), soft=Range.of("4", "15"), hard=Range.of("3", "25")),),
    units=(Unit("%", "%"),),
    decimals=1,
    create_only=True,
)
