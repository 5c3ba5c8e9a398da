"""The grandson of the example grows in a space of his own."""

from datetime import UTC

import pytest

from app.domain.ids import SpaceId
from app.flows.dependents.dependents import Dependents, Tie
from app.flows.example.child import NAME, keep
from app.flows.example.filling import fill
from app.flows.measures import Measures
from app.flows.vaccines.booklet import Booklet, dose_of
from app.ports.vault import Vault
from tests.app.flows.example.conftest import NOW, Place


@pytest.mark.covers("C-136")
def test_he_is_kept_beside_with_a_curve_and_vaccines(place: Place) -> None:
    own = fill(place.shelves, place.world, UTC)

    def seen(space: SpaceId) -> Vault:
        return place.home.apart(space, own=space == own.id)

    dependents = Dependents(place.home.vault, seen, place.world, own)
    space = keep(dependents, NOW.date())
    ((kept, tie),) = [(one.space, one.tie) for one in dependents.every()]
    assert (kept, kept.name, tie) == (space, NAME, Tie.CHILD)
    vault, world = seen(space.id), place.world
    weights = Measures(vault, space, now=world.now, new_id=world.new_id)
    grown = [one.values[0] for one in weights.series("body-weight")]
    assert len(grown) == 10
    assert grown == sorted(grown, reverse=True)
    doses = [dose_of(one) for one in Booklet(vault, world, space).every()]
    assert len(doses) == 10
    assert all(one.diseases for one in doses)
