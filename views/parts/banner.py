"""« Bandeau » : one sentence that matters now, with its icon."""

from collections.abc import Sequence
from typing import Final, Literal

import flet as ft

from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.fronted import fronted
from views.parts.sentence import sentence
from views.text import _
from views.theme import RADIUS, look, size

Tone = Literal["notice", "alert", "calm"]
_ICONS: Final = {
    "notice": ft.Icons.INFO_OUTLINE,
    "alert": ft.Icons.ERROR_OUTLINE,
    "calm": ft.Icons.CHECK_CIRCLE_OUTLINE,
}


def banner(
    text: str,
    *,
    tone: Tone = "notice",
    undo: Act | None = None,
    close: Act | None = None,
    below: Sequence[ft.Control] = (),
) -> ft.Control:
    """Return a tinted line, with what stands *below* it.

    *undo* and *close* add their buttons.
    """
    icon = ft.Icon(_ICONS[tone], color=_ink(tone), size=size(24))
    line = fronted(icon, ft.Column([sentence(text)]), spacing=10)
    ways = [
        quiet_action(label, act, name=name)
        for label, act, name in (
            (_("Annuler"), undo, "banner-undo"),
            (_("Fermer"), close, "banner-close"),
        )
        if act
    ]
    return ft.Container(
        ft.Column([line, *below, *([side_by_side(ways)] if ways else [])], spacing=8),
        bgcolor=_tint(tone),
        border=ft.Border.only(left=ft.BorderSide(8, _ink(tone))),
        border_radius=RADIUS,
        padding=12,
    )


def _ink(tone: Tone) -> str:
    palette = look().palette
    return {
        "notice": palette.notice,
        "alert": palette.alert,
        "calm": palette.primary,
    }[tone]


def _tint(tone: Tone) -> str:
    palette = look().palette
    return {
        "notice": palette.tint_notice,
        "alert": palette.tint_alert,
        "calm": palette.tint_primary,
    }[tone]
