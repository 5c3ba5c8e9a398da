"""A server in a process that can be killed, and writers that never give up."""

import asyncio
import multiprocessing
import os
import random
import socket
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import httpx

from app.crypto.runs import log_next, log_start
from app.crypto.statements import Head
from sync.listen import Place
from sync.server.ledgers.sqlite.writer import Writer, _resolve
from sync.server.service import Service, run_server
from sync.server.settings import Settings
from tests.sync.server.actors import Person, Space, drawn, push_of
from tests.sync.server.rig import Caller, Home

HONEST = 12
"""Groups the planted fault leaves alone, so that spaces can be founded."""

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.sync.server.contract.killed"])


def serve(folder: Path, port: int, told: Connection, *, hasty: bool) -> None:
    """Serve *folder*; *hasty* plants a writer that answers before it commits."""
    if hasty:
        Writer._run = answer_first  # type: ignore[method-assign,assignment]
    run_server(
        Service(Place(port=port), folder, Settings(signup="open", rates={})),
        now=lambda: datetime.now(UTC),
        entropy=os.urandom,
        sleep=asyncio.sleep,
        on_ready=told.send,
    )


def answer_first(writer: Writer) -> None:
    """The planted fault: after a dozen groups, answers at once and never commits."""
    groups = 0
    while jobs := writer._next():
        if not writer._db.in_transaction:
            writer._db.execute("BEGIN IMMEDIATE")
        done = [writer._guarded(*job) for job in jobs]
        groups += 1
        if groups <= HONEST:
            writer._db.execute("COMMIT")
        writer._loop.call_soon_threadsafe(_resolve, done)


@dataclass
class Server:
    """The server process; starting it again keeps its address."""

    folder: Path
    hasty: bool = False
    port: int = 0

    def start(self) -> None:
        if not self.port:
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = probe.getsockname()[1]
        ours, theirs = _context.Pipe()
        self.process = _context.Process(
            target=serve,
            args=(self.folder, self.port, theirs),
            kwargs={"hasty": self.hasty},
            daemon=True,
        )
        self.process.start()
        assert ours.poll(90), "the server did not start"
        self.url: str = ours.recv()

    def kill(self) -> None:
        self.process.kill()
        self.process.join(60)

    def stop(self) -> int | None:
        self.process.terminate()
        self.process.join(60)
        return self.process.exitcode


@dataclass
class Author:
    """One device that sends the very same bytes until it is answered."""

    server: Server
    home: Home
    acked: list[bytes] = field(default_factory=list)
    retries: int = 0
    pushes: int = 0
    """How many were answered, one after the other: as many groups at least."""

    async def write(self, until: Callable[[], bool]) -> None:
        count, space = 0, self.home.space
        while not until():
            names = [f"{space.name}-{count + n}" for n in range(4)]
            count += 4
            device = space.founder
            raw = push_of(device, space, [space.put(device, name) for name in names])
            await self.until_answered(raw)
            self.acked += [drawn(name, 16) for name in names]
            self.pushes += 1

    async def until_answered(self, raw: bytes) -> None:
        while True:
            with suppress(httpx.TransportError):
                answer = await self.home.ask("POST", "/changes", raw)
                if answer.status_code == 200:
                    return
                assert answer.status_code in {401, 503}, answer.content
                await self.home.caller.sign_in()
            self.retries += 1
            await asyncio.sleep(0.02)


async def author_of(server: Server, name: str) -> Author:
    device = Person(name).device()
    http = httpx.AsyncClient(base_url=server.url, timeout=10)
    caller, space = Caller(device, http, base=server.url), Space(device, name)
    assert (await caller.register()).status_code == 201
    await caller.sign_in()
    assert (await caller.signed("POST", "/v1/spaces", space.founding())).is_success
    return Author(server, Home(caller, space))


async def stored(author: Author) -> Counter[bytes]:
    """Read the whole log, its numbers and its chain, and count its items."""
    await author.home.caller.sign_in()
    found: Counter[bytes] = Counter()
    h, seq = log_start(author.home.space.id), 0
    while True:
        page = await author.home.pull(f"after={seq}")
        for row in page.rows:
            assert row.seq == seq + 1, "a gap"
            seq, h = row.seq, log_next(author.home.space.id, row.seq, h, row.op_hash)
            assert row.op is not None
            found[item_of(row.op.head)] += 1
        if not page.more:
            assert (seq, h) == (page.head, page.h)
            return found


def item_of(head: bytes) -> bytes:
    return Head.decode(head).item


async def reached(authors: list[Author], pushes: list[int]) -> None:
    """Wait until one of them was answered that many times, each has their own."""
    pairs = list(zip(authors, pushes, strict=True))
    while all(one.pushes < wanted for one, wanted in pairs):  # noqa: ASYNC110 - many
        await asyncio.sleep(0.01)


async def disaster(
    server: Server, *, kills: int, seed: int, groups: int = 0
) -> tuple[int, int, int]:
    """Write, kill, start again; return (acknowledged, lost, stored twice).

    Each life of the server answers at least that many *groups* before it is killed.
    """
    draw, over = random.Random(seed), asyncio.Event()  # noqa: S311 - a schedule
    authors = [await author_of(server, f"author-{seed}-{n}") for n in range(4)]
    async with asyncio.TaskGroup() as tasks:
        for author in authors:
            tasks.create_task(author.write(over.is_set))
        for _ in range(kills):
            answered = [author.pushes + groups for author in authors]
            await asyncio.sleep(draw.uniform(0.05, 0.3))
            async with asyncio.timeout(60):
                await reached(authors, answered)
            server.kill()
            await asyncio.to_thread(server.start)
        over.set()
    assert sum(author.retries for author in authors), "nothing was interrupted"
    lost = twice = acked = 0
    for author in authors:
        found = await stored(author)
        acked += len(author.acked)
        lost += sum(item not in found for item in author.acked)
        twice += sum(times > 1 for item, times in found.items() if any(item))
        await author.home.caller.http.aclose()
    return acked, lost, twice
