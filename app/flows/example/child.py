"""The example keeps the space of a grandson too, whose guardian she is."""

from datetime import date, timedelta
from typing import Final

from app.domain.immunization import Immunization
from app.domain.space import Space
from app.flows.civil import Civil, Told
from app.flows.dependents.dependents import Dependents, Tie
from app.flows.measures import Measures
from app.flows.vaccines.booklet import Booklet

NAME: Final = "Hugo"
_AGE: Final = timedelta(days=1500)
_MEASURED: Final = ("body-weight", "body-height", "head-circumference")
_GROWTH: Final = {
    5: ("3.4", "50", "34.5"),
    62: ("5.5", "58", "39"),
    124: ("7.1", "64", "41.5"),
    185: ("8", "67.5", "43.3"),
    276: ("9", "72", "45"),
    368: ("9.7", "76", "46"),
    550: ("11", "82.5", "47.3"),
    735: ("12.3", "88", "48.2"),
    1100: ("14.5", "96.5", "49.5"),
    1465: ("16.6", "103.5", "50.2"),
}
"""Weight in kg, height and head in cm, by days of age."""
_DOSES: Final = {
    "Infanrix Hexa": (62, 124, 340),
    "Prevenar 13": (62, 124, 340),
    "Neisvac": (155, 368),
    "Priorix": (368, 520),
}
"""Days of age at each dose."""


def keep(dependents: Dependents, today: date) -> Space:
    """Make the space of the grandson, four years old *today*; return it."""
    born, world = today - _AGE, dependents.world
    space = dependents.add(NAME, birth_date=born.isoformat(), tie=Tie.CHILD)
    vault = dependents.apart(space.id)
    Civil(vault, world, space).tell(Told(space.birth_date, "M"))
    booklet = Booklet(vault, world, space)
    for vaccine, ages in _DOSES.items():
        for age in ages:
            booklet.add(Immunization(vaccine, day=_on(born, age)))
    _grow(Measures(vault, space, now=world.now, new_id=world.new_id), born)
    return space


def _grow(measures: Measures, born: date) -> None:
    """Note what was measured at each visit; a child's values are confirmed."""
    for age, values in _GROWTH.items():
        for kind, value in zip(_MEASURED, values, strict=True):
            measures.add(kind, [value], at=_on(born, age), confirmed=True)


def _on(born: date, age: int) -> str:
    return (born + timedelta(days=age)).isoformat()
