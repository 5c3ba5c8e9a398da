"""Each thing to do has its words, its place, and is found from the house."""

import re
from dataclasses import replace

import pytest

from app.domain.consent import ConsentState
from app.domain.errors import Refused
from app.domain.immunization import Immunization
from app.domain.syncing import Seal, SyncState
from app.flows.checkup import Checkup
from app.flows.todo import Chore
from tests.screens.consenting import consenting
from tests.screens.entrusting import asked
from tests.screens.family import a_family
from tests.screens.homes import NOON, StillCourier, a_house
from tests.screens.messaging import conversing, theirs
from views.house import House
from views.parts.todo import TASKS, todo_of
from views.screens import all_screens
from views.screens.trouble import TROUBLES


def low() -> dict[str, str]:
    """Find the disk almost full."""
    raise Refused("disk.low", free="12000000")


def test_a_house_is_looked_at_gravest_first() -> None:
    checkup = Checkup({"room": low})
    house = a_house(checkup=checkup, courier=StillCourier(SyncState(Seal.CHOICE)))
    found = todo_of(house, lambda: NOON).list()
    assert [chore.code for chore in found] == ["room", "choice", "sheet"]


def test_the_owner_s_sheet_is_no_chore_of_another_s_space() -> None:
    _own, hers = a_family().family.values()
    assert "sheet" not in [one.code for one in todo_of(hers, lambda: NOON).list(20)]
    assert hers.recovery.wanting()


def test_pages_left_waiting_are_found_from_home() -> None:
    house = a_house()
    house.gathering.add(b"recto", name="a.jpg")
    found = todo_of(house, lambda: NOON).list()
    assert Chore("pages", 1) in found


@pytest.mark.covers("C-027")
def test_a_box_that_ends_is_found_from_home() -> None:
    house = a_house()
    said = {"medicine": "Metformine", "stock_end": f"{NOON:%Y-%m-%d}"}
    house.profile.add("traitements", said)
    assert Chore("box", 1) in todo_of(house, lambda: NOON).list()


@pytest.mark.covers("C-112")
def test_what_is_proposed_is_found_from_home_without_a_word_of_what_it_is() -> None:
    house, proposals = asked()
    assert Chore("proposal", 1) in todo_of(house, lambda: NOON).list()
    proposals.asked = []
    codes = [one.code for one in todo_of(house, lambda: NOON).list(20)]
    assert "proposal" not in codes


@pytest.mark.covers("C-124")
def test_an_accord_the_service_ended_is_found_from_home_unless_switched_off() -> None:
    house, consents = consenting(ConsentState.ENDED)
    assert "service" not in codes_of(house)
    left = replace(consents.given[0], left=int(NOON.timestamp() * 1000))
    consents.given = [left]
    assert Chore("service", 1) in todo_of(house, lambda: NOON).list(limit=20)
    house.news.tell("service", wanted=False)
    assert "service" not in codes_of(house)


@pytest.mark.covers("C-124")
def test_messages_not_read_are_found_from_home_unless_switched_off() -> None:
    house, _messages = conversing(a_house(), theirs(1, "Bonjour"))
    assert Chore("message", 1) in todo_of(house, lambda: NOON).list()
    house.news.tell("message", wanted=False)
    assert "message" not in codes_of(house)


def codes_of(house: House) -> list[str]:
    """Return all that waits."""
    return [one.code for one in todo_of(house, lambda: NOON).list(limit=20)]


@pytest.mark.covers("C-046")
def test_a_vaccine_to_speak_of_is_found_last_and_may_be_switched_off() -> None:
    house = a_house()
    house.vaccines.booklet.add(Immunization("Revaxis", day="2024-03-12"))
    count = len(house.vaccines.calendar.unsure())
    assert count
    found = todo_of(house, lambda: NOON).list(limit=20)
    assert found[-1] == Chore("unsure", count)
    house.news.tell("vaccine", wanted=False)
    codes = [one.code for one in todo_of(house, lambda: NOON).list(limit=20)]
    assert "unsure" not in codes


def test_each_thing_leads_to_a_screen() -> None:
    routes = [re.sub(r":\w+", "[^/]+", one.route) for one in all_screens()]
    for task in TASKS.values():
        what = task.route.removeprefix("/panne/")
        led = any(re.fullmatch(route, task.route) for route in routes)
        assert what in TROUBLES or led
