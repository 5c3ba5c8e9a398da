"""« Température » (mesures-fr-observation-body-temperature)."""

from decimal import Decimal

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Circumstance, Field, Kind, Range, Unit

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
    asks=(
        Circumstance(
            "site",
            N_("À quel endroit ?"),
            (
                ("52795006", N_("Sur le front")),
                ("117590005", N_("Dans l'oreille")),
                ("123851003", N_("Dans la bouche")),
                ("91470000", N_("Sous le bras")),
                ("34402009", N_("Dans le rectum")),
                ("450721000", N_("Sur la tempe")),
            ),
        ),
    ),
)
