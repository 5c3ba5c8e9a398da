"""« Modèles » : words ready to be sent, those given here and those the person keeps."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.message import Template
from app.domain.words import N_
from views.house import House
from views.parts.acting import Act, going
from views.parts.action import grave_action, quiet_action
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.heading import heading
from views.parts.messages.words import page_of
from views.parts.sentence import sentence
from views.parts.typeset import typeset
from views.parts.undoing import done
from views.parts.watching import here, porch
from views.text import _

GIVEN: Final = (
    (
        N_("Renouveler une ordonnance"),
        N_("Bonjour, mon ordonnance se termine bientôt. Comment la renouveler ?"),
    ),
    (
        N_("Demander un rendez-vous"),
        N_("Bonjour, je voudrais un rendez-vous. Quels jours sont possibles ?"),
    ),
    (
        N_("Envoyer un résultat"),
        N_("Bonjour, voici mon résultat. Pouvez-vous me dire ce que vous en pensez ?"),
    ),
    (
        N_("Poser une question"),
        N_("Bonjour, j'ai une question sur mon traitement."),
    ),
)
"""Models given to everybody: what each is for, and its words."""


@dataclass(frozen=True, slots=True, repr=False)
class Models:
    """What the page of models shows: the person's, and what is being written."""

    kept: Sequence[Template]
    text: str = ""


def models_in(house: House, thread: bytes) -> tuple[Models]:
    """Return what is shown of *house*. Raises what `Messages.thread` does."""
    house.messages.thread(thread)
    return (Models(house.templates.every(), house.messages.draft(thread)),)


def joined(text: str, model: str) -> str:
    """Return what is being written with the words of a model after it."""
    return f"{text.rstrip()}\n\n{model}" if text.strip() else model


@ft.component
def Choosing(thread: bytes, models: Models) -> ft.Control:
    """Offer the models; the one chosen goes where the message is being written."""
    use = _use_words(thread, models.text)
    told = sentence(_("Choisissez un modèle. Vous pourrez changer les mots ensuite."))
    back = quiet_action(
        _("Revenir au message"), going(page_of(thread)), name="templates-back"
    )
    return sheet(
        [
            stack([told, side_by_side([back])], spacing=12),
            *_mine(models, use),
            heading(2, _("Modèles proposés")),
            *(_given(rank, use) for rank in range(len(GIVEN))),
        ]
    )


def _use_words(thread: bytes, typed: str) -> Callable[[str], Act]:
    house, around = here(), porch()

    def use(words: str) -> Act:
        async def put() -> None:
            keep, text = house.messages.keep_draft, joined(typed, words)
            await asyncio.to_thread(keep, thread, text)
            around.go(page_of(thread))

        return put

    return use


def _mine(models: Models, use: Callable[[str], Act]) -> list[ft.Control]:
    """Return the person's own, and the way to keep what is being written."""
    none = _("Aucun modèle à vous. Écrivez un message, puis gardez-le ici.")
    rows = [_own(one, use) for one in models.kept]
    empty = [] if rows or models.text.strip() else [sentence(none, quiet=True)]
    return [heading(2, _("Vos modèles")), *_keeping(models), *rows, *empty]


def _keeping(models: Models) -> list[ft.Control]:
    words, flow, around = models.text.strip(), here().templates, porch()

    async def keep() -> None:
        await asyncio.to_thread(flow.keep, words)
        around.tell(_("Ce texte est gardé dans vos modèles."))

    if not words or any(one.text == words for one in models.kept):
        return []
    label, icon = _("Garder comme modèle"), ft.Icons.BOOKMARK_ADD_OUTLINED
    way = quiet_action(label, keep, name="template-keep", icon=icon)
    title = heading(3, _("Votre message en cours"))
    return [card([title, _words(words), side_by_side([way])])]


def _own(one: Template, use: Callable[[str], Act]) -> ft.Control:
    flow, name = here().templates, one.id.hex()

    async def drop() -> None:
        words = _("Ce texte n'est plus dans vos modèles.")
        await done(words, partial(flow.drop, one.id), partial(flow.keep, one.text))

    ways = [
        _using(name, use(one.text), one.text),
        grave_action(_("Retirer ce modèle"), drop, name=f"template-drop-{name}"),
    ]
    return card([_words(one.text), side_by_side(ways)])


def _given(rank: int, use: Callable[[str], Act]) -> ft.Control:
    title, words = map(_, GIVEN[rank])
    way = _using(f"given-{rank}", use(words), title)
    return card([heading(3, title), _words(words), side_by_side([way])])


def _using(name: str, act: Act, about: str) -> ft.Control:
    label = _("Utiliser ce modèle")
    return quiet_action(label, act, name=f"template-{name}", about=about)


def _words(text: str) -> ft.Control:
    return ft.Text(typeset(text), theme_style=ft.TextThemeStyle.BODY_MEDIUM)
