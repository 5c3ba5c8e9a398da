"""« Plus tard » : the work of a page that waits, and that the next one replaces."""

from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any

import flet as ft


class Later:
    """Holds the only work that waits, for one page.

    A program that ends closes the loop of its pages: whoever still works beside, in a
    thread, then begins nothing and drops nothing, and no log line tells of it.
    """

    def __init__(self, page: ft.Page) -> None:
        self._page = page
        self._waiting: Future[None] | None = None

    def begin(
        self, work: Callable[..., Coroutine[Any, Any, None]], *given: object
    ) -> None:
        """Have *work* begin on the loop of the page, in place of what waits."""
        self.drop()
        if not ended(self._page):
            self._waiting = self._page.run_task(work, *given)

    def drop(self) -> None:
        """Give up what waits, if it still may be."""
        waiting, self._waiting = self._waiting, None
        if waiting and not ended(self._page):
            waiting.cancel()

    def begun(self) -> None:
        """Note that it waits no more: it goes on to its end, whatever comes next."""
        self._waiting = None


def ended(page: ft.Page) -> bool:
    """Say whether the program has ended for a page: nobody hears it any more."""
    try:
        return page.session.connection.loop.is_closed()
    except RuntimeError:  # its session is gone, and the loop with it
        return True
