"""« À faire » : what waits for the person, the gravest first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.errors import AlveoleError
from app.domain.query import Filters
from app.domain.syncing import Seal, SyncState
from app.flows.checkup import Probe
from app.flows.documents import Documents
from app.flows.filing import TO_FILE
from app.ports.world import Clock

DAY_MS: Final = 86_400_000
SILENT_MS: Final = 3 * DAY_MS
BACKPACK_MS: Final = 30 * DAY_MS


@dataclass(frozen=True, slots=True)
class Chore:
    """« Chose à faire » : what it is, and its figure (how many, how long, what room).

    *code*: `alert`, `clock`, `room`, `silent`, `choice`, `sheet`, `check`, `paper`,
    `pages`, `box`, `vaccine`, `prevention`, `reading`, `file`, `backpack`, `unsure`,
    `proposal`, `message`, `service`.
    """

    code: str
    figure: int = 0


Look = Callable[[], Chore | None]
"""Looks at one thing, without network; None when there is nothing to do."""


@dataclass(frozen=True, slots=True)
class Todo:
    """Asks each look in turn; one that fails never hides the next."""

    looks: Sequence[Look]

    def list(self, limit: int = 3) -> list[Chore]:
        """Return what waits, the gravest first."""
        return [chore for look in self.looks if (chore := _seen(look))][:limit]


def exchange_look(state: Callable[[], SyncState], now: Clock) -> Look:
    """Tell an alert, a choice, or a server that was silent for three days (days)."""

    def look() -> Chore | None:
        told = state()
        if told.seal is Seal.QUARANTINED:
            return Chore("alert")
        if told.seal is Seal.CHOICE:
            return Chore("choice")
        since = _ms(now) - told.last if told.last else 0
        if told.seal is Seal.WAITING and since > SILENT_MS:
            return Chore("silent", since // DAY_MS)
        return None

    return look


def probe_look(code: str, probe: Probe, figure: str = "") -> Look:
    """Tell what a probe of the checkup refuses; *figure* names the detail to keep."""

    def look() -> Chore | None:
        try:
            probe()
        except AlveoleError as error:
            return Chore(code, int(error.details.get(figure, "0")))
        return None

    return look


def sheet_look(wanting: Callable[[], bool]) -> Look:
    """Tell a recovery sheet that was never copied."""
    return lambda: Chore("sheet") if wanting() else None


def wanted_look(wanted: Callable[[], bool], look: Look) -> Look:
    """Look only while the person wants to be told."""
    return lambda: look() if wanted() else None


def file_look(documents: Documents) -> Look:
    """Count the documents nobody has filed yet."""

    def look() -> Chore | None:
        count = documents.count(Filters(category=TO_FILE))
        return Chore("file", count) if count else None

    return look


def check_look(count: Callable[[], int]) -> Look:
    """Count the documents that bear another name."""

    def look() -> Chore | None:
        waiting = count()
        return Chore("check", waiting) if waiting else None

    return look


def papers_look(soon: Callable[[], Sequence[object]]) -> Look:
    """Count the papers that end soon, or have just ended."""

    def look() -> Chore | None:
        count = len(soon())
        return Chore("paper", count) if count else None

    return look


def pages_look(pages: Callable[[], Sequence[object]]) -> Look:
    """Count the pages that wait to be one document."""

    def look() -> Chore | None:
        count = len(pages())
        return Chore("pages", count) if count else None

    return look


def boxes_look(ending: Callable[[], Sequence[object]]) -> Look:
    """Count the boxes of medicine that end soon."""

    def look() -> Chore | None:
        count = len(ending())
        return Chore("box", count) if count else None

    return look


def advice_look(waiting: Callable[[], Sequence[object]]) -> Look:
    """Count the pieces of advice that are for the person to plan."""

    def look() -> Chore | None:
        count = len(waiting())
        return Chore("prevention", count) if count else None

    return look


def readings_look(count: Callable[[], int]) -> Look:
    """Count the readings of devices that wait for an answer."""

    def look() -> Chore | None:
        waiting = count()
        return Chore("reading", waiting) if waiting else None

    return look


def proposals_look(count: Callable[[], int]) -> Look:
    """Count what others would entrust and nobody answered."""

    def look() -> Chore | None:
        waiting = count()
        return Chore("proposal", waiting) if waiting else None

    return look


def messages_look(unread: Callable[[], int]) -> Look:
    """Count what professionals wrote and nobody opened."""

    def look() -> Chore | None:
        count = unread()
        return Chore("message", count) if count else None

    return look


def services_look(ending: Callable[[], Iterable[object]]) -> Look:
    """Count the accords that end soon, or that ended without the person."""

    def look() -> Chore | None:
        count = sum(1 for _ in ending())
        return Chore("service", count) if count else None

    return look


def vaccines_look(waiting: Callable[[], Sequence[object]]) -> Look:
    """Count the vaccines that are for the person to plan."""

    def look() -> Chore | None:
        count = len(waiting())
        return Chore("vaccine", count) if count else None

    return look


def unsure_look(unsure: Callable[[], Sequence[object]]) -> Look:
    """Count the vaccines only a professional can settle."""

    def look() -> Chore | None:
        count = len(unsure())
        return Chore("unsure", count) if count else None

    return look


def backpack_look(last: Callable[[], int], documents: Documents, now: Clock) -> Look:
    """Tell a copy older than thirty days (days; 0: there is none at all)."""

    def look() -> Chore | None:
        made = last()
        age = _ms(now) - made
        if age < BACKPACK_MS or not documents.count(Filters()):
            return None
        return Chore("backpack", age // DAY_MS if made else 0)

    return look


def _seen(look: Look) -> Chore | None:
    try:
        return look()
    except AlveoleError:
        return None


def _ms(now: Clock) -> int:
    return int(now().timestamp() * 1000)
