"""The list, the month and the day each show what is theirs, and lead to others."""

from datetime import UTC, date

import pytest

from app.domain.agenda import Draft
from tests.screens.homes import NOON, a_house
from views.parts.agenda.views import DAY, LIST, MONTH, View, seen

NOW = NOON.astimezone(UTC)
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("view", "step", "day"),
    [
        (View(MONTH, date(2026, 12, 1)), -1, None),
        (View(DAY, date(2026, 11, 22)), -1, None),
        (View(MONTH), 1, date(2026, 12, 1)),
        (View(MONTH), 2, date(2027, 1, 1)),
        (View(MONTH, date(2027, 1, 31)), -1, date(2026, 12, 1)),
        (View(DAY), -1, date(2026, 11, 20)),
        (View(DAY, date(2026, 12, 31)), 1, date(2027, 1, 1)),
    ],
)
def test_the_next_and_the_one_before_are_found(
    view: View, step: int, day: date | None
) -> None:
    assert view.further(TODAY, step).day == day


def test_each_view_shows_what_is_its_own() -> None:
    agenda = a_house().agenda
    for start in ("2026-11-20", "2026-11-21", "2026-11-29", "2027-03-12"):
        agenda.add(Draft(title=start, start=start))
    cancelled = agenda.add(Draft(title="Annulé", start="2026-11-29"))
    agenda.cancel(cancelled.id)

    def titles(view: View) -> list[str]:
        found = seen(agenda, view, NOW).days
        return [line.title for day in found for line in day.lines]

    assert titles(View(LIST)) == ["2026-11-21", "2026-11-29", "Annulé", "2027-03-12"]
    assert titles(View(LIST, past=True)) == ["2026-11-20"]
    assert titles(View(MONTH)) == ["2026-11-20", "2026-11-21", "2026-11-29", "Annulé"]
    assert titles(View(DAY, date(2026, 11, 29))) == ["2026-11-29", "Annulé"]
    assert titles(View(DAY)) == ["2026-11-21"]
    assert seen(agenda, View(MONTH), NOW).counts[date(2026, 11, 29)] == 1
