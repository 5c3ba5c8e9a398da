"""An event joined from two versions is found on the day, and as, it now says."""

from dataclasses import replace

import pytest

from app.domain.agenda import REPEATED, Draft, EventKind, EventState, Every, Repeat
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.state import CANCELLED, State
from app.domain.when import When
from app.fhir import appointment, chore
from app.fhir.settling import settled
from tests.app.worlds import an_entry

pytestmark = pytest.mark.covers("C-150")
SPACE, ITEM = SpaceId(bytes(16)), EntryId(b"e" * 16)
HOUR = Draft(title="Fictif", start="2026-12-01T09:00", zone="Europe/Paris")
SORTS = pytest.mark.parametrize("kind", [EventKind.APPOINTMENT, EventKind.TASK])


def saying(kind: EventKind, **said: object) -> Entry:
    """Return an event, filed under the words of no version of it."""
    draft = replace(HOUR, kind=kind, **said)  # type: ignore[arg-type]  # the fields of a draft
    reader = chore if kind is EventKind.TASK else appointment
    entry = replace(an_entry(SPACE, ITEM, "Fictif"), kind=kind.value)
    body = reader.arranged(ITEM, SPACE, draft)
    return replace(entry, body=body, when=When.parse("2020-01-01"))


@SORTS
def test_its_day_is_the_one_it_says(kind: EventKind) -> None:
    assert settled(saying(kind)).when == When.parse("2026-12-01T09:00:00+01:00")
    whole = saying(kind, start="2026-12-02", zone="")
    assert settled(whole).when == When.parse("2026-12-02")


@SORTS
def test_what_comes_again_is_looked_for_as_such(kind: EventKind) -> None:
    again = saying(kind, repeat=Repeat(Every.WEEK))
    assert settled(again).meta["category"] == REPEATED
    once = replace(saying(kind), meta={"category": REPEATED, "title": "Fictif"})
    assert "category" not in settled(once).meta
    ours = replace(saying(kind), meta={"category": "another"})
    assert settled(ours).meta["category"] == "another"


@SORTS
@pytest.mark.parametrize(
    ("said", "before", "after"),
    [
        (EventState.CANCELLED, State.CURRENT, CANCELLED),
        (EventState.FULFILLED, CANCELLED, State.CURRENT),
        (EventState.CANCELLED, State.ARCHIVED, State.ARCHIVED),
    ],
)
def test_its_state_is_the_one_it_says_unless_put_away(
    kind: EventKind, said: EventState, before: str, after: str
) -> None:
    entry = replace(saying(kind, state=said), meta={"status": before})
    assert settled(entry).meta["status"] == after


@SORTS
def test_cancelled_in_the_trash_it_comes_back_cancelled(kind: EventKind) -> None:
    meta = {"status": State.TRASHED.value, "was": State.CURRENT.value}
    thrown = replace(saying(kind, state=EventState.CANCELLED), meta=meta)
    assert settled(thrown).meta == {**meta, "was": CANCELLED}


def test_an_hour_without_zone_is_the_same_on_every_device() -> None:
    entry = saying(EventKind.APPOINTMENT)
    body = entry.body.replace(b"Europe/Paris", b"Nowhere/Here")
    told = settled(replace(entry, body=body)).when
    assert told == When.parse("2026-12-01T08:00:00+00:00")


def test_what_says_nothing_is_left_as_it_is() -> None:
    other = replace(saying(EventKind.TASK), kind="stay")
    unread = replace(saying(EventKind.TASK), body=b"no resource")
    dayless = replace(saying(EventKind.TASK), body=b"{}")
    assert settled(other) == other
    assert settled(unread) == unread
    assert settled(dayless).when == dayless.when
