"""« Lire le code de la boîte » : a picture fills the code of a medicine."""

from collections.abc import Callable
from typing import Any

import flet as ft

from app.domain.errors import Refused
from app.rules.profile.box import Box
from views.parts.pictured import Picture, Pictured
from views.parts.watching import here, porch
from views.text import _


@ft.component
def Boxed(asked: ft.Control, put: Callable[..., Any]) -> ft.Control:
    """Offer to read a picture of the box under the field *asked*."""
    boxes, around = here().boxes, porch()

    def filled(box: Box) -> None:
        put(cip=code_of(box))
        words = _("Code lu : {code}. Écrivez le nom du médicament.")
        around.tell(words.format(code=box.cip))

    label = _("Lire le code de la boîte")
    read: ft.Control = Pictured(asked, Picture(label, "box-read", boxes.read, filled))
    return read


def code_of(box: Box) -> str:
    """Return the French code of a box. Raises Refused("box.foreign") for another."""
    if not box.cip:
        raise Refused("box.foreign")
    return box.cip
