"""« Pas par jour » (mesures-observation-steps-by-day)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Field, Kind, Range, Unit

KIND = Kind(
    code="steps-by-day",
    label=N_("Pas par jour"),
    icon="directions_walk",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-observation-steps-by-day",
    loinc="41950-7",
    fields=(
        Field(
            N_("Nombre de pas"),
            soft=Range.of("0", "60000"),
            hard=Range.of("0", "200000"),
            whole=True,
        ),
    ),
    units=(Unit(N_("pas"), "1/(24.h)", spellings=("steps/day",)),),
    daily=True,
    create_only=True,
)
