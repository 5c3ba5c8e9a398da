"""« Périmètre crânien » (mesures-observation-head-circumference)."""

from decimal import Decimal

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Field, Kind, Range, Unit

KIND = Kind(
    code="head-circumference",
    label=N_("Périmètre crânien"),
    icon="face",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-observation-head-circumference",
    loinc="8287-5",
    fields=(
        Field(N_("Tour de tête"), soft=Range.of("30", "62"), hard=Range.of("20", "75")),
    ),
    units=(
        Unit("cm", "cm"),
        Unit("mm", "mm", factor=Decimal("1E-1"), decimals=0),
        Unit("in", "[in_i]", factor=Decimal("2.54"), spellings=("pouces",), decimals=1),
    ),
    decimals=1,
    create_only=True,
)
