"""Filling: within two seconds, something for every flow."""

from datetime import UTC
from time import process_time

import pytest

from app.domain.query import Query
from app.flows.example.filling import HOST, fill
from app.flows.example.mornings import WAVES
from app.flows.example.story import story
from app.flows.folders import Folders
from app.flows.my_devices import MyDevices
from app.flows.sheets import Recovery
from app.flows.trash import Trash
from tests.app.flows.example.conftest import NOW, Place


@pytest.mark.covers("C-136")
def test_there_is_something_for_every_flow(place: Place) -> None:
    space = fill(place.shelves, place.world, UTC)
    vault = place.home.vault
    for code in (*WAVES, "bmi"):
        assert vault.count(space.id, Query(code)) >= 6, code
    assert [one.count for one in Folders(vault, place.world, space).list()] != [0, 0]
    left = [
        one.days_left
        for one in Trash(vault, place.home.blobs, place.world, space).list()
    ]
    assert all(0 < days < 30 for days in left)
    assert len(left) == 2
    assert len(vault.conflicts(space.id)) == 1
    assert not Recovery(space, vault, place.world).wanting()
    assert vault.spaces() == [space.id]
    devices = MyDevices(space, vault, place.home.trail, place.world).list()
    assert [one.name for one in devices] == [story().here, story().other]


def test_it_is_filled_in_a_moment(place: Place) -> None:
    began = process_time()
    fill(place.shelves, place.world, UTC)
    assert process_time() - began < 3, "two seconds are wanted on an idle machine"


def test_what_left_is_told_until_yesterday_to_a_server_that_cannot_be(
    place: Place,
) -> None:
    fill(place.shelves, place.world, UTC)
    days = place.home.departures.tallies("2026-11-01", NOW.date().isoformat())
    assert {one.day for one in days} == {f"2026-11-{day}" for day in range(13, 22)}
    assert {one.host for one in days} == {HOST}
    assert HOST.endswith(".invalid")


@pytest.mark.covers("C-149")
def test_two_fillings_tell_the_same_story() -> None:
    told = []
    for place in (Place(), Place()):
        space = fill(place.shelves, place.world, UTC)
        found = place.home.vault.find(space.id, Query("document", limit=100))
        told.append(
            [(one.title, one.when, dict(one.meta) | {"folder": ""}) for one in found]
        )
    assert told[0] == told[1]
