"""« On me confie » : the spaces of others one may read, until when."""

from typing import Any, Final

import flet as ft

from app.domain.entrusted import Entrusted, EntrustedRubric, EntrustedState
from app.domain.words import N_
from views.errors import sentence_for
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.entrusting.leaving import Leaving
from views.parts.entrusting.proposed import refused_card
from views.parts.entrusting.seen import use_entrusted
from views.parts.entrusting.visit import visit_way
from views.parts.entrusting.words import space_of, until_words
from views.parts.heading import heading
from views.parts.person import Mark, badge
from views.parts.relatives.family import mark_of, use_family
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.rubrics import named
from views.text import _

_SAID: Final = {
    EntrustedState.COMING: N_("Cela arrive. Gardez Alvéole ouvert."),
    EntrustedState.ENDED: N_("C'est terminé. Rien n'en reste sur cet appareil."),
}


@ft.component
def Received() -> ft.Control:
    """List the spaces one may read, and show where one's own code is."""
    kept, asked = len(use_family().people), use_entrusted()
    title = heading(2, _("On me confie"))
    if asked.value is None:
        return stack([title, states(asked, empty="")])
    ranked = enumerate(asked.value.people, kept)
    read = [_card(one, mark_of(rank)) for rank, one in ranked]
    cards = [*map(refused_card, asked.value.refused), *read]
    nothing = sentence(_("Personne ne vous confie rien pour l'instant."))
    return stack([title, *(cards or [nothing]), _code()], spacing=12)


def _card(one: Entrusted, mark: Mark) -> ft.Control:
    name, title = one.whose, heading(3, space_of(one.whose))
    said = ft.Column([title, sentence(_("En lecture"), quiet=True)], spacing=2)
    said.expand = True
    who = ft.Row([badge(name, mark), said], spacing=12)
    state = _SAID.get(one.state)
    told = [sentence(_(state), quiet=True)] if state else []
    ready = one.rubrics if one.state is EntrustedState.OPEN else ()
    leaving: Any = Leaving
    stop = leaving(one, key=f"leaving-{one.space.hex()}")
    visit = [visit_way(ready[0].lane)] if ready else []
    return card([who, *told, *map(_rubric, ready), *visit, stop])


def _rubric(one: EntrustedRubric) -> ft.Control:
    lane, icon = one.lane.hex(), ft.Icons.MENU_BOOK_OUTLINED
    lines = [sentence(until_words(one.until), quiet=True)]
    go = going(f"/confies/{lane}")
    way = tile(named(one.rubric), lines, go, name=f"lane-{lane}", icon=icon)
    if not one.quarantine:
        return way
    wrong = banner(sentence_for(one.quarantine), tone="alert")
    return stack([wrong, way], spacing=8)


def _code() -> ft.Control:
    label, icon = _("Mon code"), ft.Icons.QR_CODE
    see = quiet_action(label, going("/proches/code"), name="entrust-code", icon=icon)
    words = sentence(_("Pour qu'un proche vous confie une partie du sien."), quiet=True)
    return stack([words, side_by_side([see])], spacing=8)
