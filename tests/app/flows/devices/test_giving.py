"""A weight that is somebody else's is written in their space, once, and taken back."""

from decimal import Decimal

import pytest

from app.domain.errors import Refused
from app.domain.inbox import Fate
from app.domain.query import Query
from app.domain.state import State
from app.flows.devices.people import People
from app.flows.measure import as_measure
from tests.app.flows.devices.household import Cut, Household, space_of, weights
from tests.fictitious.heard import SCALE, SEVEN, weight

pytestmark = pytest.mark.covers("C-168")


@pytest.fixture
def home() -> Household:
    """Return the home of somebody who weighs 80 kg."""
    made = Household()
    made.own["measures"].add("body-weight", ["80"], at="2026-11-19T08:00")
    return made


def test_it_is_in_her_measures_with_its_origin_and_not_in_ones_own(
    home: Household,
) -> None:
    lea = home.child("Léa", "16", "2022-05-02")
    asked = home.weigh("16.4")
    assert home.devices.household.hand(asked.key, space_of(lea))
    assert weights(lea) == ["16.4", "16"]
    assert weights(home.own) == ["80"]
    assert home.devices.inbox.count() == lea["devices"].inbox.count() == 0
    (new, _) = lea["measures"].series("body-weight")
    said = as_measure(new.entry).entry.meta
    heard = weight("16.4")
    assert (said["device"], said["raw"]) == (SCALE.key, heard.stated.raw.hex())
    assert said["clock.raw"] == SEVEN.isoformat()
    (event,) = home.devices.history(home.scale)
    assert (event.fate, event.whose, event.away) == (Fate.REFUSED, "Léa", True)


def test_taking_it_back_undoes_both_sides_at_once(home: Household) -> None:
    lea = home.child("Léa", "16")
    asked = home.weigh("16.4")
    home.devices.household.hand(asked.key, space_of(lea))
    assert home.devices.household.take_back(asked.key) is Fate.UNASSIGNED
    assert weights(lea) == ["16"]
    assert home.devices.inbox.count() == 1
    assert home.devices.household.hand(asked.key, space_of(lea))
    assert weights(lea) == ["16.4", "16"]


def test_a_cut_between_the_two_writes_loses_nothing_and_doubles_nothing(
    home: Household,
) -> None:
    lea = home.child("Léa", "16")
    asked = home.weigh("16.4")
    Cut.stops = True
    with pytest.raises(KeyboardInterrupt):
        home.devices.household.hand(asked.key, space_of(lea))
    assert weights(lea) == ["16.4", "16"]
    assert home.devices.inbox.count() == 1
    assert not home.devices.household.hand(asked.key, space_of(lea))
    assert weights(lea) == ["16.4", "16"]
    assert home.devices.inbox.count() == 0
    home.devices.household.take_back(asked.key)
    assert weights(lea) == ["16"]


def test_a_cut_while_it_is_taken_back_is_finished_by_doing_it_again(
    home: Household,
) -> None:
    lea = home.child("Léa", "16")
    asked = home.weigh("16.4")
    home.devices.household.hand(asked.key, space_of(lea))
    Cut.stops = True
    with pytest.raises(KeyboardInterrupt):
        home.devices.household.take_back(asked.key)
    assert home.devices.household.take_back(asked.key) is Fate.UNASSIGNED
    assert weights(lea) == ["16"]


def test_what_she_has_by_herself_is_neither_doubled_nor_taken_away(
    home: Household,
) -> None:
    lea = home.child("Léa", "16")
    lea["devices"].inbox.take_in([weight("16.4")], device=SCALE)
    (own,) = lea["devices"].inbox.waiting()
    lea["devices"].inbox.assign(own.key)
    asked = home.weigh("16.4")
    assert not home.devices.household.hand(asked.key, space_of(lea))
    home.devices.household.take_back(asked.key)
    assert weights(lea) == ["16.4", "16"]


@pytest.mark.parametrize(
    ("born", "before", "kilos"),
    [
        ("2022-05-02", "16", "80"),
        ("2022-05-02", None, "151"),
        ("1950-01-01", None, "16"),
        ("", None, "1.5"),
        ("2022-05-02", None, "600"),
    ],
)
def test_what_is_not_expected_of_her_is_asked_about_again(
    home: Household, born: str, before: str | None, kilos: str
) -> None:
    """It is far from her last weight, or unusual at her age."""
    lea = home.child("Léa", before, born)
    asked, hand = home.weigh(kilos), home.devices.household.hand
    with pytest.raises(Refused, match=r"measure\.confirm"):
        hand(asked.key, space_of(lea))
    assert (kilos in weights(lea), home.devices.inbox.count()) == (False, 1)
    assert hand(asked.key, space_of(lea), confirmed=True)
    assert kilos in weights(lea)


def test_a_dependent_gives_to_who_represents_them(home: Household) -> None:
    """The scale may be in the space of the child."""
    lea = home.child("Léa", "16")
    lea["devices"].inbox.take_in([weight("80.2")], device=SCALE)
    (asked,) = lea["devices"].inbox.waiting()
    assert asked.likely is not None
    assert asked.likely.space == home.family.own.id
    assert lea["devices"].household.hand(asked.key, home.family.own.id)
    assert weights(home.own) == ["80.2", "80"]
    assert weights(lea) == ["16"]


def test_a_weight_is_given_to_nobody_unknown_and_only_while_it_waits(
    home: Household,
) -> None:
    lea, asked = home.child("Léa", "16"), home.weigh("16.4")
    hand = home.devices.household.hand
    with pytest.raises(Refused, match=r"household\.unknown"):
        hand(asked.key, home.family.own.id)
    home.devices.inbox.ignore(asked.key)
    with pytest.raises(Refused, match=r"reading\.absent"):
        hand(asked.key, space_of(lea))
    assert weights(lea) == ["16"]


def test_who_was_put_away_is_no_longer_proposed(home: Household) -> None:
    lea = home.child("Léa", "16")
    home.family.dependents.put_away(space_of(lea))
    assert home.weigh("16.4").others == ()
    assert home.devices.household.people() == []


def test_the_same_weight_typed_in_her_space_stays_in_sight_once(
    home: Household,
) -> None:
    lea = home.child("Léa", "16")
    lea["measures"].add("body-weight", ["16.4"], at="2026-11-21T07:03", confirmed=True)
    asked = home.weigh("16.4")
    home.devices.household.hand(asked.key, space_of(lea))
    assert weights(lea) == ["16.4", "16"]
    home.devices.household.take_back(asked.key)
    assert weights(lea) == ["16.4", "16"]


def test_her_body_mass_index_follows(home: Household) -> None:
    lea = home.child("Léa", "16")
    lea["measures"].add("body-height", ["102"], at="2026-11-21T07:00")
    asked = home.weigh("16.4")
    home.devices.household.hand(asked.key, space_of(lea))
    assert len(lea["measures"].series("bmi")) == 1
    home.devices.household.take_back(asked.key)
    assert lea["measures"].series("bmi") == []


def test_nothing_is_left_in_her_trash(home: Household) -> None:
    lea, asked = home.child("Léa", "16"), home.weigh("16.4")
    home.devices.household.hand(asked.key, space_of(lea))
    home.devices.household.take_back(asked.key)
    asked_for = Query("body-weight", status=State.TRASHED)
    assert lea["devices"].roster.vault.find(space_of(lea), asked_for) == []


def test_all_the_houses_of_a_home_take_turns(home: Household) -> None:
    lea = home.child("Léa", "16")
    assert isinstance(home.people, People)
    assert lea["devices"].room.turn is home.devices.room.turn
    assert Decimal(16) == home.devices.household.people()[0].weight
