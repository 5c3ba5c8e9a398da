"""An entry tells an event, or none: what is broken never breaks the agenda."""

from dataclasses import replace

import pytest

from app.flows.agenda.events import EVE_AND_DAY, event_of
from tests.app.flows.agenda.home import PARIS, AgendaHome


def test_a_day_planned_for_a_screening_is_recalled_the_eve_and_the_day() -> None:
    home = AgendaHome()
    assert home.visit(rule="depistage").reminders == EVE_AND_DAY
    assert home.visit().reminders == ()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"resourceType": 3}'])
def test_a_broken_body_is_no_event_or_keeps_its_day(body: bytes) -> None:
    home = AgendaHome()
    event = home.visit()
    entry = home.paper.vault.entry(home.paper.space.id, event.id)
    told = event_of(replace(entry, body=body), PARIS)
    assert told is None or told.title == "Cardiologue"


def test_another_kind_is_no_event() -> None:
    home = AgendaHome()
    entry = home.paper.vault.entry(home.paper.space.id, home.visit().id)
    assert event_of(replace(entry, kind="document"), PARIS) is None


def test_who_keeps_an_event_is_told_and_it_is_not_changed_here() -> None:
    event = AgendaHome().visit(author="Clinique fictive")
    assert (event.author, event.editable) == ("Clinique fictive", False)
