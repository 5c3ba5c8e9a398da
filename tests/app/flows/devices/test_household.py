"""« Qui est sur la balance ? » : asked with names, one proposed, never decided."""

from datetime import timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.dialogue import Consent, Frame
from app.domain.errors import Refused
from app.domain.household import NAME_MAX, Member
from app.domain.inbox import Fate
from app.flows.devices.enlisting import Enlisting
from app.flows.devices.likeness import near
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.flows.devices.conftest import Home, a_home
from tests.fictitious.heard import SCALE, SEVEN, FakeDriver, weight
from tests.storage.samples import PulseSpy

pytestmark = pytest.mark.covers("C-168")
KILOS = st.decimals(Decimal(30), Decimal(120), places=1)


def a_family(me: Decimal | None, *others: Decimal | None, alone: bool = False) -> Home:
    """Return the home of a person who shares a scale with others."""
    pulse = PulseSpy()
    home = a_home(MemoryVault(Memory(), pulse), pulse)
    if me is not None:
        home.measures.add("body-weight", [str(me)], at="2026-11-19T08:00")
    key = home.owned().key
    for rank, kilos in enumerate(others):
        home.devices.household.add(key, f"Membre {rank}", str(kilos or ""))
    if not alone:
        home.devices.unbind(key)
    return home


@settings(max_examples=60)
@given(KILOS, st.none() | KILOS, st.lists(st.none() | KILOS, max_size=4))
def test_exactly_one_who_is_near_is_proposed_and_nobody_else(
    heard: Decimal, me: Decimal | None, others: list[Decimal | None]
) -> None:
    home = a_family(me, *others)
    home.inbox.take_in([weight(str(heard))], device=SCALE)
    (one,) = home.inbox.waiting()
    names = [
        home.devices.roster.space.name,
        *(f"Membre {n}" for n in range(len(others))),
    ]
    close = [
        name
        for name, kilos in zip(names, [me, *others], strict=True)
        if near(heard, kilos)
    ]
    assert one.fate is Fate.UNASSIGNED
    assert one.suggestion == (close[0] if len(close) == 1 else "")


@settings(max_examples=60)
@given(KILOS, KILOS, st.lists(KILOS, min_size=1, max_size=3))
def test_a_weight_near_another_is_never_filed_by_itself(
    heard: Decimal, me: Decimal, others: list[Decimal]
) -> None:
    home = a_family(me, *others, alone=True)
    home.inbox.take_in([weight(str(heard))], device=SCALE)
    filed = len(home.weights()) > 1
    mine = near(heard, me) and not any(near(heard, one) for one in others)
    assert filed == mine


@pytest.mark.parametrize(("heard", "named"), [("52", "Ma fille"), ("52.1", "")])
def test_four_hundredths_is_the_bound(heard: str, named: str) -> None:
    home = a_family(Decimal(90))
    (one,) = home.devices.known()
    home.devices.household.add(one.key, "Ma fille", "50")
    home.inbox.take_in([weight(heard)], device=SCALE)
    assert home.inbox.waiting()[0].suggestion == named


def test_a_weight_given_to_a_member_leaves_is_counted_and_is_their_last() -> None:
    home = a_family(Decimal(80), Decimal(54))
    home.inbox.take_in([weight("54.6")], device=SCALE)
    (one,) = home.inbox.waiting()
    home.devices.household.give(one.key, "Membre 0")
    (device,) = home.devices.known()
    assert home.weights() == ["80"]
    assert home.inbox.count() == 0
    assert device.members == (Member("Membre 0", Decimal("54.6")),)
    (event,) = [e for e in home.devices.history(device.key) if e.fate is Fate.REFUSED]
    assert event.whose == "Membre 0"
    assert home.devices.household.take_back(one.key) is Fate.UNASSIGNED
    assert home.devices.known()[0].members == (Member("Membre 0", Decimal(54)),)
    assert home.inbox.count() == 1


def test_a_member_weighed_again_since_keeps_that_weight() -> None:
    home = a_family(Decimal(80), Decimal(54))
    keys = []
    for kilos in ("54.6", "53.9"):
        home.inbox.take_in([weight(kilos)], device=SCALE)
        (one,) = home.inbox.waiting()
        home.devices.household.give(one.key, "Membre 0")
        keys.append(one.key)
    home.devices.household.take_back(keys[0])
    assert home.devices.known()[0].members == (Member("Membre 0", Decimal("53.9")),)


@pytest.mark.parametrize("known", [None, Decimal(54)])
@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("weighed", [("700", "54.6", "55"), ("54.6", "54.6", "54")])
def test_a_member_has_the_weight_of_before_each_mistake_whatever_the_order(
    known: Decimal | None, order: tuple[int, ...], weighed: tuple[str, ...]
) -> None:
    home, keys = a_family(Decimal(80), known), list[str]()
    for minutes, kilos in enumerate(weighed):
        at = SEVEN + timedelta(minutes=minutes)
        home.inbox.take_in([weight(kilos, at=at)], device=SCALE)
        (one,) = home.inbox.waiting()
        home.devices.household.give(one.key, "Membre 0")
        keys.append(one.key)
    for rank in order:
        home.devices.household.take_back(keys[rank])
    assert home.devices.known()[0].members == (Member("Membre 0", known),)


def test_nothing_is_filed_unasked_while_somebodys_weight_is_unknown() -> None:
    home = a_family(Decimal(80), None, alone=True)
    home.inbox.take_in([weight("80")], device=SCALE)
    assert home.inbox.count() == 1


def test_it_may_be_taken_back_for_thirty_days_then_it_is_forgotten() -> None:
    home = a_family(Decimal(80), Decimal(54))
    home.inbox.take_in([weight("54.6")], device=SCALE)
    key = home.inbox.waiting()[0].key
    home.devices.household.give(key, "Membre 0")
    home.clock.move(days=29)
    home.devices.replay()
    assert home.inbox.take_back(key) is Fate.UNASSIGNED
    home.devices.household.give(key, "Membre 0")
    home.clock.move(days=31)
    home.devices.replay()
    with pytest.raises(Refused, match=r"reading\.absent"):
        home.inbox.take_back(key)
    home.inbox.take_in([weight("54.6")], device=SCALE)
    assert home.inbox.count() == 0


def test_names_and_weights_stay_on_this_machine() -> None:
    home = a_family(Decimal(80), Decimal(54))
    space = home.devices.roster.space.id
    shared = [
        entry
        for entry in home.devices.roster.shelf.every()
        if "Membre" in str(entry.meta) or b"Membre" in entry.body
    ]
    assert home.devices.known()[0].members
    assert shared == []
    assert space


def test_a_forgotten_scale_forgets_who_used_it() -> None:
    home = a_family(Decimal(80), Decimal(54))
    (one,) = home.devices.known()
    home.devices.forget(one.key)
    home.devices.add(FakeDriver(), SCALE)
    assert home.devices.known()[0].members == ()


def test_a_scale_forgotten_by_mistake_comes_back_with_who_used_it() -> None:
    home = a_family(Decimal(80), Decimal(54))
    (one,) = home.devices.known()
    enlisting = Enlisting(home.devices.room)
    enlisting.agreed(one, Consent(2, 4711))
    home.inbox.spool(Frame(SCALE.key, "2a9d", b"\1", SEVEN))
    (one,) = home.devices.known()
    home.devices.bring_back(home.devices.forget(one.key))
    assert home.devices.known() == [one]
    session = enlisting.session(one, frozenset(), virtual=False)
    assert session.consent == Consent(2, 4711)
    (packet,) = home.devices.roster.packets(SCALE.key)
    assert packet.frame.payload == b"\1"


@pytest.mark.parametrize(
    ("name", "kilos", "code"),
    [
        (" ", "", "household.name"),
        ("x" * (NAME_MAX + 1), "", "household.name_long"),
        ("paul", "", "household.known"),
        ("Léa", "lourd", "household.weight"),
        ("Léa", "NaN", "household.weight"),
        ("Léa", "900", "household.weight"),
    ],
)
def test_what_cannot_be_noted_is_refused(name: str, kilos: str, code: str) -> None:
    home = a_family(Decimal(80))
    (one,) = home.devices.known()
    home.devices.household.add(one.key, "Paul", "80,5 kg")
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        home.devices.household.add(one.key, name, kilos)
    assert home.devices.known()[0].members == (Member("Paul", Decimal("80.5")),)


def test_the_person_is_no_member_and_a_stranger_gets_nothing() -> None:
    home = a_family(Decimal(80))
    (one,) = home.devices.known()
    with pytest.raises(Refused, match=r"household\.known"):
        home.devices.household.add(one.key, home.devices.roster.space.name)
    home.inbox.take_in([weight("54")], device=SCALE)
    key = home.inbox.waiting()[0].key
    with pytest.raises(Refused, match=r"household\.unknown"):
        home.devices.household.give(key, "Paul")
    assert home.inbox.count() == 1


def test_who_is_removed_is_proposed_no_more_and_may_come_back() -> None:
    home = a_family(Decimal(80), Decimal(54))
    (one,) = home.devices.known()
    before = home.devices.household.remove(one.key, "Membre 0")
    home.inbox.take_in([weight("54")], device=SCALE)
    assert home.inbox.waiting()[0].suggestion == ""
    home.devices.household.put(one.key, before)
    assert home.inbox.waiting()[0].suggestion == "Membre 0"
