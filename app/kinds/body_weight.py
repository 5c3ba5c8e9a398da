"""« Poids » (mesures-fr-observation-body-weight)."""

from decimal import Decimal

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Field, Kind, Range, Unit

KIND = Kind(
    code="body-weight",
    label=N_("Poids"),
    icon="monitor_weight",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-fr-observation-body-weight",
    loinc="29463-7",
    fields=(
        Field(
            N_("Poids"),
            soft=Range.of("30", "250"),
            hard=Range.of("0.5", "500"),
            child_soft=Range.of("2", "150"),
        ),
    ),
    units=(
        Unit("kg", "kg", spellings=("kilo", "kilos")),
        Unit("g", "g", factor=Decimal("1E-3"), spellings=("grammes",), decimals=0),
        Unit("lb", "[lb_av]", factor=Decimal("0.45359237"), spellings=("lbs",)),
    ),
    decimals=1,
    create_only=True,
)
