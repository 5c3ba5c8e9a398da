"""« Habillage » : the two Flet themes made from the colours and sizes of the house."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import flet as ft
from flet.controls.services.semantics_service import AccessibilityFeatures

from views.text import tongue
from views.theme import (
    FALLBACK,
    FAMILY,
    RADIUS,
    RING,
    STRONG,
    Look,
    Palette,
)

_FONTS: Final = Path(__file__).parents[2] / "assets" / "fonts"
_FRANCE: Final = ft.Locale("fr", "FR")
_AMERICA: Final = ft.Locale("en", "US")


@dataclass(frozen=True, slots=True)
class Wishes:
    """« Souhaits » : what the device asks of every program."""

    dark: bool = False
    sharp: bool = False
    still: bool = False


def settled(chosen: Look, wishes: Wishes) -> Look:
    """Return *chosen* with every « as the device » settled."""
    return replace(
        chosen,
        dark=wishes.dark if chosen.mode == "system" else chosen.mode == "dark",
        sharp=wishes.sharp or chosen.contrast == "high",
        still=wishes.still or chosen.motion == "still",
    )


def wished(page: ft.Page, features: AccessibilityFeatures | None = None) -> Wishes:
    """Return what the device asks for, as far as its client could say."""
    dark = page.platform_brightness == ft.Brightness.DARK
    if features is None:
        return Wishes(dark=dark)
    still = features.disable_animations or features.reduce_motion
    return Wishes(dark=dark, sharp=features.high_contrast, still=still)


def speak(page: ft.Page, language: str) -> None:
    """Speak *language*, and tell it to whoever reads the page aloud."""
    tongue.speak(language)
    spoken = _AMERICA if language == "en" else _FRANCE
    page.locale_configuration = ft.LocaleConfiguration([_FRANCE, _AMERICA], spoken)


def fonts() -> dict[str, str]:
    """Return only the files that exist: a missing one is asked for ever."""
    wanted = {
        FAMILY: "Alveole-400.ttf",
        STRONG: "Alveole-700.ttf",
        FALLBACK: "Secours.ttf",
    }
    return {
        family: f"fonts/{name}"
        for family, name in wanted.items()
        if (_FONTS / name).exists()
    }


def dress(page: ft.Page, chosen: Look) -> None:
    """Give *page* the two themes, the mode and the text size.

    The browser reads the themes anew for each address and title, and takes the styles
    of buttons for other ones: going from one theme to the next step by step would
    draw the whole page twenty times.
    """
    light, dark = replace(chosen, dark=False), replace(chosen, dark=True)
    page.theme = _theme(light.palette, chosen)
    page.dark_theme = _theme(dark.palette, chosen)
    page.theme_mode = ft.ThemeMode(chosen.mode)
    page.theme_animation_style = ft.AnimationStyle.no_animation()
    page.bgcolor = chosen.palette.page


def _theme(palette: Palette, chosen: Look) -> ft.Theme:
    scale = chosen.scale
    none = ft.Colors.TRANSPARENT if chosen.still else None
    outlined = _ringed(palette.focus, palette.border, palette, scale)
    filled = _ringed(palette.ring_inside, palette.primary, palette, scale)
    return ft.Theme(
        font_family=FAMILY,
        visual_density=ft.VisualDensity.STANDARD,
        text_theme=_type_scale(scale, palette.ink),
        color_scheme=_scheme(palette),
        focus_color=palette.tint_primary,
        splash_color=none,
        highlight_color=none,
        filled_button_theme=ft.FilledButtonTheme(style=filled),
        outlined_button_theme=ft.OutlinedButtonTheme(style=outlined),
        text_button_theme=ft.TextButtonTheme(style=outlined),
        dialog_theme=ft.DialogTheme(bgcolor=palette.raised),
        page_transitions=_still(),
    )


def _scheme(palette: Palette) -> ft.ColorScheme:
    return ft.ColorScheme(
        primary=palette.primary,
        on_primary=palette.on_primary,
        primary_container=palette.tint_primary,
        on_primary_container=palette.ink,
        secondary=palette.focus,
        secondary_container=palette.tint_primary,
        on_secondary_container=palette.ink,
        tertiary=palette.notice,
        tertiary_container=palette.tint_notice,
        on_tertiary_container=palette.ink,
        error=palette.alert,
        on_error=palette.on_alert,
        error_container=palette.tint_alert,
        on_error_container=palette.ink,
        surface=palette.page,
        on_surface=palette.ink,
        on_surface_variant=palette.secondary,
        surface_container_lowest=palette.card,
        surface_container=palette.card,
        surface_container_high=palette.raised,
        outline=palette.border,
        outline_variant=palette.border,
        surface_tint=ft.Colors.TRANSPARENT,
    )


def _style(pixels: int, scale: float, **more: object) -> ft.TextStyle:
    return ft.TextStyle(
        size=round(pixels * scale),
        height=1.4,
        font_family=STRONG if "weight" in more else FAMILY,
        font_family_fallback=[FALLBACK],
        **more,  # type: ignore[arg-type]  # colour or weight, as named by the caller
    )


def _type_scale(scale: float, ink: str) -> ft.TextTheme:
    bold = ft.FontWeight.BOLD
    return ft.TextTheme(
        body_large=_style(18, scale, color=ink),
        body_medium=_style(18, scale, color=ink),
        body_small=_style(16, scale, color=ink),
        title_medium=_style(18, scale, color=ink, weight=bold),
        title_large=_style(22, scale, color=ink, weight=bold),
        headline_medium=_style(28, scale, color=ink, weight=bold),
        label_large=_style(18, scale, weight=bold),
        label_medium=_style(16, scale),
    )


def _ringed(ring: str, edge: str, palette: Palette, scale: float) -> ft.ButtonStyle:
    """Return a button style whose focus shows: a thick ring of its own colour.

    One that waits for something is still read: grey, and as dark as other words.
    """
    waits = {ft.ControlState.DISABLED: palette.secondary}
    return ft.ButtonStyle(
        side={
            ft.ControlState.FOCUSED: ft.BorderSide(RING, ring),
            ft.ControlState.DISABLED: ft.BorderSide(1, palette.border),
            ft.ControlState.DEFAULT: ft.BorderSide(1, edge),
        },
        shape=ft.RoundedRectangleBorder(radius=RADIUS),
        padding=ft.Padding.symmetric(horizontal=20, vertical=12),
        text_style=_style(18, scale, weight=ft.FontWeight.BOLD),
        color=waits,
        icon_color=waits,
        icon_size=round(22 * scale),
    )


def _still() -> ft.PageTransitionsTheme:
    none = ft.PageTransitionTheme.NONE
    return ft.PageTransitionsTheme(
        android=none, ios=none, linux=none, macos=none, windows=none
    )
