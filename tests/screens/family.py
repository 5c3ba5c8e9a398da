"""A home that keeps more than one person's space, for screens to run on."""

from dataclasses import replace

from app.flows.dependents.dependents import Tie
from tests.screens.homes import FakeDoor, a_house, filled


def a_family() -> FakeDoor:
    """Return a door open on one's own filled space, with that of Léa beside."""
    own, empty = filled(), a_house()
    lea = own.dependents.add("Léa", birth_date="2019-04-02", tie=Tie.CHILD)
    hers = replace(empty, space=lea, dependents=own.dependents)
    return FakeDoor(own, family={own.space.id: own, lea.id: hers})
