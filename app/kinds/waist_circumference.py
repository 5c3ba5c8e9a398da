"""« Tour de taille » (mesures-observation-waist-circumference)."""

from decimal import Decimal

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Field, Kind, Range, Unit

KIND = Kind(
    code="waist-circumference",
    label=N_("Tour de taille"),
    icon="straighten",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-observation-waist-circumference",
    loinc="8280-0",
    fields=(
        Field(
            N_("Tour de taille"),
            soft=Range.of("40", "180"),
            hard=Range.of("20", "300"),
        ),
    ),
    units=(
        Unit("cm", "cm"),
        Unit("m", "m", factor=Decimal("1E+2"), decimals=2),
        Unit("in", "[in_i]", factor=Decimal("2.54"), spellings=("pouces",), decimals=1),
    ),
    create_only=True,
)
