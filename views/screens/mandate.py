"""« Ce que je confie » : one mandate whole, and how it ends."""

from collections.abc import Iterable
from functools import partial
from typing import Final

import flet as ft

from app.domain.errors import Refused
from app.domain.ids import parse_id
from app.domain.mandate import Mandate, MandateState
from app.domain.words import N_
from views.house import Screen
from views.parts.banner import banner
from views.parts.box import card, sheet
from views.parts.drawn import drawn
from views.parts.entrusting.words import (
    STATES,
    left_words,
    rubric_names,
    since_words,
    until_words,
)
from views.parts.heading import heading
from views.parts.readers import TOLD_BY
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.stopping import Stop, Stopping
from views.parts.watching import here, use_record
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
    if one.left:
        state = left_words(one)
    lines = [rubric_names(one.rubrics), since_words(one.since), until_words(one.until)]
    asks = _("Ce que vous lui confiez")
    told = card([sentence(asks, quiet=True), *map(sentence, lines)])
    copied = sentence(_("Ce qui a été lu a pu être copié."), quiet=True)
    live = one.state in (MandateState.WAITING, MandateState.ACTIVE)
    ways: list[ft.Control] = [Stopping(_end(one))] if live else []
    return sheet([heading(2, one.name), banner(state), told, copied, *ways])


def _one(every: Iterable[Mandate], own: bytes) -> Mandate:
    for one in every:
        if one.id == own:
            return one
    raise Refused("mandate.absent")


def _end(one: Mandate) -> Stop:
    words = _("C'est arrêté pour {name}. Cela part au prochain échange.")
    return Stop(
        "mandate-end",
        _("Arrêter de confier"),
        _("Arrêter de confier à {name} ?").format(name=one.name),
        (
            _("Cette personne ne recevra plus rien de nouveau."),
            _("Son appareil effacera ce qu'il a reçu, dès qu'il aura du réseau."),
            _("Ce qui a déjà été lu a pu être copié."),
            _("On ne peut pas revenir en arrière : il faudrait confier de nouveau."),
        ),
        _("Arrêter"),
        words.format(name=one.name),
        partial(here().mandates.end, one.id),
    )


SCREEN = Screen(
    "/proches/confie/:mandate", N_("Ce que je confie"), OneMandate, place="more"
)
