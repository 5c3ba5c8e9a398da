"""What a person wants is said, said again, withdrawn: nothing is ever erased."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId, IdMint, SpaceId
from app.domain.space import Space
from app.domain.wishes import DIRECTIVES, DONATION
from app.flows.wishes.statements import Wishes, form_of
from app.flows.world import World
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.paper_home import NOW, PARIS, Silence

SAID = {"revive": "no", "matters": "Rester chez moi\navec Rose"}


@dataclass
class Days:
    """A clock that a test moves."""

    now: datetime = NOW
    drawn: int = 0
    vault: MemoryVault = field(default_factory=lambda: MemoryVault(Memory(), Silence()))

    def dice(self, count: int) -> bytes:
        self.drawn += 1
        return self.drawn.to_bytes(count)

    def wishes(self) -> Wishes:
        world = World(lambda: self.now, self.dice, IdMint(lambda: self.now, self.dice))
        space = Space(SpaceId(b"s" * 16), "Camille", "1958-03-12")
        return Wishes(self.vault, world, space, PARIS)


@pytest.fixture
def days() -> Days:
    """Return a space where nothing was said."""
    return Days()


@pytest.mark.covers("C-029")
def test_each_saying_is_a_version_dated_here_and_the_last_one_holds(days: Days) -> None:
    wishes = days.wishes()
    first = wishes.state(DIRECTIVES, SAID)
    days.now += timedelta(days=400)
    second = wishes.state(DIRECTIVES, {"revive": "yes"})
    told = wishes.versions(DIRECTIVES)
    assert [one.entry.id for one in told] == [second.id, first.id]
    assert [one.in_force for one in told] == [True, False]
    assert told[1].wish.said == SAID
    assert told[1].wish.at == "2026-11-21T09:00:00+01:00"


@pytest.mark.covers("C-021")
@pytest.mark.covers("C-029")
def test_a_version_is_never_changed_by_those_that_follow(days: Days) -> None:
    wishes = days.wishes()
    first = wishes.state(DIRECTIVES, SAID)
    wishes.state(DIRECTIVES, {"revive": "yes"})
    wishes.withdraw(DIRECTIVES)
    assert wishes.version(DIRECTIVES, first.id).entry == first


def test_a_withdrawal_is_a_version_after_which_nothing_holds(days: Days) -> None:
    wishes = days.wishes()
    wishes.state(DIRECTIVES, SAID)
    days.now += timedelta(seconds=1)
    gone = wishes.withdraw(DIRECTIVES)
    told = wishes.versions(DIRECTIVES)
    assert (told[0].entry.id, told[0].wish.withdrawn) == (gone.id, True)
    assert told[0].wish.said == {}
    assert wishes.in_force(DIRECTIVES) is None
    days.now += timedelta(seconds=1)
    wishes.state(DIRECTIVES, told[1].wish.said)
    again = wishes.in_force(DIRECTIVES)
    assert again is not None
    assert again.wish.said == SAID
    assert len(wishes.versions(DIRECTIVES)) == 3


def test_what_was_said_twice_in_one_second_keeps_its_order(days: Days) -> None:
    wishes = days.wishes()
    for choice in ("all", "no", "some"):
        days.now += timedelta(milliseconds=1)
        wishes.state(DONATION, {"choice": choice})
    told = [one.wish.said["choice"] for one in wishes.versions(DONATION)]
    assert told == ["some", "no", "all"]


def test_a_wish_says_nothing_of_another(days: Days) -> None:
    wishes = days.wishes()
    entry = wishes.state(DONATION, {"choice": "all"})
    assert wishes.versions(DIRECTIVES) == []
    with pytest.raises(Refused, match=r"entry\.absent"):
        wishes.version(DIRECTIVES, entry.id)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "wish.empty"),
        ({"matters": " \u200b\n"}, "wish.empty"),
        ({"unknown": "x"}, "wish.empty"),
        ({"revive": "perhaps"}, "wish.unknown"),
        ({"matters": "x" * 3001}, "wish.too_long"),
    ],
)
def test_what_cannot_be_said_is_refused_and_changes_nothing(
    days: Days, said: dict[str, str], code: str
) -> None:
    wishes = days.wishes()
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        wishes.state(DIRECTIVES, said)
    assert wishes.versions(DIRECTIVES) == []


def test_a_form_is_found_by_its_word() -> None:
    assert form_of("directives") is DIRECTIVES
    with pytest.raises(Refused, match=r"entry\.absent"):
        form_of("autre")


def test_days_are_told_where_the_person_lives() -> None:
    late = Days(datetime(2026, 11, 21, 23, 30, tzinfo=UTC))
    entry = late.wishes().state(DONATION, {"choice": "no"})
    assert entry.when.text == "2026-11-22T00:30:00+01:00"
    with pytest.raises(Refused, match=r"entry\.absent"):
        late.wishes().version(DONATION, EntryId(bytes(16)))


def test_coming_back_to_what_held_is_said_anew(days: Days) -> None:
    wishes = days.wishes()
    wishes.state(DIRECTIVES, SAID)
    before = wishes.in_force(DIRECTIVES)
    days.now += timedelta(seconds=1)
    wishes.withdraw(DIRECTIVES)
    days.now += timedelta(seconds=1)
    wishes.say_again(DIRECTIVES, before)
    again = wishes.in_force(DIRECTIVES)
    assert again is not None
    assert (again.wish.said, len(wishes.versions(DIRECTIVES))) == (SAID, 3)
    days.now += timedelta(seconds=1)
    wishes.say_again(DIRECTIVES, None)
    assert wishes.in_force(DIRECTIVES) is None
