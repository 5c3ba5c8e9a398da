"""What two devices took in apart is one event as soon as both are here."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest

from app.domain.agenda import EventState
from app.domain.changes import Changes
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.write import Write
from app.flows.agenda.entries import ADDED, draft_of, made, marked
from app.flows.agenda_files.agenda_files import KEPT
from app.flows.agenda_files.doubles import AgendaDoubles
from app.flows.heart import Heart
from app.flows.preferences import Preferences
from app.ports.vault import Vault
from tests.app.flows.agenda_files.test_agenda_files import Files
from tests.fictitious.agendas import event

pytestmark = pytest.mark.covers("C-061", "C-065")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@dataclass
class Met:
    """A device that took a file in, and heard of the same from another one."""

    files: Files = field(default_factory=Files)
    heart: Heart = field(default_factory=Heart)

    def __post_init__(self) -> None:
        self.doubles = AgendaDoubles(self.files.flow, self.heart)
        self.agenda = self.files.home.agenda
        self.here = self.files.take(event(), event(uid="b"))

    def hear(self) -> None:
        """Keep what the other device took in, as the log brings it."""
        agenda, space = self.agenda, self.agenda.space
        preferences = Preferences(agenda.vault, agenda.world, space)
        told = preferences.get(f"{KEPT}{self.here.batch.hex()}")
        batch = agenda.world.new_id().hex()
        again = tuple(
            marked(
                made(EntryId(agenda.world.new_id()), space.id, draft_of(one)),
                ADDED,
                batch,
            )
            for one in agenda.known().values()
        )
        agenda.vault.commit(Write(space.id, entries=again))
        preferences.put(f"{KEPT}{batch}", told)

    def count(self) -> int:
        return len(list(self.agenda.brought()))


def test_the_first_made_stay_and_the_other_import_is_listed_no_more() -> None:
    met = Met()
    before = {one.id for one in met.agenda.known().values()}
    met.hear()
    assert met.count() == 4
    assert met.doubles.gather() == 2
    assert {one.id for one in met.agenda.known().values()} == before
    assert [one.batch for one in met.files.flow.batches()] == [met.here.batch]
    assert met.doubles.gather() == 0


def test_what_another_file_brought_too_keeps_its_import() -> None:
    met = Met()
    other = met.files.take(event(uid="c"))
    met.hear()
    assert met.doubles.gather() == 3
    listed = {one.batch for one in met.files.flow.batches()}
    assert listed == {met.here.batch, other.batch}


def test_with_one_import_nothing_is_the_same() -> None:
    assert Met().doubles.gather() == 0


@dataclass
class Meanwhile:
    """A vault in which something else happens once, just before a write."""

    vault: Any
    act: Callable[[], object] | None = None
    writes: list[Write] = field(default_factory=list)

    def __getattr__(self, name: str) -> object:
        return getattr(self.vault, name)

    def commit(self, write: Write, **how: Any) -> Changes:  # noqa: ANN401
        act, self.act = self.act, None
        if act:
            act()
        self.writes.append(write)
        done: Changes = self.vault.commit(write, **how)
        return done


def gathering(met: Met, vault: Meanwhile) -> AgendaDoubles:
    """Return what gathers in a vault where something happens meanwhile."""
    agenda = replace(met.agenda, vault=cast("Vault", vault))
    return AgendaDoubles(replace(met.files.flow, agenda=agenda), met.heart)


@pytest.mark.parametrize("which", [0, 1], ids=["the one that stays", "the other"])
def test_what_is_done_while_it_gathers_is_never_lost(which: int) -> None:
    met = Met()
    met.hear()
    twins = [entry.id for entry, one in met.agenda.brought() if one.uid == "b"]
    own = sorted(twins)[which]
    vault = Meanwhile(met.agenda.vault, lambda: met.agenda.done(own))
    assert gathering(met, vault).gather() == 2
    assert met.agenda.known()["b"].state is EventState.FULFILLED
    assert met.count() == 2


def test_two_gatherings_at_once_make_one_and_write_once() -> None:
    met = Met()
    met.hear()
    vault = Meanwhile(met.agenda.vault, met.doubles.gather)
    assert gathering(met, vault).gather() == 0
    assert met.count() == 2
    assert [one.batch for one in met.files.flow.batches()] == [met.here.batch]


def test_what_changes_each_time_it_looks_is_left_for_the_next_time() -> None:
    met = Met()
    met.hear()
    (own, *_) = [entry.id for entry, one in met.agenda.brought() if one.uid == "b"]
    minutes, vault = iter(range(60, 600, 60)), Meanwhile(met.agenda.vault)

    def edit() -> None:
        met.agenda.remind(own, (next(minutes),))
        vault.act = edit

    vault.act = edit
    with pytest.raises(Refused, match=r"journal\.moved"):
        gathering(met, vault).gather()
    assert met.count() == 4
    assert met.doubles.gather() == 2


def test_it_is_one_write_with_the_import_that_is_listed_no_more() -> None:
    """Cut between two, an import of nothing would be listed for ever."""
    met = Met()
    met.hear()
    vault = Meanwhile(met.agenda.vault)
    gathering(met, vault).gather()
    assert len(vault.writes) == 1
    assert len(met.files.flow.batches()) == 1


@pytest.mark.anyio
async def test_it_looks_now_and_at_each_event_that_comes_to_this_space() -> None:
    met = Met()
    following = asyncio.create_task(met.doubles.follow())
    await asyncio.sleep(0)
    met.hear()
    for space in (SpaceId(b"o" * 16), met.agenda.space.id):
        met.heart.beat(Changes(space, frozenset({"appointment"})))
    for _ in range(2000):
        if met.count() == 2:
            break
        await asyncio.sleep(0.005)
    following.cancel()
    assert met.count() == 2
