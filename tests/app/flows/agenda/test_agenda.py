"""An event is noted, changed, cancelled with a trace, done, and each is taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.agenda import Draft, EventKind, EventState, Every, Repeat
from app.domain.errors import Refused
from app.domain.state import CANCELLED
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


@pytest.mark.covers("C-065")
@pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31"])
@pytest.mark.parametrize(
    ("hour", "later"), [("09:00", "02:30"), ("02:30", "09:00"), ("09:00", "18:30")]
)
def test_what_was_done_of_a_series_follows_where_a_file_moves_it(
    home: AgendaHome, day: str, hour: str, later: str
) -> None:
    """On the days the clocks change too, and the times ticked before and after."""
    first = date.fromisoformat(day) - timedelta(days=7)
    days = [(first + timedelta(days=7 * n)).isoformat() for n in range(3)]
    weekly = Repeat(Every.WEEK, count=4)
    said = Draft(title="Kiné", start=f"{days[0]}T{hour}", uid="k", repeat=weekly)
    home.agenda.take([said])
    own = home.agenda.known()["k"].id
    for one in days:
        home.agenda.done(own, f"{one}T{hour}")
    moved = replace(said, start=f"{days[0]}T{later}", sequence=1)
    undo = home.agenda.take([moved])
    around = first, first + timedelta(days=27)
    shown = [(one.start, one.done) for one in home.agenda.between(*around)]
    assert shown[:3] == [(f"{one}T{later}", True) for one in days]
    assert [done for _, done in shown[3:]] == [False]
    undo()
    assert home.agenda.known()["k"].done == tuple(f"{one}T{hour}" for one in days)


def test_a_file_says_too_much(home: AgendaHome) -> None:
    many = [Draft(title="x", start="2026-12-03", uid=str(n)) for n in range(2001)]
    with pytest.raises(Refused, match=r"agenda\.too_many_events"):
        home.agenda.take(many)
    assert shown(home) == []


def test_a_stay_is_changed_on_its_own_screen(home: AgendaHome) -> None:
    draft = Draft(title="Séjour", start="2026-12-03", kind=EventKind.STAY)
    with pytest.raises(Refused, match=r"agenda\.stay_elsewhere"):
        home.agenda.add(draft)


def test_what_lies_in_the_trash_is_ticked_and_changed_there(home: AgendaHome) -> None:
    event, trash = home.visit(), home.paper.trash
    trash.throw(event.id)
    undo = home.agenda.done(event.id)
    home.agenda.change(event.id, replace(draft_of(event), title="Dermatologue"))
    said = Draft(title="Dentiste", start="2026-12-03", uid="a@b")
    home.agenda.take([said])
    (taken,) = home.agenda.known().values()
    trash.throw(taken.id)
    home.agenda.take([replace(said, sequence=1)])
    assert shown(home) == []
    assert trash.count() == 2
    trash.put_back(event.id)
    assert shown(home) == ["Dermatologue"]
    assert home.agenda.event(event.id).state is EventState.FULFILLED
    undo()
    assert shown(home) == []


def test_what_was_cancelled_still_is_out_of_the_trash(home: AgendaHome) -> None:
    event = home.visit()
    home.agenda.cancel(event.id)
    home.paper.trash.throw(event.id)
    assert home.agenda.event(event.id).thrown
    back = home.paper.trash.put_back(event.id)
    assert back.meta["status"] == CANCELLED
    assert shown(home) == []


@pytest.mark.covers("C-059")
def test_an_appointment_nobody_went_to_is_missed_and_taken_back(
    home: AgendaHome,
) -> None:
    event = home.visit("2026-11-20T09:00")
    undo = home.agenda.missed(event.id)
    assert home.agenda.event(event.id).state is EventState.NOSHOW
    undo()
    assert home.agenda.event(event.id).state is EventState.BOOKED
    with pytest.raises(Refused, match=r"agenda\.which_time"):
        home.agenda.missed(home.walk().id)


@pytest.mark.parametrize(
    "start",
    ["", "demain", "2026-12-02", "2026-12-04T09:00", "0001-01-01", "9999-12-31"],
)
def test_a_time_it_does_not_take_place_is_neither_done_nor_left_out(
    home: AgendaHome, start: str
) -> None:
    walk = home.walk()
    with pytest.raises(Refused, match=r"agenda\.which_time"):
        home.agenda.done(walk.id, start)
    if start:
        with pytest.raises(Refused, match=r"agenda\.which_time"):
            home.agenda.cancel(walk.id, start)
    assert home.agenda.event(walk.id).repeat == walk.repeat


def test_a_time_that_was_left_out_is_left_out_again(home: AgendaHome) -> None:
    walk = home.walk()
    home.agenda.cancel(walk.id, "2026-12-04T08:00")
    home.agenda.cancel(walk.id, "2026-12-04T08:00")
    assert home.agenda.event(walk.id).repeat.but == ("2026-12-04T08:00",)
