"""An event is noted, changed, cancelled with a trace, done, and each is taken back."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.agenda import Draft, EventKind, EventState
from app.domain.errors import Refused
from app.flows.agenda.entries import draft_of
from tests.app.flows.agenda.home import AgendaHome

DECEMBER = date(2026, 12, 1), date(2026, 12, 31)


@pytest.fixture
def home() -> AgendaHome:
    """Return a home whose agenda is empty."""
    return AgendaHome()


def shown(home: AgendaHome) -> list[str]:
    """Return the titles of December."""
    return [one.event.title for one in home.agenda.between(*DECEMBER)]


@pytest.mark.covers("C-059")
def test_what_is_changed_is_taken_back_whole(home: AgendaHome) -> None:
    event = home.visit(place="Lyon")
    undo = home.agenda.change(event.id, replace(draft_of(event), place="Paris"))
    assert home.agenda.event(event.id).place == "Paris"
    undo()
    assert home.agenda.event(event.id).place == "Lyon"


@pytest.mark.covers("C-059")
def test_what_is_cancelled_leaves_the_list_and_a_trace(home: AgendaHome) -> None:
    event = home.visit()
    undo = home.agenda.cancel(event.id)
    assert shown(home) == []
    assert home.agenda.event(event.id).state is EventState.CANCELLED
    undo()
    assert shown(home) == ["Cardiologue"]


def test_one_time_is_cancelled_or_done_alone(home: AgendaHome) -> None:
    walk = home.walk()
    times = [one.start for one in home.agenda.between(*DECEMBER)]
    home.agenda.cancel(walk.id, times[0])
    home.agenda.done(walk.id, times[1])
    left = home.agenda.between(*DECEMBER)
    assert [one.start for one in left] == times[1:]
    assert [one.done for one in left] == [True, *[False] * (len(left) - 1)]
    with pytest.raises(Refused, match=r"agenda\.which_time"):
        home.agenda.done(walk.id)


def test_what_was_just_noted_is_removed_as_if_it_never_was(home: AgendaHome) -> None:
    event = home.visit()
    home.agenda.remove(event.id)
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.agenda.event(event.id)


@pytest.mark.covers("C-061")
def test_what_others_keep_is_not_changed_here(home: AgendaHome) -> None:
    event = home.visit(author="Clinique fictive")
    for act in (home.agenda.cancel, home.agenda.restore, home.agenda.remove):
        with pytest.raises(Refused, match=r"agenda\.elsewhere"):
            act(event.id)
    home.agenda.remind(event.id, [60])
    assert home.agenda.event(event.id).reminders == (60,)


@pytest.mark.covers("C-065")
def test_a_file_taken_twice_adds_nothing_and_is_taken_back(home: AgendaHome) -> None:
    said = Draft(title="Dentiste", start="2026-12-03", uid="a@b", sequence=1)
    undo = home.agenda.take([said])
    home.agenda.take([said])
    home.agenda.take([replace(said, title="Ancien", sequence=0)])
    assert shown(home) == ["Dentiste"]
    home.agenda.take([replace(said, title="Dentiste, étage 2", sequence=2)])
    assert shown(home) == ["Dentiste, étage 2"]
    undo()
    assert shown(home) == []


def test_a_file_says_too_much(home: AgendaHome) -> None:
    many = [Draft(title="x", start="2026-12-03", uid=str(n)) for n in range(2001)]
    with pytest.raises(Refused, match=r"agenda\.too_many_events"):
        home.agenda.take(many)
    assert shown(home) == []


def test_a_stay_is_changed_on_its_own_screen(home: AgendaHome) -> None:
    draft = Draft(title="Séjour", start="2026-12-03", kind=EventKind.STAY)
    with pytest.raises(Refused, match=r"agenda\.stay_elsewhere"):
        home.agenda.add(draft)
