"""« Température » (mesures-fr-observation-body-temperature)."""

from decimal import Decimal

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Field, Kind, Range, Unit

KIND = Kind(
    code="body-temperature",
    label=N_("Température"),
    icon="thermostat",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-fr-observation-body-temperature",
    loinc="8310-5",
    fields=(
        Field(N_("Température"), soft=Range.of("35", "41"), hard=Range.of("28", "45")),
    ),
    units=(
        Unit("°C", "Cel", spellings=("C", "degrés")),
        Unit(
            "°F",
            "[degF]",
            offset=Decimal(-32),
            factor=Decimal(5),
            divisor=Decimal(9),
            spellings=("F",),
        ),
    ),
    decimals=1,
    create_only=True,
)
