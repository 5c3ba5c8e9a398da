"""« Mon accord » : what one lets a service read, and how that ends."""

from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.consent import Consent, ConsentState
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import parse_id
from app.domain.words import N_
from views.house import House, Screen
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.consents.leaving import document_lines, opening
from views.parts.consents.words import (
    MEANS,
    STATES,
    TOLD_BY,
    left_words,
    numbered,
    purpose_words,
    sent_words,
)
from views.parts.drawn import drawn
from views.parts.entrusting.words import since_words, until_words
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.stopping import Stop, Stopping
from views.parts.watching import here, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Seen:
    """A consent, and the document whose copy the service reads today, if any."""

    one: Consent
    read: Entry | None


@drawn
def OneConsent() -> ft.Control:
    """Show what was agreed, until when, what is read today; offer to take it back."""
    own = parse_id(ft.use_route_params()["consent"])
    asked = use_record(partial(_seen, here(), own), *TOLD_BY, key=own)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    one = asked.value.one
    live = one.state in (ConsentState.WAITING, ConsentState.ACTIVE)
    ways: list[ft.Control] = [Stopping(_end(one))] if live else []
    told = [_agreed(one), _read(asked.value)]
    who = [heading(2, one.service_name), sentence(numbered(one.service_number))]
    return sheet([stack(who, spacing=4), banner(_state(one)), *told, *ways])


def _seen(house: House, own: bytes) -> Seen:
    for one in house.consents.every():
        if one.id == own:
            return Seen(one, house.consents.reads(own))
    raise Refused("consent.absent")


def _state(one: Consent) -> str:
    """Say where it stands and what that means; who ended it, if not the person."""
    meaning = _(MEANS[one.state])
    if one.left:
        return f"{left_words(one)} {meaning}"
    return _("{state}. {meaning}").format(state=_(STATES[one.state]), meaning=meaning)


def _agreed(one: Consent) -> ft.Control:
    title = sentence(_("Ce que vous avez accepté"), quiet=True)
    days = since_words(one.since), until_words(one.until)
    return card([title, *map(sentence, (purpose_words(one.finality), *days))])


def _read(seen: Seen) -> ft.Control:
    """Say what the service reads today, and lead to it."""
    title = sentence(_("Ce que ce service lit aujourd'hui"), quiet=True)
    copied = sentence(_("Ce qui a été lu a pu être copié."), quiet=True)
    if seen.read is None:
        return card([title, sentence(_("Rien.")), copied])
    last = sentence(sent_words(seen.one), quiet=True)
    way = side_by_side([opening(seen.read, name="consent-open")])
    return card([title, *document_lines(seen.read), last, way, copied])


def _end(one: Consent) -> Stop:
    words = _("L'accord est retiré pour {name}. Cela part au prochain échange.")
    return Stop(
        "consent-end",
        _("Retirer l'accord"),
        _("Retirer l'accord à {name} ?").format(name=one.service_name),
        (
            _("Ce service ne pourra plus rien lire."),
            _("La copie prête pour lui sera effacée."),
            _("Ce qui a déjà été lu a pu être copié."),
            _("On ne peut pas revenir en arrière : il faudrait autoriser de nouveau."),
        ),
        _("Retirer"),
        words.format(name=one.service_name),
        partial(here().consents.end, one.id),
    )


SCREEN = Screen("/services/:consent", N_("Mon accord"), OneConsent, place="more")
