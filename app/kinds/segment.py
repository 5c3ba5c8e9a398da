"""« Relevé de capteur » : what a sensor said in a day (Observation, once read)."""

from app.domain.collection import Rubric
from app.domain.segment import KIND as CODE
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code=CODE,
    label=N_("Relevé de capteur"),
    icon="sensors",
    rubric=Rubric.MEASURES,
    resource="Observation",
    create_only=True,
)
