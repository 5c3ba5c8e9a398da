"""« Fréquence cardiaque » (mesures-fr-observation-heartrate)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Field, Kind, Range, Unit

KIND = Kind(
    code="heart-rate",
    label=N_("Fréquence cardiaque"),
    icon="favorite",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-fr-observation-heartrate",
    loinc="8867-4",
    fields=(
        Field(
            N_("Battements par minute"),
            soft=Range.of("40", "180"),
            hard=Range.of("20", "300"),
            child_soft=Range.of("45", "210"),
        ),
    ),
    units=(Unit("/min", "/min", spellings=("bpm", "{beats}/min")),),
    create_only=True,
)
