"""« Historique » of a line: what each change replaced, in words, and how to go back."""

from datetime import datetime
from functools import partial

import flet as ft

from app.domain.topic import Line, Version
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.folded import fold_button
from views.parts.profile.words import STATES, answer_of
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.undoing import done
from views.parts.watching import here
from views.text import _, capital, moment_at


@ft.component
def History(line: Line, past: tuple[Version, ...]) -> ft.Control:
    """Fold the changes behind one button, the latest first."""
    unfolded, unfold, fold = use_flag()
    if not past:
        return ft.Container(visible=False)
    label = _("Voir l'historique") if not unfolded else _("Fermer l'historique")
    turn = doing(fold if unfolded else unfold)
    button = fold_button(label, turn, name="line-history", unfolded=unfolded)
    after = [line, *(version.line for version in past)]
    cards = [Change(version, after[rank], rank) for rank, version in enumerate(past)]
    return stack([side_by_side([button]), *(cards if unfolded else [])])


@ft.component
def Change(version: Version, after: Line, rank: int) -> ft.Control:
    """What one change replaced, and how to have it back."""
    flow = here().profile

    async def back() -> None:
        words = _("La ligne est comme avant.")
        restore = partial(flow.restore, version.line.entry)
        await done(
            words, restore, partial(flow.restore, flow.line(after.entry.id).entry)
        )

    zone = here().zone
    when = capital(moment_at(datetime.fromtimestamp(version.at / 1000, zone), zone))
    lines = [sentence(words) for words in changes(version.line, after)]
    name = f"line-again-{rank}"
    again = quiet_action(
        _("Annuler ce changement"), back, name=name, icon=ft.Icons.UNDO
    )
    return card([sentence(when, strong=True), *lines, side_by_side([again])])


def changes(before: Line, after: Line) -> list[str]:
    """Say in words what a line said and says no more."""
    said = {
        _(ask.label): (answer_of(before, ask), answer_of(after, ask))
        for ask in after.topic.asks
    }
    said[_("État")] = _(STATES[before.state]), _(STATES[after.state])
    words = _("{what} : « {before} », puis « {after} ».")
    nothing = _("rien")
    told = [
        words.format(what=what, before=was or nothing, after=now or nothing)
        for what, (was, now) in said.items()
        if was != now
    ]
    return told or [_("Les liens ou le rangement ont changé.")]
