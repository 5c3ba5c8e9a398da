"""« Accords d'urgence » : three answers apart, off until given, and their effect."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.words import N_
from app.flows.emergency.sheet import CONSENTS, Emergency
from views.house import Screen
from views.parts.acting import acting
from views.parts.banner import banner
from views.parts.box import card, sheet, stack
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.undoing import done
from views.parts.watching import here, use_record
from views.parts.whose import said_of
from views.text import _

_ASKED: Final = {
    "samu": N_("Le médecin du 15 peut-il lire mon espace en urgence ?"),
    "professionals": N_("Les autres soignants le peuvent-ils en urgence ?"),
    "masked": N_("Peuvent-ils alors lire aussi mes documents cachés ?"),
}
_GRANTED: Final = {
    "samu": N_("Oui : il pourra lire 24 heures. Vous le saurez aussitôt."),
    "professionals": N_("Oui : ils diront pourquoi. Vous le saurez aussitôt."),
    "masked": N_("Oui : ce que vous avez caché se lira aussi, en urgence."),
}
_REFUSED: Final = {
    "samu": N_("Non : au téléphone, le médecin du 15 ne lira rien ici."),
    "professionals": N_("Non : si vous ne pouvez pas parler, ils ne liront rien ici."),
    "masked": N_("Non : ce que vous avez caché le reste, même en urgence."),
}
_THEIRS: Final = {
    _ASKED["samu"]: N_("Le médecin du 15 peut-il lire cet espace en urgence ?"),
    _ASKED["masked"]: N_("Peuvent-ils alors lire aussi les documents cachés ?"),
    _REFUSED["professionals"]: N_(
        "Non : si {name} ne peut pas parler, ils ne liront rien ici."
    ),
}
"""The same words in the space of somebody else."""
_OPEN: Final = "open"


@drawn
def EmergencyConsents() -> ft.Control:
    """Ask three times, and say what each answer does."""
    flow = here().emergency
    asked = use_record(partial(_given, flow), "preference")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    today = _(
        "Pour l'instant, personne ne peut ouvrir à distance. Nous gardons vos réponses."
    )
    given = asked.value
    component: Any = Consent
    return sheet(
        [banner(today), *[component(name, given[name], key=name) for name in CONSENTS]]
    )


@ft.component
def Consent(name: str, given: str) -> ft.Control:
    """One question, its answer, its effect."""
    flow, page = here().emergency, ft.context.page

    async def write(said: str) -> None:
        before = given
        back = partial(flow.answer, name, before)
        await done(
            _("Votre réponse est gardée."), partial(flow.answer, name, said), back
        )

    def choose(code: str) -> None:
        said = "" if code == _OPEN else code
        page.run_task(acting(partial(write, said)))

    options = {
        "yes": _("Oui"),
        "no": _("Non"),
        _OPEN: _("Pas de réponse"),
    }
    asked = choice(_told(_ASKED[name]), options, given or _OPEN, choose, name=name)
    effects = _GRANTED[name], _REFUSED[name]
    said = [sentence(_told(words), quiet=True) for words in effects]
    silent = sentence(_("Sans réponse, c'est comme non."), quiet=True)
    return card([asked, stack([*said, silent], spacing=4)])


def _told(words: str) -> str:
    return said_of(_(words), _(_THEIRS.get(words, words)))


def _given(flow: Emergency) -> Mapping[str, str]:
    return {name: flow.consent(name) for name in CONSENTS}


SCREEN = Screen(
    "/urgence/accords", N_("Accords d'urgence"), EmergencyConsents, "health"
)
