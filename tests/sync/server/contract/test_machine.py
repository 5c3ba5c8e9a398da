"""Any sequence of pushes, on every ledger, against a model in dictionaries."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from sync.server.ledger import Ledger
from sync.server.ledgers.memory.engine import MemoryLedger
from sync.server.ledgers.sqlite.engine import SqliteLedger
from sync.wire import APPLIED, CONFLICT, REFUSED, PushReply
from tests.sync.server.actors import Device, Person, push_of
from tests.sync.server.contract.logs import Logs

ITEMS = st.sampled_from("abcd")
FOUNDING = 4


class LedgersAgree(RuleBasedStateMachine):
    """Two devices push to both engines; the model says what each op becomes."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.loop = asyncio.new_event_loop()
        person = Person("alice")
        self.devices = [person.device("phone"), person.device("tablet")]
        self.revs: dict[str, int] = {}
        self.head = FOUNDING
        self.last: tuple[Device, bytes, list[PushReply]] | None = None

    @initialize()
    def found(self) -> None:
        path = Path(self.folder.name) / "ledger.db"
        engines: list[Ledger] = [SqliteLedger(path), MemoryLedger()]
        self.logs: list[Logs] = []
        for engine in engines:
            self.loop.run_until_complete(engine.open())
            founding = Logs.found(engine, self.devices[0])
            self.logs.append(self.loop.run_until_complete(founding))

    @rule(
        device=st.integers(0, 1),
        ops=st.dictionaries(
            ITEMS, st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1
        ),
    )
    def push(self, device: int, ops: dict[str, tuple[int, int]]) -> None:
        author, space = self.devices[device], self.logs[0].space
        made = [
            space.put(author, name, base=base, group=group)
            for name, (base, group) in ops.items()
        ]
        raw = push_of(author, space, made)
        replies = self.send(author, raw)
        self.last = (author, raw, replies)
        expected = self.expect(ops)
        assert [[r.status for r in reply.results] for reply in replies] == [
            expected
        ] * 2

    def expect(self, ops: dict[str, tuple[int, int]]) -> list[int]:
        """Say what each op becomes, and move the model."""
        stale = {
            name for name, (base, _) in ops.items() if self.revs.get(name, 0) != base
        }
        broken = {ops[name][1] for name in stale} - {0}
        found = []
        for name, (base, group) in ops.items():
            if name in stale:
                found.append(CONFLICT)
            elif group in broken:
                found.append(REFUSED)
            else:
                found.append(APPLIED)
                self.revs[name] = base + 1
                self.head += 1
        return found

    @precondition(lambda self: self.last is not None)
    @rule()
    def send_the_last_again(self) -> None:
        assert self.last is not None
        author, raw, replies = self.last
        assert self.send(author, raw) == replies

    def send(self, author: Device, raw: bytes) -> list[PushReply]:
        return [
            self.loop.run_until_complete(logs.send(raw, author)) for logs in self.logs
        ]

    @invariant()
    def both_tell_the_same_log(self) -> None:
        if not hasattr(self, "logs"):
            return
        pages = [self.loop.run_until_complete(logs.page()) for logs in self.logs]
        assert pages[0] == pages[1]
        assert pages[0].head == self.head
        assert [row.seq for row in pages[0].rows] == list(range(1, self.head + 1))

    def teardown(self) -> None:
        for logs in getattr(self, "logs", []):
            self.loop.run_until_complete(logs.ledger.close())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()
        self.folder.cleanup()


TestLedgersAgree = LedgersAgree.TestCase
TestLedgersAgree.settings = settings(max_examples=15, stateful_step_count=12)
