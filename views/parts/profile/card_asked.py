"""« Carte de groupe sanguin » given as a file: asked about, noted on a yes, undone."""

import asyncio
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.ids import EntryId
from app.domain.topic import Line
from app.flows.proposing.proposals import Proposal
from views.house import House
from views.parts.acting import doing, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.profile.opposed import opposed_words
from views.parts.profile.rows import page_of
from views.parts.profile.rubric import rubric_of
from views.parts.profile.words import by_words, title_of
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is proposed, the line it gave if any, whether another says otherwise."""

    proposal: Proposal
    line: Line | None
    opposed: bool


@ft.component
def CardAsked(document: EntryId, rank: int) -> ft.Control:
    """Ask whether to note what a file says a laboratory wrote; nothing once refused."""
    house, (refused, refuse, _back) = here(), use_flag()
    look = partial(_seen, house, document, rank)
    asked = use_record(look, "blood-group", "document", key=document)
    seen = asked.value
    if seen is None or (refused and seen.line is None):
        return ft.Container(visible=False)
    if seen.line:
        return _noted(document, seen.line, opposed=seen.opposed)
    around = porch()

    async def take() -> None:
        line = await asyncio.to_thread(house.proposals.accept, document, rank)
        back = partial(house.proposals.give_back, document, line.id)
        around.tell(_("C'est noté."), undo=undoing(back))

    add = action(_("Noter ce groupe"), take, name=f"card-take-{rank}")
    leave = quiet_action(_("Ne pas noter"), doing(refuse), name=f"card-leave-{rank}")
    return stack([*_question(seen.proposal), side_by_side([add, leave])], spacing=8)


def _question(one: Proposal) -> list[ft.Control]:
    """Say what the file says, of whom, and that nothing proves it."""
    told = _("Ce fichier donne un groupe sanguin : {group}.").format(group=one.title)
    whom = _("Le noter dans le profil de {name} ?").format(name=here().space.name)
    by = _("Auteur écrit dans le fichier : {name}.").format(name=one.author)
    proof = _("Rien ne le prouve. Comparez avec la carte du laboratoire.")
    return [
        sentence(told, strong=True),
        sentence(" ".join([*([by] if one.author else []), proof])),
        sentence(whom, strong=True),
    ]


def _noted(document: EntryId, line: Line, *, opposed: bool) -> ft.Control:
    """Tell the line noted, lead to it, and offer to take it back."""
    house, around, own = here(), porch(), line.entry.id

    async def away() -> None:
        words = _("La ligne est enlevée. Le document reste là.")
        give_back = house.proposals.give_back
        again = await asyncio.to_thread(give_back, document, own)
        around.tell(words, undo=undoing(again))

    words = _("Noté dans le profil : groupe sanguin {group}.")
    name, icon = f"card-away-{own.hex()}", ft.Icons.UNDO
    back = quiet_action(_("Ne pas le noter"), away, name=name, icon=icon)
    told = [
        sentence(words.format(group=title_of(line)), strong=True),
        sentence(by_words(line), quiet=True),
        *([banner(opposed_words(), tone="alert")] if opposed else []),
    ]
    return stack([*told, side_by_side([_see(line), back])], spacing=8)


def _see(line: Line) -> ft.Control:
    name, see = f"card-see-{line.entry.id.hex()}", going(page_of(line.entry))
    return quiet_action(_("Voir dans le profil"), see, name=name)


def _seen(house: House, document: EntryId, rank: int) -> _Seen | None:
    """Return the proposal as it stands, with its line; None for a document gone."""
    found = house.proposals.of(document)
    told = next((one for one in found if one.rank == rank), None)
    if told is None:
        return None
    rubric = rubric_of(house, told.topic)
    line = next((one for one in rubric.active if one.entry.id == told.line), None)
    return _Seen(told, line, rubric.opposed)
