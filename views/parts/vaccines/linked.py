"""« Service relié » : whose it is, what can be done with it, how to leave it."""

import asyncio
from functools import partial

import flet as ft

from app.flows.vaccines.sender import Linked
from views.parts.acting import Act, doing, going
from views.parts.action import action, grave_action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.confirm import confirm
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.undoing import done
from views.parts.vaccines.receiving import about, linked_card, unanswered, why
from views.parts.vaccines.rows import PLACE
from views.parts.vaccines.served import Brought
from views.parts.watching import here, porch, use_record
from views.parts.whose import said_of
from views.text import _


def now_action(receive: Act) -> ft.Control:
    """Return what asks the service now."""
    return action(_("Recevoir maintenant"), receive, name="feed-receive")


def again_action(again: Act) -> ft.Control:
    """Return what asks for another code, once the first opens no more."""
    return action(_("Demander un nouveau code"), again, name="feed-again")


@ft.component
def Whose(linked: Linked, mine: Act) -> ft.Control:
    """Ask whether the file of the service is this person's: nothing is kept yet."""
    it_is = said_of(_("Oui, c'est moi"), _("Oui, c'est {name}"))
    yes = action(it_is, mine, name="feed-mine")
    told = [sentence(words, strong=True) for words in about(linked)]
    return card(
        [
            heading(2, said_of(_("Est-ce bien vous ?"), _("Est-ce bien {name} ?"))),
            banner(_("Ce dossier n'a pas tout à fait la même identité."), tone="alert"),
            *told,
            sentence(_("Rien n'est encore repris dans le carnet.")),
            side_by_side([yes, Leave(_("Non, déconnecter"))]),
        ]
    )


@ft.component
def LinkedService(linked: Linked, code: str, main: ft.Control) -> ft.Control:
    """Show the service, what stopped it, and what can be done: *main* first."""
    booklet, icon = going(f"{PLACE}/carnet"), ft.Icons.MENU_BOOK_OUTLINED
    see = quiet_action(_("Voir le carnet"), booklet, name="feed-booklet", icon=icon)
    return stack(
        [
            *([banner(why(code), tone="alert")] if code else []),
            linked_card(linked),
            *([News(linked)] if unanswered(linked) else []),
            side_by_side([main, see]),
            *([side_by_side([left_way("feed-left")])] if linked.aside else []),
            Daily(linked),
            Brought(),
            heading(2, _("Ne plus recevoir")),
            sentence(_("Les vaccins déjà reçus restent dans le carnet.")),
            side_by_side([Leave(_("Déconnecter ce service"))]),
        ]
    )


@ft.component
def News(linked: Linked) -> ft.Control:
    """Say what nobody saw happen, until the person answers."""
    heard = here().vaccines.receiving.heard

    async def hear() -> None:
        await asyncio.to_thread(heard)

    told = [sentence(words) for words in unanswered(linked)]
    known = quiet_action(_("Ne plus me le dire"), hear, name="feed-heard")
    ways = [*([left_way("feed-left-news")] if linked.left else []), known]
    return card([heading(2, _("À savoir")), *told, side_by_side(ways)])


def left_way(name: str) -> ft.Control:
    """Return what leads to the doses left aside."""
    label, see = _("Voir les doses laissées de côté"), going(f"{PLACE}/laissees")
    return quiet_action(label, see, name=name, icon=ft.Icons.RULE)


@ft.component
def Unheard() -> ft.Control:
    """Say, beside the doses, what a reception by itself left or withdrew."""
    receiving = here().vaccines.receiving
    asked = use_record(lambda: (receiving.linked(),), "setting")
    linked = asked.value[0] if asked.value else None
    if linked is None or not unanswered(linked):
        return ft.Container(visible=False)
    return stack([News(linked)])


@ft.component
def Daily(linked: Linked) -> ft.Control:
    """Say whether the service is asked each day, and offer the contrary."""
    receiving, on = here().vaccines.receiving, linked.daily
    every = _("Alvéole ouvert, nous demandons une fois par jour.")
    never = _("Nous demandons seulement quand vous le voulez.")
    told, other = (every, never) if on else (never, every)
    label = _("Ne plus demander chaque jour") if on else _("Demander chaque jour")

    async def turn() -> None:
        await done(
            other,
            partial(receiving.switch, on=not on),
            partial(receiving.switch, on=on),
        )

    button = quiet_action(label, turn, name="feed-daily")
    return card([heading(2, _("Chaque jour")), sentence(told), side_by_side([button])])


@ft.component
def Leave(label: str) -> ft.Control:
    """Offer to forget the service, after a question."""
    asking, ask, leave = use_flag()
    receiving, around = here().vaccines.receiving, porch()

    async def forget() -> None:
        await receiving.leave()
        around.tell(_("Le service est déconnecté. Les vaccins reçus restent ici."))

    question = confirm(
        _("Déconnecter ce service ?"),
        _("Il n'enverra plus rien. Il faudra un nouveau code pour le relier."),
        label=_("Déconnecter"),
        act=forget,
        leave=leave,
    )
    ft.use_dialog(question if asking else None)
    return grave_action(label, doing(ask), name="feed-leave")
