"""P23, P24, P26, P27: lists of twenty thousand documents, and what a page costs."""

import asyncio
import re
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

import flet as ft

from bench.browser import Browser, Opened
from bench.lived import documents, lived, opened
from bench.pairs import Goal, compared, limited
from bench.screen import a_screen, resident
from bench.startup import APP, EMPTY, MAIN, served
from main import Starters
from tests.fictitious.life import PHRASE
from tests.screens.fletunit import FletUnit

ROW: Final = re.compile(r"[0-9a-f]{32}")
ROWS: Final = b"document-"
PAGES: Final = 20
SCROLLED: Final = {
    "event_type": "update",
    "pixels": 1e6,
    "min_scroll_extent": 0.0,
    "max_scroll_extent": 1e6,
    "viewport_dimension": 800.0,
}
SENT: Final = 600.0
"""Seconds a whole home is given to be sent: the bare page sends nothing beside."""
REST: Final = 500
"""Ms for the page one went back to to be drawn: nobody clicks before it is there."""
LISTS: Final = ("/", "/documents", "/recherche", "/sante/mesures")
"""Screens that show rows of the record."""
ROUNDS: Final = ("/documents", "/", "/sante/mesures", "/recherche")


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P23, P24, P26 and P27."""
    count = documents(quick=quick)
    yield opening(lived(count), 1 if quick else 20)
    with opened(count) as starters:
        yield asyncio.run(rows(starters))
        yield from asyncio.run(one_row(starters, 1 if quick else 20))
        yield from asyncio.run(memory(starters, 50 if quick else 500))


def opening(home: Path, count: int) -> Goal:
    """P23: both pages stay open; a click shows the list, another leaves it."""
    with (
        Browser.launched() as browser,
        served([MAIN, *APP], home) as url,
        served(EMPTY, home) as bare,
        browser.page(url) as page,
        browser.page(bare) as empty,
    ):
        page.appear("unlock-open")
        page.fill("unlock-secret", PHRASE)
        page.press("unlock-open")
        page.appear("nav-documents")
        page.wait("À jour", SENT)
        empty.appear("turn")
        sides: tuple[list[float], list[float]] = ([], [])
        for _ in range(count):
            sides[0].append(_shown(page, "nav-documents", "document-", "nav-home"))
            sides[1].append(_shown(empty, "turn", "row-", "turn"))
    return compared(
        "P23",
        "lists.documents_opened",
        sides,
        reference="a bare Flet page with 100 rows",
        limit=1.3,
        work="a click to the first row in the accessibility tree",
    )


def _shown(page: Opened, press: str, row: str, back: str) -> float:
    """Return the seconds from a click to a row; then go back and rest, untimed."""
    spent = page.shown_after(press, row, "^")
    page.press(back)
    page.vanish(row, "^")
    page.page.wait_for_timeout(REST)
    return spent


async def rows(starters: Starters) -> Goal:
    """P24: every list scrolled as far as it goes."""
    counts = {}
    for route in LISTS:
        async with a_screen(starters, route) as (page, _):
            await page.settle(400)
            if route == "/recherche":
                await page.type("search-field", "document")
                await page.settle(400)
            for _turn in range(6):
                for each in page.all(ft.ListView):
                    if each.on_scroll:
                        await page.fire(each, "scroll", SCROLLED)
                await page.settle(200)
            counts[route] = alive(page)
    most = max(counts.values())
    goal = limited(
        "P24", "lists.rows_alive", [most], unit="rows", limit=200, work="scrolled"
    )
    goal.notes["rows"] = ", ".join(
        f"{route} {count}" for route, count in counts.items()
    )
    return goal


def alive(page: FletUnit) -> int:
    """Return how many entries of the record have a row of their own on screen."""
    names = [each.identifier or "" for each in page.all(ft.Semantics)]
    return len({found[0] for name in names if (found := ROW.search(name))})


async def one_row(starters: Starters, times: int) -> Iterator[Goal]:
    """P26: a title changes while the list is shown."""
    flow = starters.door.open().documents
    sizes, spent, waited = [], [], []
    async with a_screen(starters, "/documents") as (page, wire):
        await wire.told(ROWS, 0)
        await page.settle(200)
        for turn in range(times):
            entry = flow.list(limit=5)[turn % 5]
            title = f"{entry.title.partition(' essai')[0]} essai{turn}"
            written = time.perf_counter()
            await asyncio.to_thread(flow.rename, entry.id, title)
            began, cpu = time.perf_counter(), time.thread_time()
            first = await wire.told(f"essai{turn}".encode(), written)
            spent.append((time.thread_time() - cpu) * 1e3)
            waited.append((first.at - began) * 1e3)
            await page.settle(100)
            sizes.append(sum(len(m.raw) for m in wire.messages if m.at > written))
    what = "a document renamed while its list of 60 rows is shown"
    return iter(
        [
            limited("P26", "lists.row_bytes", sizes, unit="B", limit=1000, work=what),
            limited("P26", "lists.row_cpu", spent, unit="ms", limit=10, work=what),
            limited(
                "P26",
                "lists.row_after",
                waited,
                unit="ms",
                limit=100,
                work=f"{what}: from the end of its write, the question included",
                binding=False,
            ),
        ]
    )


async def memory(starters: Starters, changes: int) -> Iterator[Goal]:
    """P27: many pages open at once, then one page that goes round and round."""
    async with a_screen(starters, "/documents") as (page, _):
        await page.settle(400)
    before = resident()
    async with AsyncExitStack() as stack:
        for _ in range(PAGES):
            page, wire = await stack.enter_async_context(
                a_screen(starters, "/documents")
            )
            await page.settle(200)
            wire.messages.clear()  # kept by the bench, not by a server
        each = (resident() - before) / PAGES
    async with a_screen(starters, "/documents") as (page, wire):
        await _rounds(page, 40)
        before = resident()
        await _rounds(page, changes)
        wire.messages.clear()
        grown = resident() - before
    what = f"{PAGES} pages on the list of documents"
    turns = f"{changes} changes of route on one page"
    return iter(
        [
            limited("P27", "lists.page_mib", [each], unit="MiB", limit=3, work=what),
            limited(
                "P27", "lists.growth_mib", [grown], unit="MiB", limit=30, work=turns
            ),
        ]
    )


async def _rounds(page: FletUnit, changes: int) -> None:
    for turn in range(changes):
        await page.navigate(ROUNDS[turn % len(ROUNDS)])
