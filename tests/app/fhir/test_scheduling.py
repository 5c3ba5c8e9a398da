"""What FHIR says of a time: its instant, the zone of its clocks, how it comes again."""

import time
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import ONCE, Draft, Every, Repeat
from app.fhir import exact
from app.fhir.scheduling import (
    dated,
    days_of,
    extensions,
    local,
    redone,
    reminders_of,
    repeat_of,
    whole_day,
    zone_named,
)

pytestmark = pytest.mark.covers("C-065")
PARIS = ZoneInfo("Europe/Paris")
AGAIN = Repeat(Every.WEEK, "2027-06-01", 10, 2, ("2026-12-08T09:00",))


def a_draft(**said: object) -> Draft:
    """Return something at nine in Paris."""
    hour = {"start": "2026-12-01T09:00", "zone": "Europe/Paris"}
    return Draft(**{"title": "Fictif", **hour, **said})  # type: ignore[arg-type]  # the fields of a draft


def test_an_hour_says_its_offset_and_its_zone_and_is_read_back() -> None:
    tree = dated("start", "2026-07-01T09:00", "Europe/Paris")
    assert tree["start"] == "2026-07-01T09:00:00+02:00"
    assert local(tree, "start", ZoneInfo("UTC")) == ("2026-07-01T09:00", "Europe/Paris")


def test_a_day_is_a_day() -> None:
    assert dated("start", "2026-07-01", "") == {"start": "2026-07-01"}
    assert local({"start": "2026-07-01"}, "start", PARIS) == ("2026-07-01", "")
    assert whole_day(a_draft(start="2026-07-01", zone=""))
    assert not whole_day(a_draft())


@pytest.mark.parametrize("beside", [None, {"extension": [{"url": "other"}]}, "x"])
def test_an_hour_without_zone_is_told_on_the_clocks_of_here(beside: object) -> None:
    tree = {"start": "2026-07-01T07:00:00Z", "_start": beside}
    assert local(tree, "start", PARIS) == ("2026-07-01T09:00", "Europe/Paris")


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the machine on the clocks of New York."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "America/New_York")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("far_away")
@pytest.mark.parametrize(
    "said", ["2026-03-29T02:30:00", "2026-10-25T02:30:00", "2026-07-01T09:00:00"]
)
def test_an_hour_without_offset_is_of_here_whatever_the_machine_says(
    said: str,
) -> None:
    """Both days on which the clocks change too."""
    assert local({"start": said}, "start", PARIS) == (said[:16], "Europe/Paris")


def test_a_zone_nobody_knows_here_keeps_the_instant() -> None:
    tree = dated("start", "2026-07-01T09:00", "Europe/Paris")
    tree["_start"]["extension"][0]["valueCode"] = "Mars/Olympus"
    there = local(tree, "start", ZoneInfo("America/Guadeloupe"))
    assert there == ("2026-07-01T03:00", "America/Guadeloupe")
    assert zone_named("Mars/Olympus") is None
    assert zone_named("../etc/passwd") is None


@pytest.mark.parametrize(
    "said", [None, 12, "", "2026", "2026-13-01T09:00:00Z", "x" * 99]
)
def test_what_is_no_time_is_none(said: object) -> None:
    assert local({"start": said}, "start", PARIS) == ("", "")


def test_what_comes_again_is_read_back() -> None:
    draft = a_draft(repeat=AGAIN, reminders=(60, 1440))
    tree = {"extension": extensions(draft, ["2026-12-01T09:00"])}
    assert repeat_of(tree) == AGAIN
    assert reminders_of(tree) == (60, 1440)
    assert days_of(tree, "done") == ["2026-12-01T09:00"]
    ids = [one["id"] for one in tree["extension"]]
    assert len(set(ids)) == len(ids)


@given(
    st.builds(
        Repeat,
        every=st.sampled_from([one for one in Every if one]),
        until=st.sampled_from(["", "2030-01-01"]),
        count=st.integers(0, 366),
        step=st.integers(1, 999),
    ),
    st.sets(st.integers(0, 527040), max_size=10),
)
def test_whatever_is_asked_is_read_back(repeat: Repeat, minutes: set[int]) -> None:
    draft = a_draft(repeat=repeat, reminders=tuple(minutes))
    tree = exact.read(exact.write({"extension": extensions(draft, ())}))
    assert repeat_of(tree) == repeat
    assert reminders_of(tree) == tuple(sorted(minutes))


@pytest.mark.parametrize(
    "said",
    [
        None,
        "often",
        {"repeat": "often"},
        {"repeat": {"periodUnit": "s", "period": 1}},
        {"repeat": {"periodUnit": "d", "period": "x"}},
        {"repeat": {"periodUnit": "d", "period": 0}},
        {"repeat": {"periodUnit": "d", "count": -1}},
        {"repeat": {"periodUnit": "d", "boundsPeriod": {"end": "soon"}}},
        {"repeat": {"periodUnit": "d", "boundsPeriod": {"end": 12}}},
    ],
)
def test_a_rhythm_nobody_understands_is_none(said: object) -> None:
    one = {"url": "urn:alveole:agenda:repeat", "valueTiming": said}
    assert repeat_of({"extension": [one]}) == ONCE


@pytest.mark.parametrize("value", [None, -5, "60", 1.5, True])
def test_a_reminder_nobody_understands_is_none(value: object) -> None:
    duration = {"value": value}
    one = {"url": "urn:alveole:agenda:reminder", "valueDuration": duration}
    assert reminders_of({"extension": [one, "x", {"url": one["url"]}]}) == ()


def test_what_others_say_is_kept_through_a_change() -> None:
    theirs = {"url": "https://exemple.invalid/x", "valueCode": "y"}
    before, after = a_draft(reminders=(60,)), a_draft(reminders=(15,))
    first = {"extension": extensions(before, ())}
    tree = {"status": "booked", "extension": [theirs, *first["extension"]]}
    wanted = {"extension": extensions(after, ())}
    changed = exact.read(redone(tree, first, wanted))
    assert changed["extension"][0] == theirs
    assert reminders_of(changed) == (15,)
    bare = exact.read(redone(changed, wanted, {}))
    assert bare == {"status": "booked", "extension": [theirs]}
    assert redone(tree, first, first) == exact.write(tree)
