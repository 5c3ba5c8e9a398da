"""« Lire le code de la boîte » : a picture fills the code of a medicine."""

import asyncio
from collections.abc import Callable
from typing import Any

import flet as ft

from app.domain.errors import Refused
from app.rules.profile.box import Box
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.busy import busy_line
from views.parts.given_files import taken
from views.parts.state import use_flag
from views.parts.watching import here, porch
from views.text import _


@ft.component
def Boxed(asked: ft.Control, put: Callable[..., Any]) -> ft.Control:
    """Offer to read a picture of the box under the field *asked*."""
    (boxes, arrivals), around = (here().boxes, here().arrivals), porch()
    picker = ft.use_memo(ft.FilePicker, [])
    busy, start, stop = use_flag()

    async def look() -> None:
        files = await picker.pick_files(file_type=ft.FilePickerFileType.IMAGE)
        if not files:
            return
        start()
        try:
            picture = await taken(arrivals, picker, files[0])
            box = await asyncio.to_thread(boxes.read, picture)
        finally:
            stop()
        put(cip=code_of(box))
        words = _("Code lu : {code}. Écrivez le nom du médicament.")
        around.tell(words.format(code=box.cip))

    label, icon = _("Lire le code de la boîte"), ft.Icons.QR_CODE_SCANNER
    button = quiet_action(label, look, name="box-read", icon=icon)
    way = busy_line(_("Lecture de la photo…")) if busy else side_by_side([button])
    return stack([asked, way], spacing=8)


def code_of(box: Box) -> str:
    """Return the French code of a box. Raises Refused("box.foreign") for another."""
    if not box.cip:
        raise Refused("box.foreign")
    return box.cip
