"""The booklet of the example is filled, and nothing of it is to come."""

from datetime import UTC

from app.flows.example.filling import fill
from app.flows.example.story import doses
from app.flows.vaccines.booklet import Booklet, dose_of
from tests.app.flows.example.conftest import NOW, Place


def test_every_dose_of_the_story_is_noted_in_the_past(place: Place) -> None:
    space = fill(place.shelves, place.world, UTC)
    noted = Booklet(place.home.vault, place.world, space).every()
    assert len(noted) == len(list(doses()))
    assert {dose_of(one).vaccine for one in noted} >= {"BCG", "Revaxis"}
    assert all(one.when.start < NOW.timestamp() * 1000 for one in noted)
    assert all(dose_of(one).diseases for one in noted)
