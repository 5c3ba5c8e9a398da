"""Those one represents are told with oneself: one word, once, by the same switches."""

from dataclasses import dataclass, field, replace

import pytest

from app.domain.errors import Broken
from app.domain.ids import SpaceId
from app.domain.notice import Moment, Notice, Sort, Word
from app.flows.notices.notices import ALARM, Notices
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.flows.notices.telling import Listening, Things, a_keeper, notices
from tests.app.worlds import Silent

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-124")]
LEO = SpaceId(b"l" * 16)


@dataclass
class Household:
    """A person and a child she represents, each with what stands."""

    own: Things = field(default_factory=Things)
    child: Things = field(default_factory=Things)
    system: Listening = field(default_factory=Listening)
    memories: tuple[Memory, Memory] = field(
        default_factory=lambda: (Memory(), Memory())
    )
    kept: bool = True

    def start(self) -> Notices:
        """Return the notices of a process that starts."""
        mine, hers = [MemoryVault(one, Silent()) for one in self.memories]
        telling = notices(self.own, self.system, mine)
        coming = [(Sort.APPOINTMENT, 5)]
        other = Notices(
            a_keeper(hers, LEO), self.child.looks(), self.system, lambda: coming
        )
        telling.along(other, lambda: self.kept)
        return telling


@pytest.fixture
def home() -> Household:
    """Return nothing that stands."""
    return Household()


async def test_one_sort_of_two_people_is_one_notice(home: Household) -> None:
    """The count of both, and of the same things under the same names."""
    for things in (home.own, home.child):
        things.standing[Sort.REMINDER] = {"dose/dtp-adult/3"}
    telling = home.start()
    await telling.look()
    assert home.system.heard() == [Notice(Word.REMINDER, 2)]
    await telling.look()
    await home.start().look()
    assert home.system.heard() == []


async def test_the_switches_of_the_owner_hold_for_all(home: Household) -> None:
    telling = home.start()
    telling.want(Sort.DOCUMENT, on=False)
    home.child.standing[Sort.DOCUMENT] = {"aa"}
    await telling.look()
    assert home.system.heard() == []
    telling.want(Sort.DOCUMENT, on=True)
    await telling.look()
    assert home.system.heard() == []


async def test_a_device_let_in_is_told_once_however_many_spaces(
    home: Household,
) -> None:
    telling = home.start()
    await telling.look()
    for things in (home.own, home.child):
        things.standing[Sort.SECURITY] = {"in/aa"}
    await telling.look()
    assert home.system.heard() == [Notice(Word.ALERT)]


async def test_an_alarm_about_the_space_of_a_child_is_told(home: Household) -> None:
    home.child.standing[Sort.SECURITY] = {ALARM}
    await home.start().look()
    assert home.system.heard() == [Notice(Word.ALERT)]


async def test_a_space_put_away_is_told_no_more(home: Household) -> None:
    home.kept = False
    home.child.standing[Sort.DOCUMENT] = {"aa"}
    telling = home.start()
    await telling.look()
    assert (home.system.heard(), home.system.planned) == ([], [])
    home.kept = True
    await telling.look()
    assert home.system.heard() == [Notice(Word.NEWS)]


async def test_what_comes_for_a_child_is_said_while_all_is_closed(
    home: Household,
) -> None:
    telling = home.start()
    await telling.look()
    assert home.system.planned == [Moment(5, Word.REMINDER)]
    telling.want(Sort.APPOINTMENT, on=False)
    await telling.look()
    assert home.system.planned == []


async def test_a_look_of_one_that_fails_hides_nothing_of_the_other(
    home: Household,
) -> None:
    telling = home.start()
    (failing, _told) = telling.others[LEO]

    def broken() -> list[str]:
        raise Broken("store.damaged")

    looks = {**failing.looks, Sort.DOCUMENT: broken}
    telling.along(replace(failing, looks=looks), lambda: True)
    home.own.standing[Sort.DOCUMENT] = {"aa"}
    await telling.look()
    assert home.system.heard() == [Notice(Word.NEWS)]
