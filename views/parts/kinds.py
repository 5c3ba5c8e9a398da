"""How a kind of measure looks: its icon, its values in words."""

import flet as ft

from app.kinds import Kind


def icon_of(kind: Kind) -> ft.IconData:
    """Return the icon a kind names, a plain curve when Flet has none such."""
    name = kind.icon.upper()
    return next(
        (
            getattr(ft.Icons, one)
            for one in (f"{name}_OUTLINED", name)
            if hasattr(ft.Icons, one)
        ),
        ft.Icons.SHOW_CHART,
    )
