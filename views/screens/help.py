"""« Aide » : questions and answers, words, keyboard, all of it offline."""

import flet as ft

from app.domain.words import N_
from views.answers.daily import DAILY
from views.answers.topic import Topic, asked
from views.answers.trust import TRUST
from views.house import Screen
from views.parts.acting import going
from views.parts.box import card, sheet
from views.parts.drawn import drawn
from views.parts.field import field
from views.parts.heading import heading
from views.parts.question import questions
from views.parts.regions import SHORTCUTS
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.tile import tile
from views.text import _


@drawn
def Help() -> ft.Control:
    """Answer what is asked, as one types; lead to the words and to a report."""
    typed, change = use_held("")
    found = asked((*DAILY, *TRUST), typed)
    line = field(_("Votre question, en un mot"), typed, change, name="help-field")
    none = [] if found else [sentence(_("Rien trouvé. Essayez un autre mot."))]
    return sheet([line, *none, *map(_topic, found), *_further(), _keys()])


def _topic(topic: Topic) -> ft.Control:
    pairs = [(_(one.question), _(one.answer)) for one in topic.answers]
    drawn_ = questions(pairs, name=f"help-{topic.title}")
    return ft.Column(
        [heading(2, _(topic.title)), drawn_],
        spacing=12,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _further() -> list[ft.Control]:
    words, report = _("Comprendre un mot"), _("Signaler un problème")
    return [
        tile(
            words,
            [sentence(_("Les mots d'Alvéole, en une phrase chacun."), quiet=True)],
            going("/aide/mots"),
            name="help-words",
            icon=ft.Icons.MENU_BOOK_OUTLINED,
        ),
        tile(
            report,
            [sentence(_("Un fichier sans rien de votre santé."), quiet=True)],
            going("/aide/probleme"),
            name="help-report",
            icon=ft.Icons.OUTLINED_FLAG,
        ),
    ]


def _keys() -> ft.Control:
    lines = [
        ft.Column(
            [sentence(_(keys), strong=True), sentence(_(what), quiet=True)], spacing=0
        )
        for keys, what in SHORTCUTS
    ]
    return card([heading(2, _("Avec le clavier")), *lines])


SCREEN = Screen("/aide", N_("Aide"), Help, place="more")
