"""Whoever is taken out of the list comes back as they were, if at once."""

from app.flows.dependents.dependents import Dependent
from tests.screens.family import a_family
from views.parts.relatives.away import put_aside


def test_what_was_put_away_is_brought_back() -> None:
    own, hers = a_family().family.values()

    def away() -> list[bool]:
        people: list[Dependent] = own.dependents.every()
        return [one.away for one in people]

    back = put_aside(own.dependents, hers)
    assert away() == [True]
    back()
    assert away() == [False]
    assert not hers.emergency.shown()
