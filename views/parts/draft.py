"""« Brouillon » : what is typed in a form is kept within a second of the last key."""

import asyncio
from collections.abc import Mapping
from typing import Final, Protocol

import flet as ft

from app.ports.world import Sleep
from views.parts.later import Later
from views.parts.state import use_made
from views.parts.watching import here, porch

_PAUSE: Final = 0.5
"""Seconds without a key before keeping."""


class Kept(Protocol):
    """Keeps forms that are not finished, by name, in an encrypted store."""

    def get(self, name: str) -> Mapping[str, str]:
        """Return what a form held, nothing when it has no draft."""
        ...

    def keep(self, name: str, fields: Mapping[str, str]) -> None:
        """Keep what a form holds now; durable when it returns."""
        ...

    def drop(self, name: str) -> None:
        """Forget a draft."""
        ...


class Draft:
    """The draft of one form, in the encrypted store of this device only."""

    def __init__(self, page: ft.Page, sleep: Sleep, drafts: Kept, name: str) -> None:
        self._later = Later(page)
        self._sleep = sleep
        self._drafts = drafts
        self._name = name
        self._writing = asyncio.Lock()

    def keep(self, fields: Mapping[str, str]) -> None:
        """Keep *fields* soon; a later call replaces this one."""
        self._later.begin(self._write, dict(fields))

    async def drop(self) -> None:
        """Forget the draft: it was saved, or given up."""
        self._later.drop()
        async with self._writing:
            await asyncio.to_thread(self._drafts.drop, self._name)

    async def _write(self, fields: Mapping[str, str]) -> None:
        await self._sleep(_PAUSE)
        self._later.begun()
        async with self._writing:
            await asyncio.to_thread(self._drafts.keep, self._name, fields)


def use_draft(name: str, kept: Kept | None = None) -> Draft:
    """Return the draft called *name*, for the form being drawn; *kept* elsewhere."""
    page, sleep, drafts = ft.context.page, porch().sleep, kept or here().drafts
    return use_made(lambda: Draft(page, sleep, drafts, name))[0]
