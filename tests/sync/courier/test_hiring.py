"""A home's courier signs as its device, and all it sends is counted."""

import asyncio

import pytest

from app.domain.departure import Outcome
from app.domain.errors import Refused, Unreachable
from app.domain.ids import CollectionId, SpaceId
from storage.memory.entrusted import memory_beside
from sync.courier.courier import Courier, Rhythm
from sync.courier.exchange import Home
from sync.courier.hiring import courier_for, entrusting, lanes_by
from sync.courier.lane_courier import LaneCourier
from tests.journeys.town import Device
from tests.screens.homes import StillCourier

NOBODY = "http://127.0.0.1:1"


def hired(phone: Device, address: str) -> Courier:
    """Return the courier of *phone* for the server at *address*."""
    home = Home(phone.vault, phone.journal, phone.blobs, phone.sealing)
    rhythm = Rhythm(phone.watch, phone.town.sleep, phone.dice)
    there = (phone.space, address, home, phone.heart, rhythm)
    return courier_for(*there, phone.departures)


def test_without_an_address_nothing_leaves(phone: Device) -> None:
    with pytest.raises(Refused, match=r"server\.none"):
        asyncio.run(hired(phone, "").sync())
    assert phone.departures.days(1) == []


def test_what_it_tries_to_send_is_counted(phone: Device) -> None:
    with pytest.raises(Unreachable):
        asyncio.run(hired(phone, NOBODY).reach())
    (day,) = phone.departures.days(1)
    (tally,) = day.tallies
    assert tally.failed == 1
    (left,) = phone.departures.of(day.day, limit=2)
    assert left.outcome is Outcome.SILENT


def test_it_can_speak_to_another_server_when_the_space_moves(phone: Device) -> None:
    assert hired(phone, "").call is not None


def test_what_is_entrusted_is_taken_in_where_it_is_kept(phone: Device) -> None:
    store = memory_beside(phone.watch, phone.heart)
    kept = entrusting(store, phone.vault, phone.world, phone.space)
    assert kept.store is kept.spaces.store is store
    asked = SpaceId(b"s" * 16), CollectionId(b"c" * 16)
    assert kept.taking.cursors(*asked) == (0, 0)


def test_files_of_a_rubric_are_brought_by_the_courier_of_the_owner(
    phone: Device,
) -> None:
    courier, lane = hired(phone, NOBODY), SpaceId(b"l" * 16)
    bring = lanes_by(courier)
    assert bring
    assert bring(lane) == LaneCourier(courier, lane)
    assert lanes_by(StillCourier()) is None
