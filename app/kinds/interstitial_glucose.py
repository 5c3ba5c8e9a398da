"""« Glycémie interstitielle » : the mean of a sensor (mesures-observation-glucose)."""

from decimal import Decimal

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import DAYS, Field, Implied, Kind, Range, Unit

_GRAM_PER_LITRE = Unit("g/L", "g/L", factor=Decimal("1E+2"))

KIND = Kind(
    code="interstitial-glucose",
    label=N_("Glycémie interstitielle"),
    icon="sensors",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-observation-glucose",
    loinc="MED-969",
    fields=(
        Field(
            N_("Moyenne du capteur"),
            soft=Range.of("50", "400"),
            hard=Range.of("10", "1000"),
        ),
    ),
    units=(
        Unit("mg/dL", "mg/dL", decimals=0),
        _GRAM_PER_LITRE,
        Unit("mmol/L", "mmol/L", factor=Decimal("18.0156"), decimals=1),
    ),
    implied=Implied(Decimal(10), _GRAM_PER_LITRE),
    display=_GRAM_PER_LITRE,
    decimals=2,
    computed=True,
    create_only=True,
    asks=(DAYS,),
    plain=N_("Le sucre sous la peau, lu par un capteur."),
)
