"""How a kind of measure looks: its icon, its values in words."""

import flet as ft

from app.kinds import Kind


def icon_of(kind: Kind) -> ft.IconData:
    """Return the icon a kind names, a plain curve when Flet has none such."""
    found = getattr(ft.Icons, kind.icon.upper(), ft.Icons.SHOW_CHART)
    return found if isinstance(found, ft.IconData) else ft.Icons.SHOW_CHART
