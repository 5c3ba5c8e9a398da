"""« Vaccins trouvés » : what a document says of doses, added one by one or all."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.vaccines.proposals import Proposal
from views.house import House, Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.vaccines.proposed import proposal_card, taking
from views.parts.vaccines.rows import PLACE
from views.parts.watching import here, use_record
from views.text import _, ngettext, number


@dataclass(frozen=True, slots=True)
class Seen:
    """A document, and the doses it tells."""

    document: Entry
    proposals: tuple[Proposal, ...] = field(repr=False)


@drawn
def VaccinesFound() -> ft.Control:
    """List the doses of a document; those of the booklet are said to be there."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    asked = use_record(partial(_seen, here(), entry), "immunization", key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen = asked.value
    title, end = heading(2, seen.document.title), _ends(seen.document)
    if not seen.proposals:
        nothing: ft.Control = Nothing(entry)
        return sheet([title, nothing, end])
    new = [rank for rank, one in enumerate(seen.proposals) if not one.settled]
    cards = [
        proposal_card(one, taking(entry, [rank]), rank)
        for rank, one in enumerate(seen.proposals)
    ]
    return sheet([title, *_told(seen.proposals, new, entry), *cards, end])


@ft.component
def Nothing(document: EntryId) -> ft.Control:
    """Say that a document tells no dose; it is not proposed again."""
    proposals = here().vaccines.proposals

    async def leave() -> None:
        await asyncio.to_thread(proposals.leave, document)

    ft.use_effect(leave, [document])
    return sentence(_("Aucun vaccin trouvé dans ce document."))


def _seen(house: House, entry: EntryId) -> Seen:
    found = house.documents.entry(entry)
    return Seen(found, tuple(house.vaccines.proposals.of(entry)))


def _told(
    proposals: Sequence[Proposal], new: Collection[int], entry: EntryId
) -> list[ft.Control]:
    """Say how many doses were found, and offer to add all of those not noted."""
    count = len(proposals)
    words = ngettext(
        "{count} vaccin trouvé dans ce document.",
        "{count} vaccins trouvés dans ce document.",
        count,
    ).format(count=number(count, 0))
    if not new:
        return [card([sentence(words), sentence(_("Tout est dans le carnet."))])]
    check = sentence(_("Vérifiez chaque ligne, puis ajoutez-la au carnet."))
    if len(new) == 1:
        return [sentence(words), check]
    label = _("Ajouter les {count} au carnet").format(count=number(len(new), 0))
    every = action(label, taking(entry, new), name="found-all", icon=ft.Icons.ADD)
    return [sentence(words), check, side_by_side([every])]


def _ends(document: Entry) -> ft.Control:
    """Return the ways out: the document, the booklet."""
    ways: Mapping[str, tuple[str, Act]] = {
        "found-document": (
            _("Voir le document"),
            going(f"/documents/{document.id.hex()}"),
        ),
        "found-booklet": (_("Voir le carnet"), going(PLACE)),
    }
    return side_by_side(
        [quiet_action(label, act, name=name) for name, (label, act) in ways.items()]
    )


def _named(_params: Mapping[str, str]) -> str:
    return _("Vaccins trouvés")


SCREEN = Screen(
    "/documents/:id/vaccins",
    N_("Document"),
    VaccinesFound,
    place="documents",
    named=_named,
)
