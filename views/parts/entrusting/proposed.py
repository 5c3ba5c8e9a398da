"""« Proposé » : who would entrust what, until when; nothing is here before a yes."""

import asyncio
from typing import Any, Final, cast

import flet as ft

from app.domain.proposal import Proposal
from views.parts.action import quiet_action
from views.parts.box import card, stack
from views.parts.entrusting.seen import use_entrusted
from views.parts.entrusting.words import rubric_names, space_of, until_words
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.watching import here, porch
from views.text import _

_BELOW: Final = ft.Margin.only(bottom=16)


@ft.component
def Waiting() -> ft.Control:
    """Show what waits for an answer; nothing where nothing does."""
    asked, card_of = use_entrusted(), cast("Any", Proposed)
    waiting = asked.value.waiting if asked.value else []
    if not waiting:
        return stack([])
    title = heading(2, _("Une réponse vous est demandée"))
    cards = [card_of(one, key=f"proposal-{one.id.hex()}") for one in waiting]
    return ft.Container(stack([title, *cards], spacing=12), margin=_BELOW)


@ft.component
def Proposed(one: Proposal) -> ft.Control:
    """Say who offers what, and take a yes or a no: one press each."""
    flow, around = here().entrusted.proposals, porch()

    async def accept() -> None:
        await asyncio.to_thread(flow.accept, one.id)
        around.tell(_("C'est accepté. Cela arrive au prochain échange."))

    async def refuse() -> None:
        await asyncio.to_thread(flow.refuse, one.id)
        around.tell(_("C'est refusé. Rien n'est arrivé ici."))

    name, who = one.id.hex(), one.whose or one.code
    ways = [
        quiet_action(_("Accepter"), accept, name=f"accept-{name}", about=who),
        quiet_action(_("Refuser"), refuse, name=f"refuse-{name}", about=who),
    ]
    return card([*_asked(one), *ways])


def _asked(one: Proposal) -> list[ft.Control]:
    title = _("Proposé par {name}").format(name=one.whose or _("une personne"))
    who = [
        sentence(_("Cette personne dit s'appeler ainsi. Son code dit qui elle est :")),
        sentence(one.code, strong=True),
    ]
    what = [
        sentence(_("À lire : {rubrics}").format(rubrics=rubric_names(one.rubrics))),
        sentence(until_words(one.until)),
        sentence(_("Rien n'est encore sur cet appareil."), quiet=True),
    ]
    return [heading(3, title), stack(who, spacing=4), stack(what, spacing=4)]


def refused_card(one: Proposal) -> ft.Control:
    """Say that one reads no more, and that who offered it does not know yet."""
    told = _("Vous ne lisez pas cet espace. Ce sera dit au prochain échange.")
    return card([heading(3, space_of(one.whose)), sentence(told)])
