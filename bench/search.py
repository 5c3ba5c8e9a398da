"""P20 and P25: words found in twenty thousand documents, and shown while typing."""

import asyncio
import time
from collections.abc import Iterator
from functools import partial
from typing import Final

from app.flows.search import Search
from bench.lived import documents, opened
from bench.pairs import Goal, limited, seconds
from bench.screen import a_screen, watched
from main import Starters
from storage.database import open_database
from storage.vault import SqlVault

RARE: Final = "JM00042"
COMMON: Final = "document contrôle"
TYPED: Final = ("v", "va", "vac", "vacc", "vacci", "vaccin")
WHAT: Final = "Search.find: entries, extracts and marks included"


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P20 and P25."""
    count = documents(quick=quick)
    with opened(count) as starters:
        yield from found(starters, 3 if quick else 50)
        yield from asyncio.run(typed(starters, 1 if quick else 20))
    yield cold(count, 3 if quick else 20)


def found(starters: Starters, times: int) -> Iterator[Goal]:
    """P20: what a person finds, and how soon."""
    search = starters.door.open().search
    for name, words, limit in (("rare_warm", RARE, 1), ("two_common", COMMON, 100)):
        if not search.find(words):
            raise OSError(f"{words} is in no document")
        spent = [seconds(partial(search.find, words)) * 1e3 for _ in range(times)]
        yield limited("P20", f"search.{name}", spent, unit="ms", limit=limit, work=WHAT)


def cold(count: int, times: int) -> Goal:
    """P20: the first question to a store just opened."""
    with opened(count) as starters:
        rooms, space = starters.door.rooms(), starters.door.open().space
        path, key = rooms.database.path, rooms.database._key  # noqa: SLF001
    spent = []
    for _ in range(times):
        database = open_database(path, key)
        search = Search(SqlVault(database, rooms.heart), space)
        spent.append(seconds(partial(search.find, RARE)) * 1e3)
        database.close()
    work = f"{WHAT}, on connections just opened"
    return limited("P20", "search.rare_cold", spent, unit="ms", limit=5, work=work)


async def typed(starters: Starters, times: int) -> list[Goal]:
    """P25: from the end of the pause after a key to the first row on the wire."""
    shown, stood, busy = [], [], []
    paused: list[float] = []

    async def sleep(span: float) -> None:
        await asyncio.sleep(span)
        paused.append(time.perf_counter())

    async with a_screen(starters, "/recherche", sleep=sleep) as (page, wire):
        for turn in range(times):
            words = TYPED[turn % len(TYPED)]
            line = page.tid("search-field")
            async with watched() as lag:
                paused.clear()
                began = time.perf_counter()
                page.session.apply_patch(line._i, {"value": words})  # noqa: SLF001
                await page.fire(line, "change", words)
                first = await wire.told(b"hit-", began)
                await page.settle()
            shown.append((first.at - paused[0]) * 1e3)
            stood.append(lag.longest * 1e3)
            busy.append(lag.busy * 1e3)
            await page.type("search-field", "")
            await page.until("Alvéole cherche")
    what = "from the end of the pause to the row on the wire, one key at a time"
    return [
        limited("P25", "search.first_row", shown, unit="ms", limit=300, work=what),
        limited(
            "P25",
            "search.loop_stood",
            [max(stood)],
            unit="ms",
            limit=50,
            work=what,
            notes={"longest_turn_cpu_ms": f"{max(busy):.1f}"},
        ),
    ]
