"""« Vaccins trouvés » : one dose a document tells, and how it is added."""

import asyncio
from collections.abc import Collection, Sequence
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.foreign import Found, Matter
from app.domain.ids import EntryId
from app.flows.profile.links import stands
from app.flows.vaccines.proposals import Proposal, Taken
from views.parts.acting import Act, going
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.taking_back import undoing
from views.parts.tile import tile
from views.parts.undoing import done
from views.parts.vaccines.words import against, day_of, product_name, site_of
from views.parts.watching import here, porch
from views.text import _, ngettext, number
from views.theme import SPINES


def proposal_card(one: Proposal, take: Act, rank: int) -> ft.Control:
    """Tell a dose as the document does; say whether the booklet has it."""
    dose = one.dose
    lot = _("Lot {lot}").format(lot=dose.lot) if dose.lot else ""
    order = _("Dose n° {rank}").format(rank=dose.rank) if dose.rank else ""
    by = _("Fait par {name}").format(name=dose.given_by) if dose.given_by else ""
    more = " · ".join(filter(None, (order, lot, site_of(dose))))
    told = (day_of(dose), against(dose), more, by)
    lines = [sentence(words) for words in told if words]
    label, icon = _("Ajouter au carnet"), ft.Icons.ADD
    add = quiet_action(label, take, name=f"found-{rank}", icon=icon)
    return card([heading(3, product_name(dose.vaccine)), *lines, *_standing(one, add)])


def _standing(one: Proposal, add: ft.Control) -> list[ft.Control]:
    if one.settled:
        return [sentence(_("Déjà dans le carnet."), strong=True)]
    if one.known:
        words = _("Vous l'aviez noté. Ce document le confirme.")
        return [sentence(words), side_by_side([add])]
    return [side_by_side([add])]


def taking(document: EntryId, ranks: Collection[int]) -> Act:
    """Return what adds the doses at *ranks*, tells how many, and may undo it."""
    proposals, around = here().vaccines.proposals, porch()

    async def take() -> None:
        taken = await asyncio.to_thread(proposals.take, document, ranks)
        around.tell(taken_words(taken), undo=undoing(taken.back))

    return take


def taken_words(taken: Taken) -> str:
    """Say how many doses were added; the known ones were not, once again."""
    if not taken.added:
        return _("Ce vaccin était déjà dans le carnet.")
    words = ngettext(
        "{count} vaccin est ajouté au carnet.",
        "{count} vaccins sont ajoutés au carnet.",
        taken.added,
    )
    return words.format(count=number(taken.added, 0))


def found_in(document: Entry, found: Sequence[Found]) -> list[ft.Control]:
    """Return the way from a document to the doses it tells, nothing for none."""
    count = sum(one.matter is Matter.VACCINE for one in found)
    if not count or not stands(document):
        return []
    words = ngettext(
        "{count} vaccin trouvé dans ce document.",
        "{count} vaccins trouvés dans ce document.",
        count,
    )
    way = going(f"/documents/{document.id.hex()}/vaccins")
    label, icon = _("Ajouter au carnet"), ft.Icons.VACCINES_OUTLINED
    button = quiet_action(label, way, name="document-vaccines", icon=icon)
    told = sentence(words.format(count=number(count, 0)), strong=True)
    return [card([told, side_by_side([button])])]


def waiting_row(document: Entry) -> ft.Control:
    """Return the line of a document whose doses were not looked at."""
    spine, name = SPINES["CAR_VAC"], document.id.hex()
    way = going(f"/documents/{name}/vaccins")
    told = [sentence(_("Ce document parle peut-être de vaccins."), quiet=True)]
    return tile(
        document.title, told, way, name=f"found-in-{name}", icon=spine.icon, spine=spine
    )


@ft.component
def Waiting(documents: tuple[Entry, ...]) -> ft.Control:
    """Propose to take up the first document that waits, or to leave it aside."""
    proposals, first = here().vaccines.proposals, documents[0]

    async def leave() -> None:
        words = _("Ce document ne sera plus proposé.")
        again = partial(proposals.propose, first.id)
        await done(words, partial(proposals.leave, first.id), again)

    label = _("Ne plus proposer ce document")
    away = quiet_action(label, leave, name="found-leave")
    return card(
        [
            heading(2, _("Dans les documents")),
            waiting_row(first),
            side_by_side([away]),
        ]
    )
