"""« Taille » (mesures-fr-observation-bodyheight)."""

from decimal import Decimal

from app.domain.collection import Rubric
from app.domain.posture import POSTURE, Posture
from app.domain.words import N_
from app.kinds import Circumstance, Field, Implied, Kind, Range, Unit

_METRE = Unit(
    "m", "m", factor=Decimal("1E+2"), spellings=("mètre", "mètres"), decimals=2
)

KIND = Kind(
    code="body-height",
    label=N_("Taille"),
    icon="height",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-fr-observation-bodyheight",
    loinc="8302-2",
    fields=(
        Field(N_("Taille"), soft=Range.of("45", "210"), hard=Range.of("20", "280")),
    ),
    units=(
        Unit("cm", "cm"),
        _METRE,
        Unit("in", "[in_i]", factor=Decimal("2.54"), spellings=("pouces",), decimals=1),
    ),
    implied=Implied(Decimal(3), _METRE),
    create_only=True,
    asks=(
        Circumstance(
            POSTURE,
            N_("Couché ou debout ?"),
            ((Posture.LYING, N_("Couché")), (Posture.STANDING, N_("Debout"))),
            N_("Sans réponse, nous comptons couché jusqu'à 2 ans, puis debout."),
        ),
    ),
)
