"""How the tests of an import draw one part of it, on a page that has a house."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import flet as ft

from app.domain.harvest import Asking
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_house, a_world
from views.house import House
from views.parts.box import stack
from views.parts.watching import Porch, Undo

Parts = Callable[[], list[ft.Control]]


@dataclass
class Heard:
    """What the page told and said, in order."""

    told: list[tuple[str, Undo | None]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def tell(
        self, text: str, *, undo: Undo | None = None, leaving: bool = False
    ) -> None:
        """Keep what is told."""
        assert not leaving
        self.told.append((text, undo))


def shown(
    draw: Parts = list,
    *,
    house: House | None = None,
    route: str = "/",
    heard: Heard | None = None,
) -> FletUnit:
    """Return a page that shows these parts of an import, and nothing around."""
    home, ears = house or a_house(), heard or Heard()
    world = a_world(FakeDoor(home))
    tools = world.now, world.entropy, world.sleep

    @ft.component
    def parts() -> ft.Control:
        return stack(draw())

    def main(page: ft.Page) -> None:
        around = Porch(world.door, *tools, house=home)
        page.data = replace(around, tell=ears.tell, say=ears.said.append)
        page.render(parts)

    return FletUnit(main, route=route)


@dataclass
class Asked:
    """Stands for what the buttons do: remembers which were pressed."""

    done: list[str] = field(default_factory=list)
    read: list[Asking] = field(default_factory=list)

    async def choose(self) -> None:
        """Be asked for another file."""
        self.done.append("choose")

    async def leave(self) -> None:
        """Be told to give the file up."""
        self.done.append("leave")

    async def accept(self) -> None:
        """Be told to bring it in."""
        self.done.append("accept")

    async def undo(self) -> None:
        """Be told to take it back."""
        self.done.append("undo")

    async def read_as(self, asking: Asking) -> None:
        """Be told how to read it."""
        self.read.append(asking)

    def claim(self) -> None:
        """Be told whose it is."""
        self.done.append("claim")
