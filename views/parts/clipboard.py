"""« Presse-papiers » : a secret copied there is taken back, at the lock at most."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import flet as ft

from views.parts.acting import Act
from views.parts.watching import porch
from views.text import _

KEPT_SECONDS: Final = 30


def use_secret_copy(secret: str) -> Act:
    """Return what copies *secret* for half a minute."""
    around, page = porch(), ft.context.page
    lent = ft.use_memo(lambda: Lent(ft.Clipboard(), secret, around.owed), [secret])

    async def empty() -> None:
        await around.sleep(KEPT_SECONDS)
        with suppress(RuntimeError):  # a window behind others may not: the lock will
            await lent.take_back()

    async def copy() -> None:
        await lent.lend()
        page.run_task(empty)
        around.tell(_("C'est copié. Le presse-papiers sera vidé dans 30 secondes."))

    return copy


@dataclass(frozen=True, slots=True)
class Lent:
    """A secret that the clipboard holds as long as *owed* says to take it back."""

    clipboard: ft.Clipboard
    secret: str
    owed: list[Act]

    async def lend(self) -> None:
        """Put the secret there."""
        if self.take_back not in self.owed:
            self.owed.append(self.take_back)
        await self.clipboard.set(self.secret)

    async def take_back(self) -> None:
        """Empty the clipboard, unless something else is there by now.

        A browser asks the person before it is read: there it is emptied unread.
        """
        if self.take_back not in self.owed:
            return
        if self.clipboard.page.web or await self.clipboard.get() == self.secret:
            await self.clipboard.set("")
        with suppress(ValueError):  # taken back twice at once: the same
            self.owed.remove(self.take_back)
