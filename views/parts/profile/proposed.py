"""« Propositions » of a document for the profile: taken one by one, never by itself."""

import asyncio
from functools import partial
from typing import Any

import flet as ft

from app.domain.entry import Entry
from app.flows.profile.links import stands
from app.flows.proposing.proposals import Proposal
from app.kinds import kind as kind_of
from views.parts.acting import Act, doing, going
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.fact import fact
from views.parts.folded import fold_button
from views.parts.kinds import icon_of
from views.parts.profile.rubric import place_of, profile_kinds
from views.parts.profile.words import said_of
from views.parts.state import use_flag
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext


@ft.component
def Proposed(entry: Entry) -> ft.Control:
    """Offer the lines a document would give; none of one thrown, or in doubt."""
    unfolded, unfold, fold = use_flag()
    asks = partial(here().proposals.of, entry.id)
    asked = use_record(asks, "document", *profile_kinds(), key=entry.id)
    found = asked.value or []
    if not found or not stands(entry):
        return ft.Container(visible=False)
    left = sum(one.line is None for one in found)
    words = ngettext(
        "{count} ligne à proposer au profil",
        "{count} lignes à proposer au profil",
        left,
    )
    label = words.format(count=left) if left else _("Tout est déjà dans le profil")
    turn = doing(fold if unfolded else unfold)
    button = fold_button(label, turn, name="proposed", unfolded=unfolded)
    one: Any = One
    rows = [one(entry, each, key=each.rank) for each in found] if unfolded else []
    return stack([side_by_side([button]), *rows])


@ft.component
def One(entry: Entry, one: Proposal) -> ft.Control:
    """Show what would be noted; offer to note it, or to see it noted."""
    topic, icon = one.topic, icon_of(kind_of(one.topic.kind))
    over = [_("Terminé")] if one.over else []
    loose = [_("Provisoire : cela peut encore changer.")] if one.provisional else []
    lines = [_(topic.one), *over, *loose, *_answers(one)]
    name = f"propose-{one.rank}"
    if one.line:
        see = going(f"{place_of(topic)}/{one.line.hex()}")
        way = quiet_action(_("Voir dans le profil"), see, name=name)
    else:
        label, add = _("Ajouter au profil"), ft.Icons.ADD
        way = quiet_action(label, _taking(entry, one), name=name, icon=add)
    shown = fact(icon, one.title, lines)
    return card([shown, side_by_side([way])])


def _answers(one: Proposal) -> list[str]:
    """Return what is said beside the title."""
    words = _("{what} : {value}")
    told = [
        words.format(what=_(ask.label), value=said_of(ask, one.said[ask.name]))
        for ask in one.topic.asks
        if ask.name in one.said
    ]
    return told[1:]


def _taking(entry: Entry, one: Proposal) -> Act:
    house, around = here(), porch()

    async def take() -> None:
        line = await asyncio.to_thread(house.proposals.accept, entry.id, one.rank)
        back = partial(house.proposals.give_back, entry.id, line.id)
        around.tell(_("C'est noté."), undo=undoing(back))

    return take
