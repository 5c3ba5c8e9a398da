"""The wall around every handler: a sentence comes out, never a traceback."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

import flet as ft

from app.domain.errors import AlveoleError
from views.errors import sentence_for
from views.parts.watching import porch, stir, walk

log = logging.getLogger(__name__)

_CODES: Final = 10

Act = Callable[[], Awaitable[None]]
"""What a control does when pressed."""


def acting(work: Act) -> Act:
    """Return *work* as a handler whose failures are told to the person."""

    async def handler() -> None:
        around = ft.context.page.data  # of the person it was done for
        try:
            stir()
            await work()
        except AlveoleError as error:
            noted(error.code)
            around.tell(sentence_for(error.code, error.details))
        except Exception:  # noqa: BLE001 - last wall of the house: nothing leaves
            log.error("handler.failed")  # noqa: TRY400 - a traceback may hold health words
            noted("internal")
            around.tell(sentence_for("internal", {}))

    return handler


def noted(code: str) -> None:
    """Remember the last codes told, for a report."""
    codes = porch().codes
    codes.append(code)
    del codes[:-_CODES]


def going(route: str) -> Act:
    """Return what leads to another screen of this page."""
    page = ft.context.page

    async def go() -> None:
        await walk(page, route)

    return go


def doing(work: Callable[[], None]) -> Act:
    """Return *work*, which waits for nothing, as what a control does."""

    async def act() -> None:
        work()

    return act
