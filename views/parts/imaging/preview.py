"""The first image of an exam on its document's page, and the way to all of them."""

from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.foreign import Picture
from views.parts.acting import going
from views.parts.action import action
from views.parts.box import side_by_side, stack
from views.text import _
from views.theme import RADIUS, size

_TALL: Final = 320


def preview(entry: Entry, picture: Picture, page: str) -> ft.Control:
    """Show one image on black, and the button that opens them all.

    *page* is the address of the document.
    """
    image = ft.Container(
        ft.Image(
            picture.png,
            height=size(_TALL),
            fit=ft.BoxFit.CONTAIN,
            semantics_label=_("Première image : {title}").format(title=entry.title),
        ),
        bgcolor=ft.Colors.BLACK,
        border_radius=RADIUS,
        alignment=ft.Alignment.CENTER,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )
    way, icon = going(f"{page}/images"), ft.Icons.PHOTO_LIBRARY
    open_ = action(_("Ouvrir les images"), way, name="document-images", icon=icon)
    return stack([image, side_by_side([open_])])
