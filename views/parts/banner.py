"""« Bandeau » : one sentence that matters now, with its icon."""

from typing import Final, Literal

import flet as ft

from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.sentence import sentence
from views.text import _
from views.theme import RADIUS, look, size

Tone = Literal["notice", "alert", "calm"]
_ICONS: Final = {
    "notice": ft.Icons.INFO_OUTLINE,
    "alert": ft.Icons.ERROR_OUTLINE,
    "calm": ft.Icons.CHECK_CIRCLE_OUTLINE,
}


def banner(text: str, *, tone: Tone = "notice", close: Act | None = None) -> ft.Control:
    """Return a tinted line; *close* adds the button that puts it away."""
    words = ft.Container(sentence(text), expand=True)
    line = ft.Row([ft.Icon(_ICONS[tone], color=_ink(tone), size=size(24)), words])
    away = [quiet_action(_("Fermer"), close, name="banner-close")] if close else []
    return ft.Container(
        ft.Column([line, *away], spacing=8),
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
