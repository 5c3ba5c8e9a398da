"""« Vaccins reçus » : who corrects them, and taking out those of somebody else."""

from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.flows.vaccines.served import Source, address_of
from app.flows.vaccines.standing import disowned
from views.parts.acting import doing
from views.parts.action import grave_action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.confirm import confirm
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.taking_back import undoing
from views.parts.undoing import done
from views.parts.vaccines.rows import count_words
from views.parts.watching import here, porch, use_record
from views.parts.whose import said_of
from views.text import _


@ft.component
def Brought() -> ft.Control:
    """List the services whose doses stand: linked or not, theirs may be taken out."""
    sources = here().vaccines.receiving.served.sources
    asked = use_record(lambda: tuple(sources()), "immunization")
    if not asked.value:
        return ft.Container(visible=False)
    cards = [NotMine(one, rank) for rank, one in enumerate(asked.value)]
    return stack([heading(2, _("Vaccins reçus")), *cards])


@ft.component
def NotMine(source: Source, rank: int) -> ft.Control:
    """Offer to take out all the doses of a service, after a question."""
    asking, ask, leave = use_flag()
    receiving, around = here().vaccines.receiving, porch()

    async def away() -> None:
        back = await receiving.not_mine(source.address)
        around.tell(_("Ces vaccins sont retirés du carnet."), undo=undoing(back))

    question = confirm(
        _("Retirer ces vaccins ?"),
        _("Ils sortent du carnet. Ce service n'enverra plus rien."),
        label=_("Retirer ces vaccins"),
        act=away,
        leave=leave,
    )
    ft.use_dialog(question if asking else None)
    mine = _("Ces vaccins ne sont pas les miens")
    label = said_of(mine, _("Ces vaccins ne sont pas ceux de {name}"))
    button = grave_action(label, doing(ask), name=f"feed-not-mine-{rank}")
    return card(
        [
            sentence(source.called, strong=True),
            sentence(count_words(source.doses), quiet=True),
            side_by_side([button]),
        ]
    )


@ft.component
def Correcting(entry: Entry) -> ft.Control:
    """Say whom to ask about a dose a service sent."""
    receiving = here().vaccines.receiving
    asked = use_record(lambda: (receiving.linked(),), "setting")
    if asked.value is None:
        return ft.Container(visible=False)
    (linked,) = asked.value
    still = _(
        "Une erreur ? Demandez au service de la corriger. Elle changera ici aussi."
    )
    left = _("Une erreur ? Demandez au service de la corriger, puis reliez-le.")
    same = linked is not None and linked.address == address_of(entry)
    return sentence(still if same else left, quiet=True)


def served_ways(entry: Entry) -> list[ft.Control]:
    """Return what the person can do with a dose a service sent."""
    booklet = here().vaccines.booklet

    async def away() -> None:
        work = partial(booklet.disown, entry.id)
        words = _("Ce vaccin est retiré du carnet. Il reste dans l'historique.")
        await done(words, work, partial(booklet.own_up, entry.id))

    label = said_of(
        _("Ce vaccin n'est pas le mien"), _("Ce vaccin n'est pas celui de {name}")
    )
    button = grave_action(label, away, name="vaccine-not-mine")
    return [Correcting(entry), side_by_side([button])]


def served_gone(entry: Entry) -> ft.Control:
    """Say who took out a dose of a service; the person may bring back theirs."""
    if not disowned(entry):
        return stack([banner(_("Le service a retiré ce vaccin.")), Correcting(entry)])
    booklet = here().vaccines.booklet

    async def back() -> None:
        work = partial(booklet.own_up, entry.id)
        words = _("Ce vaccin est de retour dans le carnet.")
        await done(words, work, partial(booklet.disown, entry.id))

    told = banner(_("Vous avez dit : ce vaccin est celui d'une autre personne."))
    label, icon = _("Remettre dans le carnet"), ft.Icons.UNDO
    put = quiet_action(label, back, name="vaccine-back", icon=icon)
    return stack([told, side_by_side([put])])
