"""« Lire sur une photo » : a picture one chooses fills the field it is under."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.domain.lent import Content
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.busy import busy_line
from views.parts.given_files import taken
from views.parts.state import use_flag
from views.parts.watching import here
from views.text import _


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture is *read* for, in a thread, and who is told of it.

    *label* and *name* are those of the button.
    """

    label: str
    name: str
    read: Callable[[Content], Any]
    put: Callable[[Any], object]


@ft.component
def Pictured(asked: ft.Control, picture: Picture) -> ft.Control:
    """Offer to read a picture under the field *asked*."""
    arrivals = here().arrivals
    picker = ft.use_memo(ft.FilePicker, [])
    busy, start, stop = use_flag()

    async def look() -> None:
        files = await picker.pick_files(file_type=ft.FilePickerFileType.IMAGE)
        if not files:
            return
        start()
        try:
            content = await taken(arrivals, picker, files[0])
            found = await asyncio.to_thread(picture.read, content)
        finally:
            stop()
        picture.put(found)

    icon = ft.Icons.QR_CODE_SCANNER
    button = quiet_action(picture.label, look, name=picture.name, icon=icon)
    way = busy_line(_("Lecture de la photo…")) if busy else side_by_side([button])
    return stack([asked, way], spacing=8)
