"""What becomes true is told once, in a word, to whoever does not look."""

from asyncio import CancelledError
from collections.abc import Iterator

import pytest

from app.domain.errors import Broken
from app.domain.notice import Moment, Notice, Sort, Word
from app.flows.notices.notices import ALARM, CHOSEN
from app.ports.notifying import Reach
from storage.memory.vault import MemoryVault
from tests.app.flows.notices.telling import Listening, Things, a_vault, notices

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-124")]


@pytest.fixture
def vault() -> MemoryVault:
    """Return what a device keeps."""
    return a_vault()


@pytest.fixture
def system() -> Listening:
    """Return a system that listens."""
    return Listening()


@pytest.fixture
def things() -> Things:
    """Return nothing that stands."""
    return Things()


async def test_a_thing_is_told_once_even_after_a_restart(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    things.standing[Sort.REMINDER] = {"dose/dtp-adult/3"}
    await notices(things, system, vault).look()
    assert system.heard() == [Notice(Word.REMINDER)]
    for _ in range(2):
        await notices(things, system, vault).look()
    assert system.heard() == []


async def test_it_is_told_again_only_if_it_ceased_meanwhile(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    telling = notices(things, system, vault)
    for standing in ({"dose"}, set[str](), {"dose"}):
        things.standing[Sort.REMINDER] = standing
        await telling.look()
    assert len(system.heard()) == 2


@pytest.mark.parametrize(
    ("sort", "word"),
    [
        (Sort.MESSAGE, Word.NEWS),
        (Sort.DOCUMENT, Word.NEWS),
        (Sort.SERVICE, Word.NEWS),
        (Sort.APPOINTMENT, Word.REMINDER),
        (Sort.REMINDER, Word.REMINDER),
        (Sort.SCREENING, Word.REMINDER),
    ],
)
async def test_each_sort_says_its_word_unless_switched_off(
    things: Things, system: Listening, vault: MemoryVault, sort: Sort, word: Word
) -> None:
    telling = notices(things, system, vault)
    things.standing[sort] = {"one", "two"}
    telling.want(sort, on=False)
    await telling.look()
    assert system.heard() == []
    telling.want(sort, on=True)
    await telling.look()
    assert system.heard() == []
    things.standing[sort] = {"one", "two", "three"}
    await telling.look()
    assert system.heard() == [Notice(word)]


async def test_sorts_of_one_word_are_counted_together(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    things.standing[Sort.REMINDER] = {"box", "paper"}
    things.standing[Sort.SCREENING] = {"colon@50"}
    things.standing[Sort.DOCUMENT] = {"aa"}
    await notices(things, system, vault).look()
    assert set(system.heard()) == {Notice(Word.REMINDER, 3), Notice(Word.NEWS, 1)}


async def test_whoever_looks_at_the_page_is_told_nothing_then_or_later(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    telling = notices(things, system, vault)
    stop = telling.eyes.follow(lambda: True)
    things.standing[Sort.DOCUMENT] = {"aa"}
    await telling.look()
    stop()
    await telling.look()
    assert system.heard() == []


async def test_what_nobody_saw_yet_adds_up_until_somebody_looks(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    telling = notices(things, system, vault)
    for rank, names in enumerate(({"a"}, {"a", "b"}), start=1):
        things.standing[Sort.DOCUMENT] = names
        await telling.look()
        assert system.heard() == [Notice(Word.NEWS, rank)]
    stop = telling.eyes.follow(lambda: True)
    await telling.look()
    stop()
    things.standing[Sort.DOCUMENT] = {"a", "b", "c"}
    await telling.look()
    assert system.heard() == [Notice(Word.NEWS, 1)]


async def test_what_was_read_while_nothing_changed_is_not_counted_again(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    telling = notices(things, system, vault)
    things.standing[Sort.DOCUMENT] = {"a", "b", "c"}
    await telling.look()
    assert not telling.seen()
    stop = telling.eyes.follow(lambda: True)
    assert telling.seen()
    stop()
    things.standing[Sort.DOCUMENT] = {"d"}
    await telling.look()
    assert system.heard() == [Notice(Word.NEWS, 3), Notice(Word.NEWS)]


async def test_what_the_system_did_not_take_is_told_once_it_does(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    telling, system.deaf = notices(things, system, vault), True
    things.standing[Sort.DOCUMENT] = {"aa"}
    await telling.look()
    assert (await telling.reach(), await telling.trial()) == (Reach.SILENT, False)
    system.deaf = False
    await telling.look()
    assert system.heard() == [Notice(Word.NEWS)]


async def test_what_was_cut_before_it_was_noted_is_told_twice_rather_than_never(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    class Cut(Listening):
        async def tell(self, notice: Notice) -> bool:
            await super().tell(notice)
            raise CancelledError

    cut = Cut()
    things.standing[Sort.REMINDER] = {"dose"}
    with pytest.raises(CancelledError):
        await notices(things, cut, vault).look()
    assert cut.heard() == [Notice(Word.REMINDER)]
    for _ in range(2):
        await notices(things, system, vault).look()
    assert system.heard() == [Notice(Word.REMINDER)]


async def test_devices_and_keys_of_before_the_first_look_are_no_event(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    things.standing[Sort.SECURITY] = {"in/aa", "keys/1"}
    telling = notices(things, system, vault)
    await telling.look()
    assert system.heard() == []
    things.standing[Sort.SECURITY] |= {"in/bb"}
    await telling.look()
    things.standing[Sort.SECURITY] = {"in/aa", "in/bb", "keys/2"}
    await telling.look()
    assert [one.word for one in system.heard()] == [Word.ALERT, Word.ALERT]


async def test_an_alarm_is_told_at_once_and_no_switch_silences_it(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    telling = notices(things, system, vault)
    for sort in Sort:
        telling.want(sort, on=False)
    things.standing[Sort.SECURITY] = {ALARM}
    await telling.look()
    assert system.heard() == [Notice(Word.ALERT)]


async def test_a_look_that_fails_hides_no_other(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    def broken() -> Iterator[str]:
        raise Broken("store.damaged")
        yield ""  # type: ignore[unreachable]  # makes it a generator, as looks are

    telling = notices(things, system, vault)
    looks = {**telling.looks, Sort.DOCUMENT: broken}
    things.standing[Sort.REMINDER] = {"box"}
    telling = type(telling)(telling.kept, looks, system)
    await telling.look()
    assert system.heard() == [Notice(Word.REMINDER)]
    assert telling.kept.told(Sort.DOCUMENT) is None


async def test_the_switches_shown_are_of_sorts_that_exist(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    telling = notices(things, system, vault)
    assert telling.wanted() == dict.fromkeys(CHOSEN, True)
    telling.want(Sort.SCREENING, on=False)
    assert not telling.wanted()[Sort.SCREENING]
    assert await telling.trial()
    assert system.heard() == [Notice(Word.TRIAL)]


async def test_what_is_to_come_is_left_to_the_system_but_what_is_switched_off(
    things: Things, system: Listening, vault: MemoryVault
) -> None:
    coming = [(Sort.REMINDER, 2), (Sort.SCREENING, 1), (Sort.APPOINTMENT, 1)]
    made = notices(things, system, vault)
    telling = type(made)(made.kept, made.looks, system, lambda: coming)
    telling.want(Sort.SCREENING, on=False)
    await telling.look()
    assert system.planned == [Moment(1, Word.REMINDER), Moment(2, Word.REMINDER)]
    telling.want(Sort.REMINDER, on=False)
    assert system.planned == [Moment(1, Word.REMINDER)]
