"""The example has something to come in its agenda, soon enough to be seen."""

from datetime import timedelta

from app.flows.example.planning import plan
from tests.app.flows.agenda.home import AgendaHome


def test_an_appointment_and_a_walk_come_within_a_week() -> None:
    agenda = AgendaHome().agenda
    plan(agenda)
    today = agenda.today()
    found = agenda.between(today, today + timedelta(days=7))
    assert {one.event.kind.value for one in found} == {"appointment", "task"}
    assert all(one.day > today for one in found)
