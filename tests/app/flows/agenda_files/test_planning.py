"""Of several tellings of one event the newest counts, whatever their order."""

from datetime import date

import pytest

from app.domain.agenda import Draft, Every, Repeat
from app.domain.timetable import Component, Moment, Sort, Timetable
from app.flows.agenda_files.drafts import Making
from app.flows.agenda_files.planning import Plan, Planning, over
from tests.app.flows.agenda.home import PARIS

pytestmark = pytest.mark.covers("C-065")
TODAY = date(2026, 11, 23)
NOON = Moment("2026-12-07T12:00:00", "Europe/Paris")


def planned(*components: Component) -> Plan:
    making = Making(PARIS, TODAY, "", "Rendez-vous")
    planning = Planning(making, {}, lambda _uid: False)
    return planning.planned(Timetable(components=components))


def test_the_newest_telling_counts() -> None:
    old = Component("a", Sort.EVENT, NOON, "Hier", sequence=1)
    new = Component("a", Sort.EVENT, NOON, "Demain", sequence=2)
    late = Component("a", Sort.EVENT, NOON, "Enfin", sequence=2, changed="2026-12-01")
    for told in ([old, new], [new, old]):
        assert [one.title for one in planned(*told).new] == ["Demain"]
    assert [one.title for one in planned(late, new).new] == ["Enfin"]


def test_one_that_stands_for_all_later_dates_is_said() -> None:
    again = Component("a", Sort.EVENT, NOON, again=NOON, following=True)
    making = Making(PARIS, TODAY, "", "Rendez-vous")
    planning = Planning(making, {}, lambda _uid: False)
    planning.planned(Timetable(components=(again,)))
    assert making.findings == {"ics.following"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Draft(title="a", start="2026-11-22"), True),
        (Draft(title="a", start="2026-11-23"), False),
        (Draft(title="a", start="2026-11-20", end="2026-11-24"), False),
        (Draft(title="a", start="2020-11-20", repeat=Repeat(Every.WEEK)), False),
        (
            Draft(
                title="a", start="2020-11-20", repeat=Repeat(Every.WEEK, "2021-01-01")
            ),
            True,
        ),
    ],
)
def test_what_was_over_before_today(said: Draft, expected: bool) -> None:  # noqa: FBT001
    assert over(said, TODAY) is expected
