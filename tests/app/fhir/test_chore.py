"""What is to be done at a time is a Task of FHIR, read back as it was said."""

from zoneinfo import ZoneInfo

import pytest

from app.domain.agenda import Draft, EventKind, EventState, Every, Repeat
from app.domain.ids import EntryId, SpaceId
from app.fhir import chore, exact
from app.fhir.models import model_faults

OWN, SPACE = EntryId(bytes(range(16))), SpaceId(bytes(16))
PARIS = ZoneInfo("Europe/Paris")
WALK = Draft(
    title="Marcher",
    start="2026-11-20T08:00",
    end="2026-11-20T08:30",
    zone="Europe/Paris",
    place="Le parc",
    who="Claire",
    note="Doucement",
    kind=EventKind.TASK,
    repeat=Repeat(Every.WEEK, until="2027-01-01"),
    reminders=(0, 60),
    uid="walk@example",
)


@pytest.mark.covers("C-059")
def test_all_that_was_said_is_read_back_and_is_fhir() -> None:
    body = chore.arranged(OWN, SPACE, WALK)
    assert chore.read(body, PARIS) == WALK
    assert not model_faults(body)


def test_what_is_ticked_or_cancelled_keeps_the_rest() -> None:
    body = chore.arranged(OWN, SPACE, WALK)
    done = chore.changed(body, WALK, ["2026-11-20T08:00"], PARIS)
    assert chore.done_of(done) == ("2026-11-20T08:00",)
    gone = chore.cancelled(done)
    assert chore.read(gone, PARIS).state is EventState.CANCELLED
    assert chore.read(gone, PARIS).title == "Marcher"
    assert not model_faults(gone)


def test_a_strange_body_says_nothing_rather_than_break() -> None:
    body = exact.write({"resourceType": "Task", "restriction": [], "note": "x"})
    told = chore.read(body, PARIS)
    assert (told.title, told.start, told.note) == ("", "", "")
