"""What must hold of any screen's tree: names, one title, unique identifiers."""

from collections import Counter
from collections.abc import Iterator

import flet as ft

from tests.screens.fletunit import FletUnit, _inside, plain

RAW = (ft.Dropdown, ft.Slider, ft.Checkbox)
BUTTONS = (ft.FilledButton, ft.OutlinedButton, ft.TextButton)
ROWS_MAX = 200


def titles(ui: FletUnit) -> list[str]:
    """Return the words of each h1."""
    found = [one for one in ui.all(ft.Semantics) if one.heading_level == 1]
    return [plain(one.content.value) for one in found]


def faults(ui: FletUnit) -> list[str]:
    """Return what is wrong with the tree on screen."""
    return [*_unnamed(ui), *_repeated(ui), *_raw(ui)]


def _unnamed(ui: FletUnit) -> Iterator[str]:
    buttons = [one for one in ui.all(ft.Control) if isinstance(one, BUTTONS)]
    yield from (f"a button without words: {one}" for one in buttons if not _words(one))
    nodes = {id(one.content): one for one in ui.all(ft.Semantics)}
    for icon in ui.all(ft.IconButton):
        node = nodes.get(id(icon))
        if not (node and node.label and node.exclude_semantics):
            yield f"a bare icon button: {icon}"
    yield from (f"a field alone: {one}" for one in ui.all(ft.TextField, label=None))
    shown = ui.all(ft.Image, semantics_label=None, exclude_from_semantics=False)
    yield from (f"a mute picture: {one}" for one in shown)


def _words(button: ft.Control) -> str:
    texts = [one.value for one in _inside(button) if isinstance(one, ft.Text)]
    content = getattr(button, "content", "")
    return content if isinstance(content, str) else " ".join(filter(None, texts))


def _repeated(ui: FletUnit) -> Iterator[str]:
    names = Counter(one.identifier for one in ui.all(ft.Semantics) if one.identifier)
    yield from (
        f"identifier twice: {name}" for name, count in names.items() if count > 1
    )


def _raw(ui: FletUnit) -> Iterator[str]:
    yield from (f"raw {one}" for one in ui.all(ft.Control) if isinstance(one, RAW))
