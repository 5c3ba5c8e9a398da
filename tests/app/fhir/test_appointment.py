"""What the agenda keeps is an Appointment any reader of FHIR accepts."""

import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fhir.resources.R4B.appointment import Appointment
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import Draft, EventState, Every, Repeat
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.fhir import appointment, exact
from app.fhir.models import model_faults

pytestmark = pytest.mark.covers("C-065")
OWN, SPACE = EntryId(bytes(15) + b"\1"), SpaceId(bytes(15) + b"\2")
PARIS = ZoneInfo("Europe/Paris")
WORDS = st.text(st.characters(categories=["L", "N"]), max_size=20)


def written() -> bytes:
    """Return a vaccine to plan."""
    return appointment.write(OWN, SPACE, title="Vaccin", day="2026-12-01")


def a_visit(**said: Any) -> Draft:  # noqa: ANN401 - fields of any type
    """Return a visit of an hour, all said."""
    times = {"start": "2026-12-01T09:00", "end": "2026-12-01T10:00"}
    whom = {"place": "Cabinet fictif", "who": "Dr Exemple", "note": "À jeun"}
    told = {"title": "Visite", "zone": "Europe/Paris", "reminders": (60,)}
    return Draft(**{**times, **whom, **told, **said})


def booked(draft: Draft) -> bytes:
    """Return the body of a draft, once FHIR accepted it."""
    body = appointment.arranged(OWN, SPACE, draft)
    assert model_faults(body) == ()
    return body


def test_what_is_written_is_a_proposed_appointment() -> None:
    tree: dict[str, Any] = json.loads(written())
    Appointment.model_validate(tree)
    assert tree["status"] == "proposed"
    assert "start" not in tree


def test_the_day_is_read_back_and_a_cancelled_one_stays_valid() -> None:
    assert appointment.day(written()) == "2026-12-01"
    gone = json.loads(appointment.cancelled(written()))
    Appointment.model_validate(gone)
    assert gone["status"] == "cancelled"


def test_an_appointment_without_day_says_none() -> None:
    body = b'{"resourceType": "Appointment"}'
    assert appointment.day(body) == ""
    assert appointment.read(body, PARIS).start == ""


def test_a_visit_is_booked_and_read_back_whole() -> None:
    draft = a_visit(uid="une@exemple.invalid", repeat=Repeat(Every.WEEK, count=4))
    body = booked(draft)
    tree = exact.read(body)
    assert (tree["status"], tree["start"]) == ("booked", "2026-12-01T09:00:00+01:00")
    assert appointment.read(body, ZoneInfo("UTC")) == draft
    assert appointment.day(body) == "2026-12-01"


def test_an_end_nobody_said_is_its_start_for_fhir_alone() -> None:
    body = booked(a_visit(end=""))
    tree = exact.read(body)
    assert tree["end"] == tree["start"]
    assert appointment.read(body, PARIS).end == ""


@pytest.mark.parametrize("state", list(EventState))
@pytest.mark.parametrize("end", ["", "2026-12-03"])
def test_a_day_without_hour_is_valid_in_each_state(state: EventState, end: str) -> None:
    draft = a_visit(start="2026-12-01", end=end, zone="", state=state)
    found = appointment.read(booked(draft), PARIS)
    assert (found.start, found.end, found.zone) == ("2026-12-01", end, "")
    asked = EventState.PROPOSED if state is EventState.BOOKED else state
    assert found.state is asked


@pytest.mark.parametrize("state", list(EventState))
def test_an_hour_is_valid_in_each_state(state: EventState) -> None:
    draft = a_visit(state=state)
    assert appointment.read(booked(draft), PARIS) == draft


def test_a_change_keeps_the_words_of_what_did_not_change() -> None:
    theirs = exact.read(booked(a_visit())) | {"priority": 3}
    body = exact.write(theirs)
    changed = appointment.changed(body, SPACE, a_visit(place="Ailleurs"), (), PARIS)
    tree = exact.read(changed)
    assert tree["priority"] == 3
    assert {name for name in tree if tree[name] != theirs.get(name)} == {"participant"}
    assert appointment.changed(body, SPACE, a_visit(), (), PARIS) == body
    assert model_faults(changed) == ()


def test_a_proposed_day_may_get_its_hour() -> None:
    changed = appointment.changed(written(), SPACE, a_visit(), (), PARIS)
    assert model_faults(changed) == ()
    assert appointment.read(changed, PARIS) == a_visit()
    assert "requestedPeriod" not in exact.read(changed)


def test_what_was_done_is_kept() -> None:
    draft = a_visit(repeat=Repeat(Every.WEEK))
    done = ("2026-12-01T09:00",)
    body = appointment.changed(booked(draft), SPACE, draft, done, PARIS)
    assert appointment.done_of(body) == done
    assert model_faults(body) == ()


def test_another_state_of_fhir_is_one_that_is_waited_for() -> None:
    body = exact.write(exact.read(booked(a_visit())) | {"status": "waitlist"})
    assert appointment.read(body, PARIS).state is EventState.BOOKED


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        appointment.read(b"[]", PARIS)


@given(WORDS, WORDS, WORDS, st.sets(st.integers(0, 5000), max_size=10))
def test_whatever_is_said_is_read_back(
    place: str, who: str, note: str, minutes: set[int]
) -> None:
    said = {"place": place, "who": who, "note": note}
    draft = a_visit(**said, reminders=tuple(sorted(minutes)))
    assert appointment.read(appointment.arranged(OWN, SPACE, draft), PARIS) == draft
