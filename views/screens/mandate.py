"""« Ce que je confie » : one mandate whole, and how it ends."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Final

import flet as ft

from app.domain.errors import Refused
from app.domain.ids import parse_id
from app.domain.mandate import Mandate, MandateState
from app.domain.words import N_
from views.house import Screen
from views.parts.acting import Act, doing
from views.parts.action import grave_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.confirm import confirm
from views.parts.drawn import drawn
from views.parts.entrusting.given import TOLD_BY
from views.parts.entrusting.words import STATES, rubric_names, since_words, until_words
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _

_MEANS: Final = {
    MandateState.WAITING: N_("Cela partira au prochain échange avec votre serveur."),
    MandateState.ACTIVE: N_("Cette personne peut lire, et ne peut rien changer."),
    MandateState.ENDING: N_("Ce sera effectif au prochain échange avec votre serveur."),
    MandateState.ENDED: N_("Cette personne ne reçoit plus rien."),
}


@drawn
def OneMandate() -> ft.Control:
    """Show what is given, since when, until when; offer to end it."""
    own, flow = parse_id(ft.use_route_params()["mandate"]), here().mandates
    asked = use_record(lambda: _one(flow.every(), own), *TOLD_BY, key=own)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    one = asked.value
    state = _("{state}. {meaning}").format(
        state=_(STATES[one.state]), meaning=_(_MEANS[one.state])
    )
    lines = [rubric_names(one.rubrics), since_words(one.since), until_words(one.until)]
    asks = _("Ce que vous lui confiez")
    told = card([sentence(asks, quiet=True), *map(sentence, lines)])
    copied = sentence(_("Ce qui a été lu a pu être copié."), quiet=True)
    live = one.state in (MandateState.WAITING, MandateState.ACTIVE)
    ways: list[ft.Control] = [Ending(one)] if live else []
    return sheet([heading(2, one.name), banner(state), told, copied, *ways])


def _one(every: Iterable[Mandate], own: bytes) -> Mandate:
    for one in every:
        if one.id == own:
            return one
    raise Refused("mandate.absent")


@ft.component
def Ending(one: Mandate) -> ft.Control:
    """Offer to end a mandate, once more is said of it."""
    flow, around = here().mandates, porch()
    asking, ask, leave = use_flag()

    async def end() -> None:
        await asyncio.to_thread(flow.end, one.id)
        words = _("C'est arrêté pour {name}. Cela part au prochain échange.")
        around.tell(words.format(name=one.name))

    ft.use_dialog(_question(one, end, leave) if asking else None)
    label = _("Arrêter de confier")
    return side_by_side([grave_action(label, doing(ask), name="mandate-end")])


def _question(one: Mandate, act: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    title = _("Arrêter de confier à {name} ?").format(name=one.name)
    lines = (
        _("Cette personne ne recevra plus rien de nouveau."),
        _("Son appareil effacera ce qu'il a reçu, dès qu'il aura du réseau."),
        _("Ce qui a déjà été lu a pu être copié."),
        _("On ne peut pas revenir en arrière : il faudrait confier de nouveau."),
    )
    label = _("Arrêter")
    text = "\n".join(lines)
    return confirm(title, text, label=label, act=act, leave=leave, grave=True)


SCREEN = Screen(
    "/proches/confie/:mandate", N_("Ce que je confie"), OneMandate, place="more"
)
