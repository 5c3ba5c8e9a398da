"""« Mené » : the focus follows what was moved, once the page is drawn anew."""

from collections.abc import Callable

import flet as ft

from app.domain.errors import AlveoleError
from views.parts.acting import Act
from views.parts.reaching import leading

Led = Callable[[Act, str], Act]
"""Makes an act one that ends with the focus on what has that name afterwards."""


def use_lead(*state: object) -> Led:
    """Return what leads the focus after an act that changes *state*.

    Without it the focus stays at the place pressed: that of a neighbour by then. It
    goes once the change is drawn, nowhere when the act fails or the name is not there.
    """
    wanted: ft.MutableRef[str] = ft.use_ref(str)

    async def follow() -> None:
        name, wanted.current = wanted.current, ""
        go = leading(name) if name else None
        if go:
            await go()

    ft.use_effect(follow, list(state))

    def led(act: Act, name: str) -> Act:
        async def do() -> None:
            wanted.current = name
            try:
                await act()
            except AlveoleError:
                wanted.current = ""
                raise

        return do

    return led


def onward(rank: int, step: int, count: int, arrows: tuple[str, str]) -> str:
    """Return which arrow goes on once *step* led to *rank*: the other one at an end.

    *arrows* are the names of the one back and of the one ahead; *count* is how many
    places there are.
    """
    further = 0 <= rank + step < count
    return arrows[(step > 0) == further]
