"""« Pression artérielle » (mesures-fr-observation-bp)."""

from decimal import Decimal

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Circumstance, Field, Kind, Range, Unit

KIND = Kind(
    code="blood-pressure",
    label=N_("Pression artérielle"),
    icon="speed",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-fr-observation-bp",
    loinc="85354-9",
    fields=(
        Field(
            N_("Le premier chiffre (le plus haut)"),
            soft=Range.of("70", "220"),
            hard=Range.of("40", "300"),
            child_soft=Range.of("50", "180"),
            loinc="8480-6",
        ),
        Field(
            N_("Le second chiffre (le plus bas)"),
            soft=Range.of("40", "130"),
            hard=Range.of("20", "200"),
            child_soft=Range.of("25", "110"),
            loinc="8462-4",
        ),
    ),
    units=(
        Unit("mmHg", "mm[Hg]"),
        Unit("cmHg", "cm[Hg]", factor=Decimal("1E+1"), decimals=1),
        Unit("kPa", "kPa", factor=Decimal("7.50062"), decimals=1),
    ),
    decreasing=True,
    create_only=True,
    asks=(
        Circumstance(
            "site",
            N_("À quel endroit ?"),
            (("53120007", N_("Au bras")), ("8205005", N_("Au poignet"))),
        ),
    ),
)
