"""A day has one total in sight, the largest; the others wait behind it."""

from datetime import datetime, timedelta

import pytest

from app.domain.device import DeviceIdentity, Reading, Way
from app.domain.ids import EntryId
from app.flows.devices.taking_back import undo
from app.flows.devices.totals import outdone, rivals
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import METER, SEVEN, reading
from tests.storage.samples import entry

PHONE = DeviceIdentity("file:apple_health|1", "apple_health", model="iPhone")


def steps(text: str, device: DeviceIdentity = PHONE, at: datetime = SEVEN) -> Reading:
    said = {"device": device, "way": Way.FILE, "at": at}
    return reading("steps-by-day", text, "1/(24.h)", **said)


def counted(home: Home) -> list[str]:
    """Return the totals in sight."""
    return [str(one.values[0]) for one in home.measures.series("steps-by-day")]


@pytest.mark.covers("C-037")
@pytest.mark.parametrize("device", [PHONE, METER])
@pytest.mark.parametrize("counts", [("4000", "4500"), ("4500", "4000")])
def test_a_day_has_one_total_the_largest(
    home: Home, counts: tuple[str, str], device: DeviceIdentity
) -> None:
    """A watch that synced late counts more; a file made earlier counts less."""
    for count, given_by in zip(counts, (PHONE, device), strict=True):
        home.inbox.take_in([steps(count, given_by)], device=given_by)
    assert counted(home) == ["4500"]


def test_both_totals_of_a_day_may_come_at_once(home: Home) -> None:
    home.inbox.take_in([steps("4000"), steps("4500"), steps("4200")], device=PHONE)
    assert counted(home) == ["4500"]


def test_the_total_a_person_typed_is_left_alone(home: Home) -> None:
    home.measures.add("steps-by-day", ["300"], at=SEVEN.date().isoformat())
    home.inbox.take_in([steps("4000")], device=PHONE)
    assert sorted(counted(home)) == ["300", "4000"]


@pytest.mark.parametrize("gone", ["4000", "4500", "5000"])
def test_a_total_taken_back_leaves_the_largest_of_the_others(
    home: Home, gone: str
) -> None:
    batches = {count: EntryId(count.encode() * 4) for count in ("4000", "4500", "5000")}
    for count, batch in batches.items():
        home.inbox.take_in([steps(count)], device=PHONE, batch=batch)
    undo(home.devices.room, batches[gone])
    assert counted(home) == [max(batches.keys() - {gone})]


def test_other_days_and_other_kinds_are_no_rivals(home: Home) -> None:
    before = steps("9000", at=SEVEN - timedelta(days=1))
    home.inbox.take_in([before, steps("4000")], device=PHONE)
    assert sorted(counted(home)) == ["4000", "9000"]
    weighed = entry(1, kind="body-weight")
    assert (rivals(weighed, [weighed]), outdone(weighed, [weighed])) == ([], None)
