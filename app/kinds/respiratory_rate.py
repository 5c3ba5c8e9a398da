"""« Fréquence respiratoire » (mesures-fr-observation-resp-rate)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Field, Kind, Range, Unit

KIND = Kind(
    code="respiratory-rate",
    label=N_("Fréquence respiratoire"),
    icon="waves",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-fr-observation-resp-rate",
    loinc="9279-1",
    fields=(
        Field(
            N_("Respirations par minute"),
            soft=Range.of("8", "40"),
            hard=Range.of("3", "100"),
            child_soft=Range.of("8", "70"),
        ),
    ),
    units=(Unit("/min", "/min"),),
    create_only=True,
)
