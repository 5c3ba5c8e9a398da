"""« Habillage » : the two Flet themes made from the colours and sizes of the house."""

import flet as ft

from views.theme import (
    DARK,
    FALLBACK,
    FAMILY,
    LIGHT,
    RADIUS,
    RING,
    STRONG,
    Look,
    Palette,
)


def dress(page: ft.Page, chosen: Look) -> None:
    """Give *page* the two themes, the mode and the text size."""
    page.theme = _theme(LIGHT, chosen.scale)
    page.dark_theme = _theme(DARK, chosen.scale)
    page.theme_mode = ft.ThemeMode(chosen.mode)
    page.bgcolor = chosen.palette.page


def _theme(palette: Palette, scale: float) -> ft.Theme:
    outlined = _ringed(palette.focus, palette.border, palette, scale)
    filled = _ringed(palette.ring_inside, palette.primary, palette, scale)
    return ft.Theme(
        font_family=FAMILY,
        visual_density=ft.VisualDensity.STANDARD,
        text_theme=_type_scale(scale, palette.ink),
        color_scheme=_scheme(palette),
        focus_color=palette.tint_primary,
        filled_button_theme=ft.FilledButtonTheme(style=filled),
        outlined_button_theme=ft.OutlinedButtonTheme(style=outlined),
        text_button_theme=ft.TextButtonTheme(style=outlined),
        navigation_bar_theme=_bar(palette, scale),
        navigation_rail_theme=_rail(palette, scale),
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
    """Return a button style whose focus shows: a thick ring of its own colour."""
    return ft.ButtonStyle(
        side={
            ft.ControlState.FOCUSED: ft.BorderSide(RING, ring),
            ft.ControlState.DISABLED: ft.BorderSide(1, palette.border),
            ft.ControlState.DEFAULT: ft.BorderSide(1, edge),
        },
        shape=ft.RoundedRectangleBorder(radius=RADIUS),
        padding=ft.Padding.symmetric(horizontal=20, vertical=12),
        text_style=_style(18, scale, weight=ft.FontWeight.BOLD),
        icon_size=round(22 * scale),
    )


def _bar(palette: Palette, scale: float) -> ft.NavigationBarTheme:
    label = _style(15, min(scale, 1.25), color=palette.ink)
    return ft.NavigationBarTheme(
        bgcolor=palette.card,
        indicator_color=palette.tint_primary,
        label_text_style={ft.ControlState.DEFAULT: label},
    )


def _rail(palette: Palette, scale: float) -> ft.NavigationRailTheme:
    return ft.NavigationRailTheme(
        bgcolor=palette.card,
        indicator_color=palette.tint_primary,
        selected_label_text_style=_style(
            16, scale, color=palette.primary, weight=ft.FontWeight.BOLD
        ),
        unselected_label_text_style=_style(16, scale, color=palette.ink),
    )


def _still() -> ft.PageTransitionsTheme:
    none = ft.PageTransitionTheme.NONE
    return ft.PageTransitionsTheme(
        android=none, ios=none, linux=none, macos=none, windows=none
    )
