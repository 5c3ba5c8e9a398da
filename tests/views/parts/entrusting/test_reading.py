"""An address leads to what may be read; to nothing once it is over."""

from typing import Any

import pytest

from app.domain.collection import Rubric
from app.domain.entrusted import EntrustedState
from app.domain.errors import Refused
from tests.screens.entrusting import entrusted_with, lane_of, lent
from views.parts.entrusting.reading import lane_at, reading_of


def test_a_lane_leads_to_whose_it_is_and_to_its_rubric() -> None:
    house = entrusted_with(Rubric.MEASURES, Rubric.VACCINES)
    lane = lane_of(Rubric.VACCINES)
    found = reading_of(house, lane_at({"lane": lane.hex()}))
    assert found.who.whose == "Mireille Roche"
    assert (found.rubric.rubric, found.rank) == (Rubric.VACCINES, 0)


def test_what_is_over_or_unknown_is_refused() -> None:
    house = entrusted_with(Rubric.MEASURES)
    spaces: Any = house.entrusted
    with pytest.raises(Refused, match=r"entrusted\.ended"):
        reading_of(house, lane_of(Rubric.WISHES))
    spaces.people = [lent(Rubric.MEASURES, state=EntrustedState.ENDED)]
    with pytest.raises(Refused, match=r"entrusted\.ended"):
        reading_of(house, lane_of(Rubric.MEASURES))
    with pytest.raises(Refused, match=r"id\.malformed"):
        lane_at({"lane": "zz"})
