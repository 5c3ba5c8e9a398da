"""« Réglages » : how this device shows, protects, tells."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import flet as ft

from app.domain.words import N_
from app.flows.news import REMINDED, TOLD
from views.house import Screen
from views.parts.acting import Act, acting, going
from views.parts.action import quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.leaving import use_quick_exit
from views.parts.notices.told import NoticesTold
from views.parts.scanning.choosing import RecognitionChoice
from views.parts.sentence import sentence
from views.parts.size_choice import SizeChoice
from views.parts.watching import Porch, here, porch, use_record
from views.prints.reminding import reminders_of
from views.text import LANGUAGES, _, ngettext
from views.theme import LOCKS, SCALES, modes

_MINUTE: Final = 60
_NEWS: Final = {
    "document": N_("Nouveaux documents"),
    "measure": N_("Mesures reçues"),
    "message": N_("Messages non lus"),
    "appointment": N_("Rendez-vous et rappels prévus"),
    "medicine": N_("Boîtes de médicaments bientôt finies"),
    "vaccine": N_("Rappels de vaccins"),
    "screening": N_("Dépistages et bilans"),
    "service": N_("Accords donnés à des services"),
}
_SORTS: Final = (*TOLD, *REMINDED)


@drawn
def Settings() -> ft.Control:
    """Choose; each choice applies at once."""
    around, leave = porch(), use_quick_exit()
    return sheet(
        [
            _showing(around),
            _protecting(around, leave),
            _server(),
            _room(),
            SizeChoice(),
            NewsTold(),
            NoticesTold(reminders_of),
            RecognitionChoice(),
            _arranging(),
            sentence(_("L'affichage reste sur cet appareil."), quiet=True),
        ]
    )


def _showing(around: Porch) -> ft.Control:
    look = around.look

    def wear(field: str, read: Callable[[str], object] = str) -> Callable[[str], None]:
        def put(value: str) -> None:
            changes = {field: read(value)}
            around.wear(replace(look, **changes))  # type: ignore[arg-type]  # one field

        return put

    sizes = {str(scale): f"{scale:.0%}".replace("%", "\u202f%") for scale in SCALES}
    contrast = {"system": _("Comme l'appareil"), "high": _("Renforcés")}
    motion = {"system": _("Comme l'appareil"), "still": _("Sans mouvement")}
    choices = [
        (_("Taille du texte"), sizes, str(look.scale), "scale", float),
        (_("Couleurs"), modes(), look.mode, "mode", str),
        (_("Contrastes"), contrast, look.contrast, "contrast", str),
        (_("Animations"), motion, look.motion, "motion", str),
        (_("Langue"), LANGUAGES, look.language, "language", str),
    ]
    drawn_ = [
        choice(label, options, value, wear(field, read), name=field)
        for label, options, value, field, read in choices
    ]
    return card([heading(2, _("Affichage")), *drawn_])


def _protecting(around: Porch, leave: Act) -> ft.Control:
    def shorten(seconds: str) -> None:
        around.wear(replace(around.look, lock_seconds=int(seconds)))
        around.stir()

    chosen = str(around.look.lock_seconds)
    return card(
        [
            heading(2, _("Protection")),
            choice(
                _("Fermer mon espace après"), _delays(), chosen, shorten, name="lock"
            ),
            _leaving(leave),
            sentence(
                _("« Quitter vite » montre une page vide et ferme l'espace."),
                quiet=True,
            ),
        ]
    )


def _leaving(leave: Act) -> ft.Control:
    return side_by_side(
        [
            quiet_action(
                _("Changer mon code"),
                going("/reglages/code"),
                name="settings-code",
                icon=ft.Icons.KEY_OUTLINED,
            ),
            quiet_action(
                _("Quitter vite"),
                leave,
                name="settings-leave",
                icon=ft.Icons.EXIT_TO_APP,
            ),
        ]
    )


def _delays() -> Mapping[str, str]:
    """Return the delays: the longest is the default, none is longer."""
    return {str(seconds): _delay(seconds) for seconds in LOCKS}


def _delay(seconds: int) -> str:
    if seconds < _MINUTE:
        return _("{count} secondes").format(count=seconds)
    count = seconds // _MINUTE
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def _server() -> ft.Control:
    address = here().space.server
    title = heading(2, _("Serveur"))
    if not address:
        alone = _("Aucun serveur choisi : tout reste sur cet appareil.")
        choose = going("/reglages/serveur/choisir")
        way = quiet_action(_("Choisir un serveur"), choose, name="settings-server")
        return card([title, sentence(alone), side_by_side([way])])
    move = quiet_action(
        _("Changer l'adresse"), going("/reglages/serveur"), name="settings-server"
    )
    return card([title, sentence(address), side_by_side([move])])


def _room() -> ft.Control:
    words = _("Choisissez ce que cet appareil garde sans réseau.")
    go = going("/documents/place")
    way = quiet_action(_("Voir la place"), go, name="settings-room")
    title = heading(2, _("Place sur cet appareil"))
    return card([title, sentence(words), side_by_side([way])])


@drawn
def NewsTold() -> ft.Control:
    """Choose the sorts of news and reminders shown on « Accueil », on every device."""
    news = here().news
    asked = use_record(lambda: {sort: news.told(sort) for sort in _SORTS}, "preference")
    page = ft.context.page

    def choose(sort: str) -> Callable[[str], None]:
        def chosen(value: str) -> None:
            async def tell() -> None:
                await asyncio.to_thread(news.tell, sort, wanted=value == "yes")

            page.run_task(acting(tell))

        return chosen

    rows = _sorts(asked.value or {}, choose)
    always = sentence(_("Une alerte ou une clé changée se voit toujours."), quiet=True)
    return card([heading(2, _("Nouveautés et rappels sur l'accueil")), *rows, always])


def _sorts(
    told: Mapping[str, bool], choose: Callable[[str], Callable[[str], None]]
) -> list[ft.Control]:
    answers = {"yes": _("Montrer"), "no": _("Cacher")}
    return [
        choice(
            _(_NEWS[sort]),
            answers,
            "yes" if told.get(sort, True) else "no",
            choose(sort),
            name=f"news-{sort}",
        )
        for sort in _SORTS
    ]


def _arranging() -> ft.Control:
    words = _("Choisissez les mesures à voir, et leur ordre.")
    label, arrange = _("Arranger mes mesures"), going("/sante/mesures/arranger")
    go = quiet_action(label, arrange, name="settings-tiles")
    return card([heading(2, _("Mesures")), sentence(words), side_by_side([go])])


SCREEN = Screen("/reglages", N_("Réglages"), Settings, place="more")
