"""« Lire la courbe » : the lines, their source, what they do not say."""

from collections.abc import Sequence

import flet as ft

from views.parts.acting import doing
from views.parts.box import side_by_side, stack
from views.parts.folded import fold_button
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.text import _


@ft.component
def Legend(lines: Sequence[str]) -> ft.Control:
    """Unfold how the curve is read, one press away."""
    unfolded, unfold, fold = use_flag()
    turn, label = doing(fold if unfolded else unfold), _("Lire la courbe")
    button = fold_button(label, turn, name="growth-legend", unfolded=unfolded)
    told = [sentence(line, quiet=True) for line in lines] if unfolded else []
    return stack([side_by_side([button]), *told], spacing=8)
