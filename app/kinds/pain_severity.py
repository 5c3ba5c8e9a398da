"""« Douleur » (mesures-observation-pain-severity)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Field, Kind, Range, Unit

_ELEVEN = Range.of("0", "10")

KIND = Kind(
    code="pain-severity",
    label=N_("Douleur"),
    icon="sick",
    rubric=Rubric.MEASURES,
    resource="Observation",
    profile="mesures-observation-pain-severity",
    loinc="72514-3",
    fields=(Field(N_("De 0 à 10"), soft=_ELEVEN, hard=_ELEVEN, whole=True),),
    units=(Unit(N_("sur 10"), "1", spellings=("/10", "Level")),),
    create_only=True,
)
