"""Two lines that say otherwise where one is true: both shown, never merged."""

from collections.abc import Sequence
from typing import Final

import flet as ft

from app.domain.topic import Line, Topic
from app.domain.words import N_
from views.parts.abreast import abreast
from views.parts.banner import banner
from views.parts.profile.lines import line_row
from views.text import _

_NOTES: Final = {
    "blood-group": N_(
        "Avant une transfusion, l'hôpital fait toujours une prise de sang."
    ),
}
"""What must be said with a rubric, by the kind of its lines."""


def opposed(lines: Sequence[Line]) -> list[ft.Control]:
    """Return what differs side by side, and what to do about it."""
    rows = [line_row(line) for line in lines]
    pairs = [rows[at : at + 2] for at in range(0, len(rows), 2)]
    drawn = [abreast(*pair) if len(pair) == 2 else pair[0] for pair in pairs]  # noqa: PLR2004 - two abreast
    return [banner(opposed_words(), tone="alert"), *drawn]


def opposed_words() -> str:
    """Say that two lines differ, and what to do about it."""
    return _("Deux réponses différentes sont notées. Montrez-les à un médecin.")


def note_of(topic: Topic) -> str:
    """Return what must be said with a rubric whatever it holds, "" for nothing."""
    return _(_NOTES.get(topic.kind, ""))
