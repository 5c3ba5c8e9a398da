"""« Carte de groupe sanguin » noted by itself: what it says, and how to undo it."""

import asyncio
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.ids import EntryId
from app.domain.topic import Line
from views.house import House
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.profile.opposed import opposed_words
from views.parts.profile.rows import page_of
from views.parts.profile.rubric import rubric_of
from views.parts.profile.words import by_words, title_of
from views.parts.sentence import sentence
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class _Seen:
    """The line noted, and whether another one says otherwise."""

    line: Line
    opposed: bool


@ft.component
def CardNoted(document: EntryId, line: EntryId) -> ft.Control:
    """Tell the line a laboratory's document gave; nothing once it was taken back."""
    house, around = here(), porch()
    asked = use_record(partial(_seen, house, line), "blood-group", key=line)
    seen = asked.value
    if seen is None:
        return ft.Container(visible=False)

    async def away() -> None:
        words = _("La ligne est enlevée. Le document reste là.")
        give_back = house.proposals.give_back
        again = await asyncio.to_thread(give_back, document, line)
        around.tell(words, undo=undoing(again))

    name, icon = f"card-away-{line.hex()}", ft.Icons.UNDO
    back = quiet_action(_("Ne pas le noter"), away, name=name, icon=icon)
    return stack([*_told(seen), side_by_side([_see(seen.line), back])], spacing=8)


def _told(seen: _Seen) -> list[ft.Control]:
    """Say what is noted, who says it, and whether another line says otherwise."""
    words = _("Noté dans votre profil : groupe sanguin {group}.")
    opposed = [banner(opposed_words(), tone="alert")] if seen.opposed else []
    return [
        sentence(words.format(group=title_of(seen.line)), strong=True),
        sentence(by_words(seen.line), quiet=True),
        *opposed,
    ]


def _see(line: Line) -> ft.Control:
    name, see = f"card-see-{line.entry.id.hex()}", going(page_of(line.entry))
    return quiet_action(_("Voir dans mon profil"), see, name=name)


def _seen(house: House, line: EntryId) -> _Seen | None:
    """Return the line as it stands, None once nothing holds it."""
    rubric = rubric_of(house, house.profile.topic("groupe-sanguin"))
    found = next((one for one in rubric.active if one.entry.id == line), None)
    return _Seen(found, rubric.opposed) if found else None
