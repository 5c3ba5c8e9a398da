"""« Arrêter » : what is ended once it is agreed, and is not brought back."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from views.parts.acting import Act, doing
from views.parts.action import grave_action
from views.parts.box import side_by_side
from views.parts.confirm import confirm
from views.parts.state import use_flag
from views.parts.watching import porch


@dataclass(frozen=True, slots=True)
class Stop:
    """What ends: *label* is on the button *name*, the question has *title* and *lines*.

    *yes* agrees, *work* ends it, *told* says that it is done.
    """

    name: str
    label: str
    title: str
    lines: tuple[str, ...]
    yes: str
    told: str
    work: Callable[[], object]


@ft.component
def Stopping(one: Stop) -> ft.Control:
    """Offer to end something, once more is said of it."""
    around = porch()
    asking, ask, leave = use_flag()

    async def end() -> None:
        await asyncio.to_thread(one.work)
        around.tell(one.told)

    ft.use_dialog(_question(one, end, leave) if asking else None)
    return side_by_side([grave_action(one.label, doing(ask), name=one.name)])


def _question(one: Stop, act: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    text = "\n".join(one.lines)
    return confirm(one.title, text, label=one.yes, act=act, leave=leave, grave=True)
