"""« Rubrique du profil » : its lines, who wrote them, and its two other answers."""

from collections.abc import Mapping
from functools import partial

import flet as ft

from app.domain.topic import Line
from app.domain.words import N_
from views.house import Screen
from views.parts.acting import doing, going
from views.parts.action import action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.folded import fold_button
from views.parts.profile.answering import answering
from views.parts.profile.lines import line_row
from views.parts.profile.opposed import note_of, opposed
from views.parts.profile.printing import profile_printing
from views.parts.profile.rubric import (
    Rubric,
    place_of,
    profile_kinds,
    rubric_of,
    topic_at,
)
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.states import states
from views.parts.watching import here, use_record
from views.parts.window import Listing, Rows
from views.prints.profile import profile
from views.text import _


@drawn
def ProfileTopic() -> ft.Control:
    """List what is noted; what is over stands folded below."""
    topic = topic_at(ft.use_route_params()["rubrique"])
    asks = partial(rubric_of, here(), topic)
    asked = use_record(asks, *profile_kinds(), key=topic.code)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    rubric = asked.value
    below = [
        Ended(_("Terminé"), rubric.ended, "line-ended"),
        Ended(_("Retiré"), rubric.withdrawn, "line-withdrawn"),
        *([] if rubric.silent else [profile_printing((topic,), profile)]),
    ]
    rows = [] if rubric.opposed else rubric.active
    name = f"profile-{topic.code}"
    listing: ft.Control = Listing(
        Rows(_top(rubric), rows, line_row, below, name=name), _nothing
    )
    return listing


def _top(rubric: Rubric) -> list[ft.Control]:
    """Return what stands over the lines: add, what is answered, what is opposed."""
    topic, note = rubric.topic, note_of(rubric.topic)
    add = going(f"{place_of(topic)}/ajouter")
    full = topic.alone and any(line.source == "declared" for line in rubric.active)
    label, icon = _(topic.add), ft.Icons.ADD
    ways = [] if full else [action(label, add, name="line-add", icon=icon)]
    empty = _("Rien en cours.") if rubric.ended else _(topic.empty)
    said = [] if rubric.active or rubric.answer else [sentence(empty)]
    return [
        *([side_by_side(ways)] if ways else []),
        *said,
        *answering(rubric),
        *(opposed(rubric.active) if rubric.opposed else []),
        *([sentence(note, quiet=True)] if note else []),
    ]


@ft.component
def Ended(title: str, lines: tuple[Line, ...], name: str) -> ft.Control:
    """Fold lines that do not hold any more behind one button, which counts them."""
    unfolded, unfold, fold = use_flag()
    if not lines:
        return ft.Container(visible=False)
    turn = doing(fold if unfolded else unfold)
    label = f"{title} ({len(lines)})"
    button = fold_button(label, turn, name=name, unfolded=unfolded)
    rows = [line_row(line) for line in lines] if unfolded else []
    return ft.Column(
        [side_by_side([button]), *rows],
        spacing=12,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _nothing() -> None:
    """All of it is there already."""


def _named(params: Mapping[str, str]) -> str:
    return _(topic_at(params["rubrique"]).label)


SCREEN = Screen(
    "/sante/profil/:rubrique", N_("Ma santé"), ProfileTopic, "health", named=_named
)
