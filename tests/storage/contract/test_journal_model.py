"""Any order of edits, batches and answers: both makes follow one small model."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.journal import Action, Outcome
from app.domain.write import Origin, Write
from storage.database import open_database
from storage.journal import SqlJournal
from storage.memory.journal import MemoryJournal
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from storage.vault import SqlVault
from tests.storage.samples import KEY, SPACE, PulseSpy, batch, entry, item

ITEMS = some.integers(1, 3)


class JournalModel(RuleBasedStateMachine):
    """One device and an honest server, whose record is two dictionaries.

    *known* is what the server holds, *mine* what the person sees. Whatever
    happens, once everything was sent both are equal.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.database = open_database(Path(self.folder.name) / "s.db", KEY)
        memory = Memory()
        self.vaults = (
            SqlVault(self.database, PulseSpy()),
            MemoryVault(memory, PulseSpy()),
        )
        self.journals = SqlJournal(self.database), MemoryJournal(memory)
        self.mine: dict[EntryId, str] = {}
        self.known: dict[EntryId, tuple[int, str | None]] = {}
        self.edits = 0

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    def write(self, write: Write, origin: Origin = Origin.HERE) -> None:
        for vault in self.vaults:
            vault.commit(write, origin=origin)

    def fresh(self, number: int) -> Entry:
        self.edits += 1
        return entry(number, meta={"title": str(self.edits)})

    @rule(number=ITEMS)
    def put(self, number: int) -> None:
        each = self.fresh(number)
        self.mine[each.id] = each.title
        self.write(Write(space=SPACE, entries=(each,)))

    @rule(number=ITEMS)
    def remove(self, number: int) -> None:
        self.mine.pop(item(number), None)
        self.write(Write(space=SPACE, removed=(item(number),)))

    @precondition(lambda self: self.journals[0].frozen(SPACE) is None)
    @rule(limit=some.integers(1, 3))
    def seal(self, limit: int) -> None:
        lines = self.journals[0].lines(SPACE, limit=limit)
        if lines:
            self.in_flight = {line.n: line for line in lines}
            self.write(Write(space=SPACE, freeze=batch(*self.in_flight)))

    @precondition(lambda self: self.journals[0].frozen(SPACE) is not None)
    @rule(choice=some.lists(some.booleans(), min_size=3, max_size=3))
    def answer(self, choice: list[bool]) -> None:
        """Apply or refuse each line, the batch being answered whole."""
        outcomes = [
            self.serve(n, applied=applied)
            for n, applied in zip(self.in_flight, choice, strict=False)
        ]
        self.write(Write(space=SPACE, outcomes=tuple(outcomes)))

    def serve(self, n: int, *, applied: bool) -> Outcome:
        line = self.in_flight[n]
        rev, _ = self.known.get(line.id, (0, None))
        if not applied or line.base_rev != rev:
            return Outcome(n, applied=False)
        self.known[line.id] = (rev + 1, line.entry.title if line.entry else None)
        return Outcome(n, applied=True, rev=rev + 1)

    @precondition(lambda self: self.journals[0].frozen(SPACE) is not None)
    @rule()
    def abandon(self) -> None:
        self.write(Write(space=SPACE, abandon=True))

    @invariant()
    def both_makes_say_the_same(self) -> None:
        disk, memory = self.journals
        seen = [(line.id, line.action, line.base_rev) for line in disk.lines(SPACE)]
        assert seen == [
            (line.id, line.action, line.base_rev) for line in memory.lines(SPACE)
        ]
        assert disk.waiting(SPACE) == memory.waiting(SPACE)
        assert disk.frozen(SPACE) == memory.frozen(SPACE)

    @invariant()
    def nothing_is_lost_and_nothing_is_twice(self) -> None:
        lines = self.journals[0].lines(SPACE)
        assert len({line.id for line in lines}) == len(lines)
        flying = self.journals[0].frozen(SPACE)
        waiting = {line.id for line in lines}
        if flying is not None:
            waiting |= {line.id for line in self.in_flight.values()}
        for line in lines:
            wanted = self.mine.get(line.id)
            assert (line.entry.title if line.entry else None) == wanted
            assert (line.action is Action.DEL) == (wanted is None)
        for each in {*self.mine, *self.known} - waiting:
            assert self.known.get(each, (0, None))[1] == self.mine.get(each)


class ForgetfulModel(JournalModel):
    """The control: a server that says yes and keeps nothing is noticed."""

    def serve(self, n: int, *, applied: bool) -> Outcome:
        return replace(super().serve(n, applied=applied), applied=True, rev=9)


TestJournal = JournalModel.TestCase
TestJournal.settings = settings(max_examples=40, stateful_step_count=25)


def test_a_server_that_says_yes_and_forgets_is_noticed() -> None:
    few = settings(max_examples=100, database=None, phases=[Phase.generate])
    with pytest.raises(AssertionError):
        run_state_machine_as_test(ForgetfulModel, settings=few)
