"""A line of the calendar is put on a day of the agenda, moved, and taken off."""

from datetime import date

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.vaccine import Due
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.calendar import Calendar
from app.flows.vaccines.planning import Planning
from tests.app.paper_home import PARIS, PaperHome

pytestmark = pytest.mark.covers("C-046")
DAY = date(2026, 12, 1)


@pytest.fixture
def home() -> PaperHome:
    """Return the space of somebody of sixty-eight."""
    return PaperHome("1958-03-12")


@pytest.fixture
def planning(home: PaperHome) -> Planning:
    """Return its agenda, empty."""
    booklet = Booklet(home.vault, home.stays.world, home.space)
    return Planning(Calendar(booklet, home.preferences, PARIS))


@pytest.fixture
def due(planning: Planning) -> Due:
    """Return the flu of this autumn."""
    lines = {one.due.name: one.due for one in planning.calendar.every()}
    return lines["influenza/2026"]


def test_a_due_dose_gives_an_entry_of_the_agenda(planning: Planning, due: Due) -> None:
    planning.plan(due, DAY, title="Vaccin contre la grippe")
    (planned,) = planning.list()
    assert (planned.line, planned.day) == ("influenza/2026", DAY)
    assert planned.entry.rubric is Rubric.AGENDA
    assert planned.entry.title == "Vaccin contre la grippe"
    assert planned.entry.when.text == DAY.isoformat()


def test_it_is_undone(planning: Planning, due: Due) -> None:
    planning.plan(due, DAY, title="Vaccin")()
    assert planning.list() == []


def test_another_day_takes_its_place_and_may_be_undone(
    planning: Planning, due: Due
) -> None:
    planning.plan(due, DAY, title="Vaccin")
    back = planning.plan(due, date(2026, 12, 9), title="Vaccin")
    assert [one.day for one in planning.list()] == [date(2026, 12, 9)]
    back()
    assert [one.day for one in planning.list()] == [DAY]


def test_it_is_taken_off_and_put_back(planning: Planning, due: Due) -> None:
    planning.plan(due, DAY, title="Vaccin")
    back = planning.cancel(due.name)
    assert planning.of(due.name) is None
    back()
    assert planning.of(due.name)


def test_nothing_to_take_off_is_refused(planning: Planning) -> None:
    with pytest.raises(Refused, match=r"entry\.absent"):
        planning.cancel("influenza/2026")


def test_a_day_gone_by_is_refused(planning: Planning, due: Due) -> None:
    with pytest.raises(Refused, match=r"appointment\.past"):
        planning.plan(due, date(2026, 11, 20), title="Vaccin")
