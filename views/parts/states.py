"""« États » : how a screen looks while it has nothing to show yet."""

from typing import Any, Final

import flet as ft

from app.domain.errors import AlveoleError, Unreachable
from views.errors import sentence_for
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.watching import Asked, porch
from views.text import _
from views.theme import look, size

_QUIET: Final = 0.3
_LONG: Final = 5.0
PAGES: Final = {
    "disk.full": "disque",
    "disk.low": "disque",
    "clock.behind": "heure",
    "clock_ahead": "heure",
    "store.damaged": "coffre",
    "store.newer": "version",
}
"""Error codes that have a page saying what to do, and the word of its address."""


def states(asked: Asked[Any], *, empty: str) -> ft.Control:
    """Return what to show for an answer without value: waiting, error or empty."""
    if asked.error is not None:
        return trouble(asked.error)
    if asked.waiting:
        return Waiting()
    return sentence(empty, quiet=True)


def trouble(error: AlveoleError) -> ft.Control:
    """Return the banner that says what was refused, or that the world is away."""
    if isinstance(error, Unreachable):
        return banner(_("Pas de réseau. Tout reste lisible."))
    said = banner(sentence_for(error.code, error.details), tone="alert")
    if error.code not in PAGES:
        return said
    way = going(f"/panne/{PAGES[error.code]}")
    return stack(
        [said, side_by_side([quiet_action(_("Que faire ?"), way, name="trouble-way")])]
    )


@ft.component
def Waiting() -> ft.Control:
    """Nothing for 300 ms, then a skeleton, then a sentence after 5 s."""
    stage, advance = use_held(0)
    around = porch()

    async def wait() -> None:
        await around.sleep(_QUIET)
        advance(1)
        around.say(_("Ouverture…"))
        await around.sleep(_LONG)
        advance(2)

    ft.use_effect(wait, [], lambda: None)  # what ends it: nothing is said afterwards
    late = [sentence(_("C'est plus long que d'habitude."), quiet=True)]
    bones = [_bone(width) for width in (360, 280, 320)] if stage else []
    return ft.Column([*bones, *(late if stage == 2 else [])], spacing=12)  # noqa: PLR2004


def _bone(width: int) -> ft.Control:
    return ft.Container(
        width=width, height=size(20), bgcolor=look().palette.tint_primary
    )
