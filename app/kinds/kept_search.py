"""« Recherche gardée » : words and filters under a name, on each device (Basic)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="kept-search",
    label=N_("Recherche gardée"),
    icon="saved_search",
    rubric=Rubric.SETTINGS,
    resource="Basic",
    quiet=True,
)
