"""Screens are made of parts: no raw control that a screen reader cannot name."""

import ast
from pathlib import Path

import pytest

SCREENS = sorted((Path(__file__).parents[2] / "views/screens").glob("*.py"))
RAW = {
    *("IconButton", "Dropdown", "DropdownM2", "Slider", "Checkbox", "TextField"),
    *("FilledButton", "OutlinedButton", "TextButton", "Button", "ListTile"),
    *("NavigationBar", "NavigationRail", "DataTable", "Switch", "Radio", "Chip"),
}


def raw(source: str) -> set[str]:
    """Return the raw controls a file uses."""
    return {
        node.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "ft"
        and node.attr in RAW
    }


@pytest.mark.a11y
@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)
def test_a_screen_is_made_of_parts(path: Path) -> None:
    assert raw(path.read_text(encoding="utf-8")) == set()


def test_a_raw_control_would_be_seen() -> None:
    """The control."""
    assert raw("import flet as ft\nft.IconButton(ft.Icons.ADD)") == {"IconButton"}
