"""« Ce qu'il a donné » : the history of a device, kept or not, the last first."""

import asyncio
from collections.abc import Sequence
from typing import Final

import flet as ft

from app.domain.inbox import WAITING, Fate
from app.domain.words import N_
from app.flows.devices.told import Event
from app.flows.measure import as_measure
from app.kinds import kind
from views.parts.acting import doing, going
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.devices_near.words import capital, named, value_of, when_of
from views.parts.fact import fact
from views.parts.heading import heading
from views.parts.kinds import icon_of
from views.parts.measures.address import measure_place
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.tile import tile
from views.parts.watching import here, porch
from views.text import _, quantity

_STEP: Final = 10
"""Lines shown at first, and added each time."""
_FATES: Final = {
    Fate.UNASSIGNED: N_("Attend votre réponse"),
    Fate.TO_CONFIRM: N_("Attend votre réponse"),
    Fate.TO_DATE: N_("Attend une date"),
    Fate.REFUSED: N_("À quelqu'un d'autre : pas gardée"),
    Fate.IGNORED: N_("Ignorée : pas gardée"),
    Fate.BEYOND: N_("Gardée à part"),
    Fate.FAILED: N_("Ratée : pas gardée"),
    Fate.EXCLUDED: N_("Essai du lecteur, ou appareil virtuel : pas gardée"),
}
_ANSWERED: Final = (Fate.REFUSED, Fate.IGNORED)
"""What the person left out, and may take back for a while."""
_OTHER: Final = N_("Pas gardée")


@ft.component
def Given(events: Sequence[Event]) -> ft.Control:
    """List what a device gave; each value that was kept leads to its page."""
    shown, show = use_held(_STEP)
    title = heading(2, _("Ce qu'il a donné"))
    if not events:
        return stack([title, sentence(_("Rien pour l'instant."), quiet=True)])
    label = _("Afficher la suite")
    further = quiet_action(label, doing(lambda: show(shown + _STEP)), name="given-more")
    more = [side_by_side([further])] if shown < len(events) else []
    return stack([title, *map(_line, events[:shown]), *more])


def _line(event: Event) -> ft.Control:
    when = when_of(event.at)
    if event.entry:
        one, found = as_measure(event.entry), kind(event.entry.kind)
        there = f"{measure_place(found.code)}/{event.entry.id.hex()}"
        said = f"{_(found.label)} · {when}"
        return tile(
            quantity(one.values, found),
            [sentence(said, quiet=True)],
            going(there),
            name=f"given-{event.entry.id.hex()}",
            icon=icon_of(found),
        )
    reading = event.reading
    fate = _(_FATES.get(event.fate, _OTHER))
    if event.whose:
        there, out = _("À {name}, dans son espace"), _("À {name} : pas gardée")
        fate = (there if event.away else out).format(name=event.whose)
    value, what = (value_of(reading), named(reading)) if reading else ("", "")
    waits, other = ft.Icons.HELP_OUTLINE, ft.Icons.REMOVE_CIRCLE_OUTLINE
    icon = waits if event.fate in WAITING else other
    told = fact(icon, capital(value), [f"{what} · {when}", fate])
    if event.fate not in _ANSWERED:
        return told
    return stack([told, side_by_side([_back(event)])])


def _back(event: Event) -> ft.Control:
    """Return what takes an answer back: the reading is asked about again."""
    household, around = here().devices.household, porch()

    async def back() -> None:
        await asyncio.to_thread(household.take_back, event.key)
        again = _("Cette mesure attend de nouveau votre réponse.")
        left = _("Ce poids n'est plus dans l'espace de {name}.")
        gone = f"{left.format(name=event.whose)} " if event.away else ""
        around.tell(f"{gone}{again}")

    name = f"given-back-{event.key[:16]}"
    return quiet_action(_("Reprendre cette mesure"), back, name=name)
