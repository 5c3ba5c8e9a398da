"""Lines of an emergency sheet, gathered under what they are about."""

from collections.abc import Sequence
from itertools import groupby

import flet as ft

from app.domain.emergency import LABELS, Told
from views.parts.box import card, stack
from views.parts.sentence import sentence
from views.text import _


def lines_card(lines: Sequence[Told]) -> ft.Control:
    """Return the lines, each part named once."""
    parts = groupby(lines, key=lambda line: line.part)
    return card([_part(_(LABELS[part]), list(found)) for part, found in parts])


def _part(label: str, lines: list[Told]) -> ft.Control:
    said = [sentence(line.text) for line in lines]
    return stack([sentence(label, strong=True), *said], spacing=2)
