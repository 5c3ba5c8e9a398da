"""What must hold of any screen's tree: names, one title, unique identifiers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

import flet as ft
from flet.controls.base_control import BaseControl

from tests.screens.fletunit import FletUnit, _inside, plain

Tree = Sequence[BaseControl]
T = TypeVar("T")
RAW = (ft.Dropdown, ft.Slider, ft.Checkbox)
BUTTONS = (ft.FilledButton, ft.OutlinedButton, ft.TextButton)
ROWS_MAX = 200


def titles(ui: FletUnit) -> list[str]:
    """Return the words of each h1."""
    found = [one for one in ui.all(ft.Semantics) if one.heading_level == 1]
    return [plain(one.content.value) for one in found]


def faults(ui: FletUnit) -> list[str]:
    """Return what is wrong with the tree on screen."""
    tree = list(ui.walk())
    return [*_unnamed(tree), *_ungrouped(tree), *_repeated(tree), *_raw(tree)]


def skipped(ui: FletUnit) -> list[str]:
    """Return the titles that stand deeper than one level under the one before."""
    found = [one for one in ui.all(ft.Semantics) if one.heading_level]
    before = [0, *(one.heading_level for one in found)]
    return [
        plain(one.content.value)
        for last, one in zip(before, found, strict=False)
        if one.heading_level > last + 1
    ]


def _of(tree: Tree, kind: type[T], **props: object) -> list[T]:
    """Return the controls of a class with these properties."""
    return [
        one
        for one in tree
        if isinstance(one, kind)
        and all(getattr(one, name) == value for name, value in props.items())
    ]


def _unnamed(tree: Tree) -> Iterator[str]:
    buttons = [one for one in _of(tree, ft.Control) if isinstance(one, BUTTONS)]
    yield from (f"a button without words: {one}" for one in buttons if not _words(one))
    merged = {id(one.content) for one in _of(tree, ft.MergeSemantics)}
    nodes = {id(one.content): one for one in _of(tree, ft.Semantics)}
    for icon in _of(tree, ft.IconButton):
        node = nodes.get(id(icon))
        if not (node and node.label and id(node) in merged):
            yield f"a bare icon button: {icon}"
    yield from (f"a field alone: {one}" for one in _of(tree, ft.TextField, label=None))
    hidden = {"semantics_label": None, "exclude_from_semantics": False}
    yield from (f"a mute picture: {one}" for one in _of(tree, ft.Image, **hidden))


def _ungrouped(tree: Tree) -> Iterator[str]:
    """Say which radios are heard without what they are about."""
    named = {id(one.content) for one in _of(tree, ft.Semantics) if one.label}
    groups = _of(tree, ft.RadioGroup)
    yield from (f"radios of nothing: {one}" for one in groups if id(one) not in named)


def _words(button: ft.Control) -> str:
    texts = [one.value for one in _inside(button) if isinstance(one, ft.Text)]
    content = getattr(button, "content", "")
    return content if isinstance(content, str) else " ".join(filter(None, texts))


def _repeated(tree: Tree) -> Iterator[str]:
    nodes = _of(tree, ft.Semantics)
    names = Counter(one.identifier for one in nodes if one.identifier)
    yield from (
        f"identifier twice: {name}" for name, count in names.items() if count > 1
    )


def _raw(tree: Tree) -> Iterator[str]:
    yield from (f"raw {one}" for one in tree if isinstance(one, RAW))
