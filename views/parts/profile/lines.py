"""« Ligne » of a rubric in a list: what, when, who says so; pressed, it opens."""

import flet as ft

from app.domain.topic import Line
from app.kinds import kind as kind_of
from views.parts.acting import going
from views.parts.kinds import icon_of
from views.parts.profile.rubric import place_of
from views.parts.profile.words import row_words, title_of
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.watching import here


def line_row(line: Line) -> ft.Control:
    """Return the tile of a line."""
    name = line.entry.id.hex()
    words = [sentence(said, quiet=True) for said in row_words(line, here().zone)]
    go = going(f"{place_of(line.topic)}/{name}")
    icon = icon_of(kind_of(line.topic.kind))
    return tile(title_of(line), words, go, name=f"line-{name}", icon=icon)
