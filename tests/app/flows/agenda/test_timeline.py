"""One timeline holds all that has a day, in order, wherever the person goes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.agenda import Draft, EventKind, Every, Repeat
from app.domain.stay import Stay
from tests.app.flows.agenda.home import GUADELOUPE, PARIS, AgendaHome


@pytest.mark.covers("C-059")
def test_stays_and_events_stand_on_one_timeline_in_order() -> None:
    home = AgendaHome()
    home.visit("2026-12-02T09:00")
    home.visit("2026-12-02")
    home.paper.stays.add(Stay(start="2026-12-01", end="2026-12-03", reason="Hanche"))
    found = home.agenda.between(date(2026, 12, 1), date(2026, 12, 2))
    kinds = [(one.day.day, one.event.kind.value) for one in found]
    assert kinds[0] == (1, "stay")
    assert kinds[-2:] == [(2, "appointment"), (2, "appointment")]
    assert found[-2].event.whole_day


@pytest.mark.covers("C-060")
def test_an_hour_stays_that_of_its_place_across_the_change_of_clocks() -> None:
    home = AgendaHome()
    home.walk()
    days = date(2027, 3, 26), date(2027, 4, 2)
    before, after = home.agenda.between(*days)
    assert (before.at.hour, after.at.hour) == (8, 8)
    gap = after.at.timestamp() - before.at.timestamp()
    assert gap == timedelta(days=7, hours=-1).total_seconds()


@pytest.mark.covers("C-060")
def test_a_reminder_rings_at_the_same_instant_elsewhere() -> None:
    home = AgendaHome()
    home.visit("2026-12-01T09:00", reminders=(60,))
    now = datetime(2026, 11, 30, 12, tzinfo=PARIS)
    (here,) = home.agenda.coming_reminders(now, timedelta(days=2))
    home.zone = GUADELOUPE
    (there,) = home.agenda.coming_reminders(now, timedelta(days=2))
    assert here.at == there.at == datetime(2026, 12, 1, 8, tzinfo=PARIS)


def test_what_is_over_or_done_is_not_next() -> None:
    home = AgendaHome()
    soon = home.agenda.today() + timedelta(days=3)
    event = home.visit(f"{soon.isoformat()}T09:00")
    assert [one.event.id for one in home.agenda.next(3)] == [event.id]
    home.agenda.done(event.id)
    assert home.agenda.next(3) == []


def test_every_event_is_given_but_what_lies_in_the_trash() -> None:
    home = AgendaHome()
    gone = home.visit("2001-12-01T09:00")
    home.agenda.cancel(gone.id)
    home.walk()
    home.paper.stays.add(Stay(start="2026-12-01", reason="Hanche"))
    home.paper.trash.throw(home.visit().id)
    found = [one.kind.value for one in home.agenda.every()]
    assert found == ["appointment", "task", "stay"]


@pytest.mark.covers("C-060")
@pytest.mark.parametrize("zone", [PARIS, GUADELOUPE], ids=["here", "far away"])
def test_a_reminder_of_each_day_strikes_at_its_minute_over_the_change_of_clocks(
    zone: ZoneInfo,
) -> None:
    """Clocks change on 28 March 2027: eight in Paris is seven, then six, in UTC."""
    home, strikes = AgendaHome(), (time(6, 45), time(5, 45), time(5, 45))
    drops = Draft(
        title="Gouttes",
        start="2027-03-27T08:00",
        kind=EventKind.TASK,
        repeat=Repeat(Every.DAY, count=3),
        reminders=(15,),
    )
    home.agenda.add(drops)
    home.zone = zone
    for day, hour in zip((27, 28, 29), strikes, strict=True):
        at = datetime.combine(date(2027, 3, day), hour, UTC)
        before = home.agenda.due_reminders(at - timedelta(seconds=1))
        told = home.agenda.due_reminders(at)
        starts = [one.occurrence.start for one in told if one not in before]
        assert starts == [f"2027-03-{day}T08:00"]
