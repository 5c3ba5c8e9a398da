"""A day of requests is a few lines, and each request is still there to be read."""

from datetime import UTC

import pytest

from app.domain.departure import Departure, Outcome, Purpose
from app.domain.ids import IdMint
from app.flows.departures import Departures
from app.flows.hours import Hour, hours, within
from app.flows.world import World
from storage.memory.departures import MemoryDepartures
from tests.app.worlds import Clock, Silent, dice

pytestmark = pytest.mark.covers("C-157")
AWAY = "sante.exemple:8460"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def flow(clock: Clock) -> Departures:
    chance = dice("hours")
    world = World(clock, chance, IdMint(clock, chance))
    flow = Departures(world, UTC, lambda _seconds, _work: None)
    flow.open(MemoryDepartures(Silent()))
    return flow


def send(flow: Departures, host: str = AWAY, ended: Outcome = Outcome.DONE) -> str:
    """Let one request out; return its day."""
    left = flow.leaving(Purpose.SEND, host, 100)
    flow.settled(left, 40, ended)
    return left.day


def test_requests_are_summed_by_hour_and_place(flow: Departures, clock: Clock) -> None:
    day = send(flow)
    send(flow)
    send(flow)
    send(flow, "127.0.0.1:40001")
    send(flow, "127.0.0.1:40002", Outcome.SILENT)
    clock.pass_(hours=1)
    assert send(flow) == day
    newest, *older = hours(flow, day)
    assert isinstance(newest, Hour)
    assert (newest.host, newest.count) == (AWAY, 1)
    told = [one for one in older if isinstance(one, Hour)]
    sums = {(one.host, one.count, one.sent, one.failed) for one in told}
    assert sums == {(AWAY, 3, 300, 0), ("127.0.0.1", 2, 200, 1)}


def test_a_copy_stands_alone_in_its_place(flow: Departures, clock: Clock) -> None:
    day = send(flow)
    clock.pass_(minutes=5)
    made = flow.copied(Purpose.COPY_PRINT, 9)
    first, second = hours(flow, day)
    assert first == made
    assert isinstance(second, Hour)


def test_each_request_of_an_hour_is_read_by_windows(
    flow: Departures, clock: Clock
) -> None:
    day = send(flow)
    for _ in range(4):
        clock.pass_(minutes=1)
        send(flow)
    flow.copied(Purpose.COPY_PRINT, 9)
    hour = next(one for one in hours(flow, day) if isinstance(one, Hour))
    shown = within(flow, day, hour, limit=2, offset=1)
    assert [one.purpose for one in shown] == [Purpose.SEND] * 2
    assert len(within(flow, day, hour, limit=99)) == hour.count == 5
    times = [flow.moment(one) for one in shown]
    assert times[0] > times[1]


def test_a_day_without_departure_is_empty(flow: Departures) -> None:
    found: list[Hour | Departure] = hours(flow, "2026-01-01")
    assert found == []
