"""« Aller au champ » : what has a name on a page takes the focus when it is asked."""

from contextlib import suppress
from typing import Any

import flet as ft

from views.parts.acting import Act
from views.parts.watching import Porch


def named(name: str, control: ft.Control) -> None:
    """Note which control of the page *name* names, where it can take the focus."""
    found = ft.context.page.data
    if isinstance(found, Porch) and hasattr(control, "focus"):
        found.regions.named[name] = control


def leading(name: str) -> Act | None:
    """Return what goes to the control named so; None where the page has none."""
    found = ft.context.page.data
    if not isinstance(found, Porch) or name not in found.regions.named:
        return None
    controls = found.regions.named

    async def go() -> None:
        control: Any = controls.get(name)
        if control is None:  # it left the page, and nothing holds it any more
            return
        with suppress(RuntimeError):  # it left the page meanwhile
            await control.focus()

    return go
