"""P58, P59: a new device filled by the server; what one writes seen by another."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.crypto.recovery import recovery_text
from app.domain.changes import Changes
from app.flows import keychain
from bench.pairs import Goal, limited
from bench.sync_rig import Rig
from main import Starters
from sync.courier.follower import Follower
from tests.fictitious.life import PHRASE, a_life

YEARS: Final = 7
"""Measured every morning, that is about ten thousand entries."""
KIND: Final = "body-weight"
PATIENCE: Final = 30.0
RATES: Final = "the server's rate limits are lifted by its settings"


@dataclass
class First:
    """A listener that notes when the first entry of a kind came."""

    kind: str
    at: list[float] = field(default_factory=list)

    def __call__(self, changes: Changes) -> None:
        """Note the time of a change of that kind."""
        if changes.touches(self.kind):
            self.at.append(time.perf_counter())

    def after(self, since: float) -> float:
        """Wait for a change after *since*; return the seconds it took."""
        while time.perf_counter() < since + PATIENCE:
            found = [at for at in self.at if at > since]
            if found:
                return found[0] - since
            time.sleep(0.002)
        raise OSError("it never came")


@dataclass(frozen=True, slots=True)
class Came:
    """When a new device was open, showed its first entries, held them all."""

    opened: float
    usable: float
    complete: float
    pulled: int


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P59, then P58 between the same two devices."""
    with (
        tempfile.TemporaryDirectory(prefix="alveole-bench-") as name,
        Rig.running(Path(name)) as rig,
        ExitStack() as doors,
    ):
        first = Starters(Path(name) / "first")
        a_life(first.home, documents=0, years=1 if quick else YEARS, server=rig.url)
        doors.enter_context(closing(first.door))
        house = first.door.unlock("passphrase", PHRASE)
        spent = time.perf_counter()
        pushed = asyncio.run(house.courier.sync()).pushed
        spent = time.perf_counter() - spent
        yield _first_push(pushed, spent)
        others = [Starters(Path(name) / f"{n}") for n in range(1 if quick else 5)]
        for each in others:
            doors.enter_context(closing(each.door))
        yield from joined(first, others, rig.url)
        yield from seen(first, others[0], 3 if quick else 20)


def _first_push(pushed: int, spent: float) -> Goal:
    work = f"{pushed} entries sealed, sent and settled by the first device"
    return limited(
        "P59", "arrival.sent", [spent], unit="s", limit=30, work=work, binding=False
    )


def joined(first: Starters, others: list[Starters], url: str) -> Iterator[Goal]:
    """P59: with the recovery sheet, over loopback, files apart."""
    known = keychain.account(first.door.rooms().vault).recovery or b""
    came = [_joined(each, url, recovery_text(known)) for each in others]
    work = f"{came[0].pulled} entries pulled; {RATES}"
    opened = statistics.median(each.opened for each in came)
    for name, limit in (("usable", 3), ("complete", 15)):  # targets: quality, section 5
        yield limited(
            "P59",
            f"arrival.{name}",
            [getattr(each, name) for each in came],
            unit="s",
            limit=limit,
            work=work,
            binding=False,
            notes={"opened_after_s": f"{opened:.2f}"},
        )


def _joined(newcomer: Starters, url: str, sheet: str) -> Came:
    began = time.perf_counter()
    ways = {"passphrase": PHRASE, "recovery": sheet}
    papers = newcomer.door.visits.with_sheet(url, sheet)
    with newcomer.door.new_home(ways, "") as rooms:
        papers.settle(rooms.seen)
    opened = time.perf_counter() - began
    shown = First(KIND)
    newcomer.door.rooms().heart.listen(shown)
    report = asyncio.run(newcomer.door.open().courier.sync())
    complete = time.perf_counter() - began
    if not shown.at or report.alerts:
        raise OSError(f"a new device is not complete: {report.alerts}")
    return Came(opened, shown.at[0] - began, complete, report.pulled)


def seen(first: Starters, second: Starters, times: int) -> Iterator[Goal]:
    """P58: both follow the server; one writes, the other shows."""
    shown = First(KIND)
    second.door.rooms().heart.listen(shown)
    followers = [Follower(each.door.open().courier) for each in (first, second)]
    with ExitStack() as stack:
        for each in followers:
            each.start()
            stack.callback(each.stop)
        time.sleep(2)
        write: Callable[..., object] = first.door.open().measures.add
        spent = []
        for turn in range(times):
            written = time.perf_counter()
            write(KIND, [f"{70 + turn / 10:.1f}"])
            spent.append(shown.after(written))
            time.sleep(0.5)
    p95 = sorted(spent)[int(len(spent) * 0.95)]
    work = f"p95 of {times} writes, loopback; median {statistics.median(spent):.3f} s"
    yield limited(
        "P58", "arrival.seen", [p95], unit="s", limit=2, work=work, binding=False
    )
