"""An entry tells an event, or none: what is broken never breaks the agenda."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import EventKind
from app.domain.entry import Entry
from app.domain.when import When
from app.fhir import exact
from app.flows.agenda.events import EVE_AND_DAY, event_of
from app.rules.agenda.occurring import occurrences
from app.rules.agenda.recalling import over, reminders
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


DATES = st.sampled_from(
    (
        *("", "pas un jour", "2026-12-07", "2026-12-07T09:00:00+01:00", "2026-W50-1"),
        *("0001-01-01", "9999-12-31", "2026-12-07T09:00", "dix signes"),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"),
        *(12, None, ["2026-12-07"], {"day": 1}),
    )
)
NUMBERS = st.sampled_from((-1, 0, 1, 2, 999_999, 10**9, "1", None))
ZONES = st.sampled_from(("Europe/Paris", "Mars/Olympus", "../etc/passwd", "", 3, None))
WRITTEN_NAMES = (
    *("start", "end", "asked", "last", "until", "count", "period", "minutes"),
    *("unit", "zone"),
)
WRITTEN = st.fixed_dictionaries(
    {
        **dict.fromkeys(("start", "end", "asked", "last", "until"), DATES),
        **dict.fromkeys(("count", "period", "minutes"), NUMBERS),
        "unit": st.sampled_from(("d", "wk", "mo", "a", "h", None)),
        "zone": ZONES,
        "when": st.sampled_from(("", "0001-01-01", "9999-12-31", "2026-12-07")),
        "sequence": st.sampled_from(("", "3", "9" * 5_000, "x")),
    }
)


@cache
def a_visit() -> Entry:
    """Return the element of a visit."""
    home = AgendaHome()
    return home.paper.vault.entry(home.paper.space.id, home.visit().id)


def tree_of(said: dict[str, object]) -> exact.Tree:
    """Return what somebody who writes what they want would lend to be read."""
    zone = {"url": "http://hl7.org/fhir/StructureDefinition/tz-code"}
    beside = {"extension": [{**zone, "valueCode": said["zone"]}]}
    period = {"start": said["start"], "_start": beside, "end": said["end"]}
    again = {
        "boundsPeriod": {"end": said["until"]},
        "count": said["count"],
        "period": said["period"],
        "periodUnit": said["unit"],
    }
    ours = (
        ("repeat", {"valueTiming": {"repeat": again}}),
        ("reminder", {"valueDuration": {"value": said["minutes"]}}),
        ("but", {"valueCode": said["last"]}),
        ("done", {"valueCode": said["asked"]}),
    )
    extension = [{"url": f"urn:alveole:agenda:{name}", **one} for name, one in ours]
    asked = {"start": said["asked"], "end": said["last"]}
    held = {"restriction": {"period": period}, "requestedPeriod": [asked]}
    return {"resourceType": "Any", **period, **held, "extension": extension}


@given(WRITTEN, st.sampled_from((EventKind.APPOINTMENT, EventKind.TASK)))
def test_whatever_another_person_wrote_breaks_no_agenda(
    said: dict[str, object], kind: EventKind
) -> None:
    kept = a_visit()
    entry = replace(
        kept,
        kind=kind.value,
        body=exact.write(tree_of(said)),
        when=When.parse(str(said["when"])),
        meta={**kept.meta, "sequence": str(said["sequence"])},
    )
    event = event_of(entry, PARIS)
    if event:
        first = date.fromisoformat(event.start[:10])
        for day in (first, date(2026, 11, 23)):
            for one in occurrences(event, day, day.replace(day=28), PARIS):
                assert all(each.at.tzinfo for each in reminders(one, PARIS))
                assert over(one, PARIS).tzinfo


def test_a_day_that_is_none_is_that_of_the_element() -> None:
    kept = a_visit()
    body = exact.write(tree_of({**dict.fromkeys(WRITTEN_NAMES), "asked": "demain"}))
    entry = replace(kept, body=body, when=When.parse("2026-12-09"))
    told = event_of(entry, PARIS)
    assert told
    assert (told.start, told.end, told.zone) == ("2026-12-09", "", "")
    assert event_of(replace(entry, when=When.parse("0001-01-01")), PARIS) is None
