"""« En lecture » : whose space an address leads to, and which rubric of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.entrusted import Entrusted, EntrustedRubric, EntrustedState
from app.domain.errors import Refused
from app.domain.ids import SpaceId, parse_id
from views.house import House


@dataclass(frozen=True, slots=True)
class Reading:
    """A rubric one may read, whose it is, and the place of that person in the list."""

    who: Entrusted
    rubric: EntrustedRubric
    rank: int


def lane_at(params: Mapping[str, str]) -> SpaceId:
    """Return the lane an address names. Raises Refused("id.malformed")."""
    return SpaceId(parse_id(params["lane"]))


def reading_of(house: House, lane: SpaceId) -> Reading:
    """Return what is read there. Raises Refused("entrusted.ended") once it is over."""
    for rank, who in enumerate(house.entrusted.every()):
        for rubric in who.rubrics:
            if rubric.lane == lane and who.state is EntrustedState.OPEN:
                return Reading(who, rubric, rank)
    raise Refused("entrusted.ended")
