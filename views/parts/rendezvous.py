"""« Rendez-vous » : a thread that waits tells the screen, and asks it one question."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from threading import Event
from typing import Final

import flet as ft

from app.domain.errors import Refused
from app.domain.syncing import Stage
from views.parts.later import ended

PATIENCE: Final = 600
"""Seconds a person may take to compare."""


class Rendezvous:
    """Given to `Door.join_…`; *hear* is told each step on the page's own loop."""

    def __init__(
        self, page: ft.Page, hear: Callable[[str, str], Awaitable[None]]
    ) -> None:
        self._page = page
        self._hear = hear
        self._left = Event()
        self._same: Future[bool] = Future()

    def tell(self, step: str, words: str) -> None:
        """Pass a step on; at `check`, wait for the person.

        Raises Refused("cancelled") once left, and when only files have still to
        come; Refused("enrol.different") for other signs, Refused("enrol.expired")
        without an answer.
        """
        if self._left.is_set() or ended(self._page) or step == Stage.FILES:
            raise Refused("cancelled")
        self._page.run_task(self._hear, step, words)
        if step == "check" and not self._agreed():
            raise Refused("cancelled" if self._left.is_set() else "enrol.different")

    def answer(self, *, same: bool) -> None:
        """Say whether the signs are the same; only the first answer counts."""
        if not self._same.done():
            self._same.set_result(same)

    def leave(self) -> None:
        """Stop waiting."""
        self._left.set()
        self.answer(same=False)

    def _agreed(self) -> bool:
        try:
            return self._same.result(PATIENCE)
        except TimeoutError as error:
            raise Refused("enrol.expired") from error
