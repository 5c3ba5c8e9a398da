"""« Presse-papiers » : a secret copied there is taken back after half a minute."""

from typing import Final

import flet as ft

from views.parts.acting import Act
from views.parts.watching import porch
from views.text import _

KEPT_SECONDS: Final = 30


def use_secret_copy(secret: str) -> Act:
    """Return what copies *secret*, then empties the clipboard."""
    around, page = porch(), ft.context.page
    clipboard = ft.use_memo(ft.Clipboard, [])

    async def empty() -> None:
        await around.sleep(KEPT_SECONDS)
        await clipboard.set("")

    async def copy() -> None:
        await clipboard.set(secret)
        page.run_task(empty)
        around.tell(_("C'est copié. Le presse-papiers sera vidé dans 30 secondes."))

    return copy
