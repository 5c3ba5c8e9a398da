"""« Notifications » : what is said outside Alvéole, chosen for every device."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final

import flet as ft

from app.domain.notice import Notice, Sort, Word
from app.domain.words import N_
from app.flows.notices.notices import CHOSEN
from app.ports.notifying import Reach
from views.notices.words import sentence_of
from views.parts.acting import acting
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.notices.agenda import AgendaOut, Reminders
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.watching import here, porch, use_record
from views.text import _

_SORTS: Final = {
    Sort.MESSAGE: N_("Messages reçus"),
    Sort.DOCUMENT: N_("Documents reçus"),
    Sort.APPOINTMENT: N_("Rendez-vous et rappels prévus"),
    Sort.REMINDER: N_("Vaccins, médicaments et papiers"),
    Sort.SERVICE: N_("Accords donnés à des services"),
    Sort.SCREENING: N_("Dépistages et bilans"),
}
_WHY_NOT: Final = {
    Reach.SILENT: N_("Cet appareil ne montre pas de notification."),
    Reach.UNSUPPORTED: N_("Alvéole ne sait pas encore prévenir sur cet appareil."),
    Reach.EXAMPLE: N_("Un exemple n'envoie aucune notification."),
}
_ON, _OFF = "yes", "no"


@drawn
def NoticesTold(reminders: Reminders) -> ft.Control:
    """Say whether notices show here, try one, choose which ones.

    *reminders* makes the file for the agenda that tells when Alvéole is closed.
    """
    notices = here().notices
    held: tuple[Reach | None, Callable[[Reach | None], None]] = use_held(None)
    reach, answer = held
    asked = use_record(notices.wanted, "preference", "setting")

    async def ask() -> None:
        answer(await notices.reach())

    ft.on_mounted(ask)
    out: Any = AgendaOut
    shown = [_here(reach), *_switches(asked.value or {}), _rules()]
    copied = out(reminders, key="agenda")
    return card([heading(2, _("Notifications")), *shown, copied])


def _promise() -> ft.Control:
    seen = sentence_of(Notice(Word.NEWS))
    told = [
        _("Alvéole prévient hors de la page, par un nombre."),
        _("Vous lirez par exemple : « {words} ».").format(words=seen),
        _("Jamais ce dont il s'agit."),
    ]
    return sentence(" ".join(told))


def _here(reach: Reach | None) -> ft.Control:
    """Say why none shows here, or how to see one: what follows stays in its place."""
    if reach in _WHY_NOT:
        kept = _("Rien n'est perdu : tout se lit sur l'accueil.")
        return stack([banner(f"{_(_WHY_NOT[reach])} {kept}")], spacing=12)
    trial = quiet_action(_("Essayer une notification"), _trial, name="notices-trial")
    tried = [side_by_side([trial])] if reach is Reach.READY else []
    return stack([_promise(), *tried], spacing=12)


def _rules() -> ft.Control:
    """Say what holds whatever is chosen, and where the choice does."""
    rules = [
        _("Une alerte ou une clé changée est toujours annoncée."),
        _("Ce qui est caché sur l'accueil n'est pas annoncé."),
        _("Ces choix valent sur tous vos appareils."),
        _("Une notification s'affiche sur l'appareil où Alvéole travaille."),
    ]
    if here().notices.others:
        rules.append(_("Ces choix valent aussi pour les personnes de votre liste."))
    return stack([sentence(rule, quiet=True) for rule in rules], spacing=6)


async def _trial() -> None:
    """Show a notice now, and say what became of it."""
    taken = await here().notices.trial()
    words = _("La notification d'essai est partie. La voyez-vous ?")
    refused = _("La notification n'est pas partie. Rien n'est perdu.")
    porch().tell(words if taken else refused)


def _switches(wanted: Mapping[Sort, bool]) -> list[ft.Control]:
    answers = {_ON: _("Annoncer"), _OFF: _("Taire")}
    return [
        choice(
            _(_SORTS[sort]),
            answers,
            _ON if wanted.get(sort, True) else _OFF,
            _chooser(sort),
            name=f"notices-{sort}",
        )
        for sort in CHOSEN
    ]


def _chooser(sort: Sort) -> Callable[[str], None]:
    notices, page = here().notices, ft.context.page

    def chosen(value: str) -> None:
        async def want() -> None:
            await asyncio.to_thread(notices.want, sort, on=value == _ON)

        page.run_task(acting(want))

    return chosen
