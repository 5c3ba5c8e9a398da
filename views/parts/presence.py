"""« Présence » : a browser that goes away, comes back or is gone for good."""

from collections.abc import Callable
from typing import Final

import flet as ft

from views.parts.state import use_made

_LEFT: Final = (
    ft.AppLifecycleState.INACTIVE,
    ft.AppLifecycleState.HIDE,
    ft.AppLifecycleState.PAUSE,
    ft.AppLifecycleState.DETACH,
)


class Presence:
    """Knows, for one page, who asks anew on its return, and who ends when it is gone.

    While the browser is away nothing reaches it: what changed meanwhile is asked
    again on its return. *front*: it is the page a person works in.
    """

    def __init__(self) -> None:
        self.front = True
        self._followed: dict[object, tuple[Callable[[], None], Callable[[], None]]] = {}

    def follow(
        self, again: Callable[[], None], end: Callable[[], None]
    ) -> Callable[[], None]:
        """Have *again* called at each return, *end* once gone; return what stops it."""
        key = object()
        self._followed[key] = again, end

        def stop() -> None:
            self._followed.pop(key, None)

        return stop

    def turn(self, state: ft.AppLifecycleState) -> None:
        """Hear that the window was left for another one, or taken up again."""
        self.front = state not in _LEFT

    def back(self) -> None:
        """Say that the browser is back."""
        for again, _end in list(self._followed.values()):
            again()

    def gone(self) -> None:
        """Say that it will never come back."""
        for _again, end in list(self._followed.values()):
            end()


def use_presence(presence: Presence, widen: Callable[[float], None]) -> None:
    """Draw the page again once its browser is back: it heard nothing meanwhile."""
    page = ft.context.page
    _last, redraw = use_made(object)

    def returned() -> None:
        widen(float(page.width or 1280))
        redraw(object())
        presence.back()

    def watch() -> None:
        page.on_connect = returned
        page.on_close = presence.gone

    ft.on_mounted(watch)
