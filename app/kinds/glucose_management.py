"""« Indicateur de gestion du glucose (IGG) » (mesures-observation-glucose)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import DAYS, Field, Kind, Range, Unit

KIND = Kind(
    code="glucose-management",
    label=N_("Indicateur de gestion du glucose"),
    icon="percent",
    rubric=Rubric.MEASURES,
    resource="Observation",
    aliases=("igg", "gmi"),
    profile="mesures-observation-glucose",
    loinc="MED-972",
    fields=(
        Field(N_("Indicateur"), soft=Range.of("4", "15"), hard=Range.of("3", "25")),
    ),
    units=(Unit("%", "%"),),
    decimals=1,
    computed=True,
    create_only=True,
    asks=(DAYS,),
    plain=N_("Le sucre moyen du sang, estimé d'après le capteur."),
)
