"""« Coquille » : the frame around every screen, its routes, its two themes."""

import gc
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import flet as ft
from flet.controls.services.semantics_service import AccessibilityFeatures

from app.ports.world import Clock, Entropy, Sleep
from views.house import House
from views.parts.cover import behind_cover
from views.parts.dress import dress, fonts, settled, speak, wished
from views.parts.hearing import hear_late_answers
from views.parts.outliving import outlive_missed_drawings
from views.parts.presence import Presence, use_presence
from views.parts.regions import Regions
from views.parts.relatives.family import forget
from views.parts.road import Road
from views.parts.state import use_held, use_made
from views.parts.telling import use_told
from views.parts.vigil import Vigil
from views.parts.watching import Porch, Tell, Undo
from views.parts.whose import entered, told_of
from views.routes import Inside, Outside
from views.text import _
from views.theme import Look, look_of
from views.way_in import Door, DoorState


@dataclass(frozen=True, slots=True)
class World:
    """What `main` hands to the interface.

    *recall* and *keep* hold the look of this device (no health word in it).
    """

    door: Door
    now: Clock
    entropy: Entropy
    sleep: Sleep
    recall: Callable[[], Mapping[str, str]] = dict
    keep: Callable[[Mapping[str, str]], None] = lambda _look: None
    version: str = ""


def opened(world: World) -> Callable[[ft.Page], None]:
    """Return what Flet calls for each page: the same house for all of them."""

    def main(page: ft.Page) -> None:
        hear_late_answers(page.session)
        outlive_missed_drawings(page.session)
        page.padding = 0
        page.fonts = fonts()
        chosen = settled(look_of(world.recall()), wished(page))
        speak(page, chosen.language)
        page.data = Porch(world.door, world.now, world.entropy, world.sleep)
        dress(page, chosen)
        page.render(App, world, chosen)
        spare_the_collector()

    return main


@cache
def spare_the_collector() -> None:
    """Count as kept for good what was loaded before the first page.

    Looking through all of it for rubbish holds every screen for a tenth of a second.
    """
    gc.freeze()


@ft.component
def App(world: World, first: Look) -> ft.Control:
    """Hold what lasts between screens: the open house, the look, the sentence told."""
    page = ft.context.page
    house, enter = use_made(lambda: _open_house(world.door))
    look, wear = use_held(first)
    told, tell, turn = use_told()
    width, widen = use_held(float(page.width or 1280))
    vigil = ft.use_memo(lambda: Vigil(page, world.sleep), [])
    regions, presence = ft.use_memo(Regions, []), ft.use_memo(Presence, [])
    hall = ft.use_memo(lambda: Hall(page, world, enter, wear, tell), [])
    seen = replace(hall.porch(), house=house, look=look, told=told, width=width)
    codes: list[str] = ft.use_memo(list, [])
    kept = replace(seen, regions=regions, presence=presence, codes=codes)
    told_by: Tell = partial(hall.tell, within=house)
    road = ft.use_memo(lambda: Road(page, world.sleep, vigil.keep), [])
    page.data = replace(kept, tell=told_by, stir=vigil.keep, turn=turn, walk=road.walk)
    down, cover = use_held(initial=False)
    use_watch(vigil, widen, cover, hall.ask_wishes)
    ft.use_effect(vigil.keep, [look.lock_seconds])
    use_presence(presence, widen)
    inside: Any = Inside if house else Outside
    whose = house.space.id.hex() if house else ""
    shown = behind_cover(inside(key=f"{inside} {whose} {look}"), down=down)
    return ft.SafeArea(expand=True, content=shown)


class Hall:
    """What the porch's doors do, for one page."""

    def __init__(
        self,
        page: ft.Page,
        world: World,
        enter: Callable[[House | None], None],
        wear: Callable[[Look], None],
        tell: Tell,
    ) -> None:
        self._page = page
        self._world = world
        self._speech = ft.SemanticsService()
        self._features: AccessibilityFeatures | None = None
        self._enter = enter
        self._wear = wear
        self._tell = tell
        self._owed: list[Callable[[], Awaitable[None]]] = []
        self._house = _open_house(world.door)

    def porch(self) -> Porch:
        """Return the porch of the page."""
        world = self._world
        return Porch(
            world.door,
            world.now,
            world.entropy,
            world.sleep,
            tell=self.tell,
            say=self.say,
            enter=self.enter,
            wear=self.wear,
            version=world.version,
            owed=self._owed,
        )

    def say(self, text: str) -> None:
        """Have a screen reader say *text*, politely; nothing where nobody listens."""
        if text and not self._page.session.expires_at:
            self._page.run_task(self._aloud, text)

    async def _aloud(self, text: str) -> None:
        with suppress(RuntimeError, TimeoutError):  # who listened left meanwhile
            await self._speech.announce_message(text)

    def tell(
        self,
        text: str,
        *,
        undo: Undo | None = None,
        leaving: bool = False,
        within: House | None = None,
    ) -> None:
        """Show *text* above the screen and say it.

        What ends *within* the house of somebody one has left says whose it was; it is
        not undone from the space of another.
        """
        if text and within and self._house and _others(within, self._house):
            text, undo = told_of(within.space.name, text), None
        self._tell(text, undo=undo, leaving=leaving)
        undone = _("Vous pouvez annuler.")
        self.say(f"{text} {undone}" if undo else text)

    def wear(self, chosen: Look) -> None:
        """Change the look of this device, and remember it."""
        self._world.keep(chosen.kept())
        speak(self._page, chosen.language)
        self._seen(settled(chosen, wished(self._page, self._features)))

    async def ask_wishes(self) -> None:
        """Ask the device whether it wants the dark, strong contrast, no motion."""
        with suppress(TypeError, TimeoutError, RuntimeError):  # one that cannot say
            self._features = await self._speech.get_accessibility_features()
        worn = self._page.data.look
        asked = settled(worn, wished(self._page, self._features))
        if asked != worn:
            self._seen(asked)

    def enter(self, house: House | None) -> None:
        """Go in, or out when there is no house any more; say whose space it is."""
        self._tell("")
        left, self._house = self._house, house
        self._enter(house)
        if left and (house is None or _others(left, house)):
            forget(self._page, locked=house is None)
        if left and house and _others(left, house):
            self.say(entered(house))
        self._page.navigate("/" if house else "/ouvrir")

    def _seen(self, look: Look) -> None:
        dress(self._page, look)
        self._wear(look)
        self._page.update()


def use_watch(
    vigil: Vigil,
    widen: Callable[[float], None],
    cover: Callable[[bool], None],
    ask_wishes: Callable[[], Awaitable[None]],
) -> None:
    """Subscribe once to the page's single slots: size, keys, being hidden."""
    page = ft.context.page

    def hidden(event: ft.AppLifecycleStateChangeEvent) -> None:
        away = event.state in (ft.AppLifecycleState.HIDE, ft.AppLifecycleState.PAUSE)
        cover(away)
        vigil.hide(hidden=away)
        page.data.presence.turn(event.state)
        if event.state is ft.AppLifecycleState.RESUME:
            page.run_task(ask_wishes)

    async def pressed(event: ft.KeyboardEvent) -> None:
        vigil.keep()
        await page.data.regions.pressed(page, event)

    def watch() -> None:
        page.on_resize = lambda event: widen(event.width)
        page.on_keyboard_event = pressed
        page.on_app_lifecycle_state_change = hidden
        page.on_platform_brightness_change = lambda _: page.run_task(ask_wishes)
        page.run_task(ask_wishes)

    ft.on_mounted(watch)


def _others(one: House, other: House) -> bool:
    """Say whether two houses are those of different people."""
    return one.space.id != other.space.id


def _open_house(door: Door) -> House | None:
    return door.open() if door.state() is DoorState.OPEN else None
