"""Who may be on a scale: exactly one who is near is proposed, whoever it is."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.inbox import Fate
from app.flows.devices.likeness import near
from tests.app.flows.devices.household import Household, space_of, weights
from tests.fictitious.heard import SCALE, weight

pytestmark = pytest.mark.covers("C-168")
KILOS = st.decimals(Decimal(10), Decimal(120), places=1)


def a_home(me: Decimal | None, children: list[Decimal | None]) -> Household:
    """Return the home of somebody with children, and their last weights."""
    home = Household()
    if me is not None:
        home.own["measures"].add(
            "body-weight", [str(me)], at="2026-11-19T08:00", confirmed=True
        )
    for rank, kilos in enumerate(children):
        home.child(f"Enfant {rank}", kilos)
    return home


@settings(max_examples=40)
@given(KILOS, st.none() | KILOS, st.lists(st.none() | KILOS, min_size=1, max_size=3))
def test_exactly_one_within_four_hundredths_is_proposed_else_nobody(
    heard: Decimal, me: Decimal | None, children: list[Decimal | None]
) -> None:
    asked = a_home(me, children).weigh(str(heard))
    named = ["Camille", *(f"Enfant {rank}" for rank in range(len(children)))]
    every = zip(named, [me, *children], strict=True)
    close = [name for name, kilos in every if near(heard, kilos)]
    assert asked.fate is Fate.UNASSIGNED
    assert asked.suggestion == (close[0] if len(close) == 1 else "")
    likely = asked.likely.name if asked.likely else "Camille"
    assert asked.suggestion in ("", likely)
    assert [one.name for one in asked.others] == named[1:]


@settings(max_examples=40)
@given(KILOS, KILOS, st.lists(st.none() | KILOS, min_size=1, max_size=3))
def test_on_ones_own_scale_a_weight_near_a_childs_is_never_filed_by_itself(
    heard: Decimal, me: Decimal, children: list[Decimal | None]
) -> None:
    home = a_home(me, children)
    home.devices.bind(home.scale)
    home.devices.inbox.take_in([weight(str(heard))], device=SCALE)
    filed = len(weights(home.own)) > 1
    mine = near(heard, me) and not any(near(heard, one) for one in children)
    assert filed == mine


def test_the_weight_of_each_is_the_last_of_their_own_space() -> None:
    home = a_home(Decimal(80), [Decimal(16), None])
    lea = home.people.others(home.devices.room)[0]
    lea.measures.add("body-weight", ["16.6"], at="2026-11-20T08:00", confirmed=True)
    told = home.devices.household.people()
    assert [one.weight for one in told] == [Decimal("16.6"), None]


def test_one_whose_content_has_not_come_is_not_asked_about() -> None:
    home = a_home(Decimal(80), [])
    home.child("Léa", "16")
    state = home.family.home.memory.state
    for key, entry in list(state.entries.items()):
        if entry.kind == "patient" and key[0] != home.family.own.id:
            del state.entries[key]
    assert home.weigh("16.4").others == ()


def test_a_name_noted_before_its_space_is_that_of_the_space() -> None:
    home = a_home(Decimal(80), [])
    home.devices.household.add(home.scale, "Léa", "16")
    lea = home.child("léa", "16")
    asked = home.weigh("16.4")
    assert [one.space for one in asked.others] == [space_of(lea)]
    assert asked.likely == asked.others[0]


def test_the_name_of_somebody_who_has_a_space_is_not_noted_again() -> None:
    home = a_home(Decimal(80), [])
    home.child("Léa", "16")
    with pytest.raises(Refused, match=r"household\.known"):
        home.devices.household.add(home.scale, "léa")


def test_two_children_of_one_name_are_two_people() -> None:
    home = a_home(Decimal(80), [])
    lou = home.child("Lou", "16", "2022-05-02")
    other = home.child("Lou", "30", "2016-05-02")
    asked = home.weigh("30.2")
    assert asked.likely is not None
    assert (asked.likely.space, asked.likely.born) == (space_of(other), "2016-05-02")
    home.devices.household.hand(asked.key, asked.likely.space)  # type: ignore[arg-type]
    assert (weights(lou), weights(other)) == (["16"], ["30.2", "30"])
