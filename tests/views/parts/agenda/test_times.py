"""The times of one event: the only one, or the next ones of what comes again."""

from datetime import date

from app.domain.agenda import Draft, Every, Repeat
from tests.screens.homes import a_house
from views.parts.agenda.times import SHOWN, days_planned, first_time, times

TODAY = date(2026, 11, 21)


def test_what_takes_place_once_has_one_time_even_cancelled() -> None:
    agenda = a_house().agenda
    event = agenda.add(Draft(title="Dentiste", start="2025-01-02T09:00"))
    agenda.cancel(event.id)
    (one,) = times(agenda, agenda.event(event.id), TODAY)
    assert one.start == "2025-01-02T09:00"


def test_the_next_times_of_what_comes_again_are_a_few() -> None:
    agenda = a_house().agenda
    weekly = Repeat(Every.WEEK)
    event = agenda.add(Draft(title="Kiné", start="2026-11-02T09:00", repeat=weekly))
    found = times(agenda, event, TODAY)
    assert [one.start[:10] for one in found][:2] == ["2026-11-23", "2026-11-30"]
    assert len(found) == SHOWN


def test_what_is_over_still_has_its_first_time() -> None:
    agenda = a_house().agenda
    repeat = Repeat(Every.WEEK, until="2025-02-01", but=("2025-01-02",))
    event = agenda.add(Draft(title="Kiné", start="2025-01-02", repeat=repeat))
    (one,) = times(agenda, event, TODAY)
    assert one == first_time(agenda, event)
    assert one.start == "2025-01-02"


def test_what_answers_a_rule_is_found_by_its_name() -> None:
    agenda = a_house().agenda
    agenda.add(Draft(title="Bilan", start="2026-12-01", rule="checkup-60-65"))
    agenda.add(Draft(title="Dentiste", start="2026-12-02"))
    ((rule, one),) = days_planned(agenda, TODAY)
    assert (rule, one.start) == ("checkup-60-65", "2026-12-01")
