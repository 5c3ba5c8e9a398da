"""« Arrivée » : how much of the space is here, while the rest comes."""

from typing import Final

import flet as ft

from app.domain.syncing import Coming, Seal, Stage
from app.domain.words import N_
from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.busy import busy_line
from views.parts.sentence import sentence
from views.parts.watching import here, use_record
from views.text import _, number, size

_WORDS: Final = {
    Stage.WHOLE: N_("Éléments reçus : {done}, sur {total} au plus"),
    Stage.ENTRIES: N_("Éléments reçus : {done} sur {total}"),
    Stage.KEEPING: N_("Éléments rangés : {done} sur {total}"),
    Stage.FILES: N_("Fichiers reçus : {done} sur {total}"),
    Stage.PARTS: N_("Envoi en cours : {done} sur {total}"),
}


def coming_words(coming: Coming) -> str:
    """Say how much is here, out of how much."""
    counted = (coming.done, coming.total)
    heavy = coming.stage is Stage.PARTS
    done, total = ((size(one << 20) if heavy else number(one, 0)) for one in counted)
    return _(_WORDS[coming.stage]).format(done=done, total=total)


def coming_told(step: str, words: str) -> Coming | None:
    """Read what a device that comes in is told; None for another step."""
    if step not in set(Stage):
        return None
    done, _slash, total = words.partition("/")
    return Coming(Stage(step), int(done), int(total))


def arriving(coming: Coming | None, now: Act) -> list[ft.Control]:
    """Show how far it is; *now* enters without waiting for the rest."""
    words, share = _("Votre espace arrive…"), None
    if coming:
        words, share = coming_words(coming), coming.share
    enter = quiet_action(_("Entrer maintenant"), now, name="join-now")
    return [
        sentence(_("Cet appareil est accepté.")),
        busy_line(words, share),
        sentence(_("Un grand espace met quelques minutes à arriver.")),
        side_by_side([enter]),
        sentence(_("Le reste arrivera pendant que vous l'utilisez."), quiet=True),
    ]


@ft.component
def NothingYet(words: str) -> ft.Control:
    """Say *words* where there is nothing; while a space arrives, say that instead."""
    asked = use_record(here().courier.state, "cursor", "journal")
    if asked.value and asked.value.seal is Seal.RECEIVING:
        words = _("Votre espace arrive sur cet appareil : rien n'est perdu.")
    return sentence(words)
