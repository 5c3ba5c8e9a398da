"""« Glycémie » (mesures-observation-glucose)."""

from decimal import Decimal

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Circumstance, Field, Implied, Kind, Range, Unit

_GRAM_PER_LITRE = Unit("g/L", "g/L", factor=Decimal("1E+2"))

KIND = Kind(
    code="blood-glucose",
    label=N_("Glycémie"),
    icon="bloodtype",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-observation-glucose",
    loinc="2345-7",
    fields=(
        Field(N_("Glycémie"), soft=Range.of("50", "400"), hard=Range.of("10", "1000")),
    ),
    units=(
        Unit("mg/dL", "mg/dL", decimals=0),
        _GRAM_PER_LITRE,
        Unit("mmol/L", "mmol/L", factor=Decimal("18.0156"), decimals=1),
    ),
    implied=Implied(Decimal(10), _GRAM_PER_LITRE),
    display=_GRAM_PER_LITRE,
    decimals=2,
    create_only=True,
    asks=(
        Circumstance(
            "moment",
            N_("À quel moment ?"),
            (
                ("53049-3", N_("À jeun")),
                ("88365-2", N_("Avant un repas")),
                ("16915-1", N_("Après un repas")),
                ("LA11865-5", N_("Après un effort")),
                ("MED-1278", N_("Lors d'un malaise")),
                ("LA46-8", N_("Autre moment")),
            ),
        ),
    ),
)
