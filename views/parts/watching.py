"""How a screen reaches the house and follows the record."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Protocol, TypeVar

import flet as ft

from app.domain.changes import Changes
from app.domain.errors import AlveoleError, Broken, Refused
from app.ports.world import Clock, Entropy, Sleep
from views.house import House
from views.parts.following import Question
from views.parts.presence import Presence
from views.parts.regions import Focusable, Regions
from views.parts.remembering import remembered
from views.parts.state import use_made
from views.theme import Look
from views.way_in import Door

T = TypeVar("T")

log = logging.getLogger(__name__)

Undo = Callable[[], Awaitable[None]]
"""What takes back the act that was just told."""


@dataclass(frozen=True, slots=True)
class Told:
    """« Message » : a sentence above the screen, and how to take its act back.

    It is put away by hand, or by the next screen; what is told while *leaving* a
    screen is read on the next one only.
    """

    text: str = ""
    undo: Undo | None = None
    leaving: bool = False


class Tell(Protocol):
    """Shows a sentence above the screen, and says it aloud."""

    def __call__(
        self, text: str, *, undo: Undo | None = None, leaving: bool = False
    ) -> None:
        """Tell *text*; with *undo*, the button « Annuler » stands beside it.

        *leaving* says that the screen is being left: the next one shows it.
        """
        ...


def _silent(text: str, *, undo: Undo | None = None, leaving: bool = False) -> None:
    """Say nothing: no frame is there yet to say it."""


@dataclass(frozen=True, slots=True)
class Porch:
    """« Seuil » : what the page of one person may reach; kept in `page.data`.

    *tell* shows a sentence and says it aloud, *say* only says it; *turn* says
    that another screen is shown; *enter* opens the shell on a house, *wear*
    changes the look of this device, *stir* says that somebody is there, *walk*
    leads to another screen. *codes* are those of the last errors told, oldest
    first; *owed* is what must be done before the space closes.
    """

    door: Door
    now: Clock
    entropy: Entropy
    sleep: Sleep
    house: House | None = None
    look: Look = field(default_factory=Look)
    width: float = 1280
    told: Told = Told()
    version: str = ""
    tell: Tell = _silent
    say: Callable[[str], None] = lambda _text: None
    turn: Callable[[], None] = lambda: None
    regions: Regions = field(default_factory=Regions)
    presence: Presence = field(default_factory=Presence)
    codes: list[str] = field(default_factory=list)
    owed: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    enter: Callable[[House | None], None] = lambda _house: None
    wear: Callable[[Look], None] = lambda _look: None
    stir: Callable[[], None] = lambda: None
    walk: Callable[[str], Awaitable[None]] | None = None

    def go(self, route: str) -> None:
        """Show another screen once an act is done.

        Whoever turned to another person, or locked, meanwhile stays where they are:
        what is at *route* is of the space the act was done in.
        """
        page = ft.context.page
        house = page.data.house if isinstance(page.data, Porch) else None
        if self.house and house and house.space.id == self.house.space.id:
            page.navigate(route)


def porch() -> Porch:
    """Return the porch of the page being drawn or acting."""
    found = ft.context.page.data
    if not isinstance(found, Porch):
        raise Refused("store.locked")
    return found


def stir() -> None:
    """Say that somebody is there: the space stays open a while longer."""
    found = ft.context.page.data
    if isinstance(found, Porch):
        found.stir()


async def walk(page: ft.Page, route: str) -> None:
    """Lead *page* to another screen."""
    found = page.data
    if isinstance(found, Porch) and found.walk:
        await found.walk(route)
    else:
        await page.push_route(route)


def begins(region: str, control: Focusable) -> None:
    """Say that *region* of the page begins at *control*."""
    found = ft.context.page.data
    if isinstance(found, Porch):
        found.regions.begin(region, control)


def asked(question: ft.AlertDialog, leave: Callable[[], None]) -> None:
    """Say which question is shown: Escape leaves it unanswered."""
    found = ft.context.page.data
    if isinstance(found, Porch):
        found.regions.asking(question, leave)


def here() -> House:
    """Return the open house. Raises Refused("store.locked") when there is none."""
    house = porch().house
    if house is None:
        raise Refused("store.locked")
    return house


def local_now() -> datetime:
    """Return the moment it is where the open space is lived."""
    return porch().now().astimezone(here().zone)


@dataclass(frozen=True, slots=True)
class Asked(Generic[T]):
    """What a screen asked of the record: a value, an error, or still waiting."""

    value: T | None = None
    error: AlveoleError | None = None

    @property
    def waiting(self) -> bool:
        """Say whether the answer has not come yet."""
        return self.value is None and self.error is None


class _Following(Generic[T]):
    """One question kept alive: asked again when the record changes.

    What it *knew* before is not asked again until then.
    """

    def __init__(self) -> None:
        self._stops: tuple[Callable[[], None], ...] = ()

    def start(
        self,
        ask: Callable[[], Asked[T]],
        answer: Callable[[Asked[T]], None],
        kinds: tuple[str, ...],
        *,
        knew: bool,
    ) -> None:
        page, loop, around = ft.context.page, asyncio.get_running_loop(), copy_context()
        question = Question(ask, answer, porch().sleep)

        def heard(changes: Changes) -> None:
            away = page.session.expires_at
            if not away and changes.touches(*kinds):
                loop.call_soon_threadsafe(question.begin, context=around)

        back = porch().presence.follow(question.begin, self.stop)
        self._stops = here().pulse.listen(heard), back, question.end
        if not knew:
            question.begin()

    def stop(self) -> None:
        for stop in self._stops:
            stop()


def use_record(
    ask: Callable[[], T], *kinds: str, key: object = None, name: str = ""
) -> Asked[T]:
    """Ask in a worker thread, and again when the pulse names one of *kinds*.

    A new *key* asks anew (another filter, another page). What was answered under a
    *name* is not asked again by the next screen: it is shown at once.
    """
    memory = remembered(here())
    known: Asked[T] | None = memory.recall(name, key)
    asked, answer = use_made(lambda: known or Asked())
    following: _Following[T] = use_made(_Following)[0]

    def answered() -> Asked[T]:
        keep = memory.keeper(name, key, kinds)
        found = _answer(ask)
        if not found.error:
            keep(found)
        return found

    def follow() -> None:
        following.start(answered, answer, kinds, knew=known is not None)
        if known and known is not asked:
            answer(known)

    ft.use_effect(follow, [key], following.stop)
    return asked


def _answer(ask: Callable[[], T]) -> Asked[T]:
    try:
        return Asked(ask())
    except AlveoleError as error:
        return Asked(error=error)
    except Exception:  # noqa: BLE001 - what another device wrote must hang no screen
        log.error("record.failed")  # noqa: TRY400 - a traceback may hold health words
        return Asked(error=Broken("internal"))
