"""« Imprimer » the profile, or one rubric of it: a PDF made here, noted, then saved."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import tzinfo
from typing import Final

import flet as ft

from app.domain.departure import Purpose
from app.domain.printed import Noted, Part, Profile
from app.domain.topic import Line, Topic
from views.house import House
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.busy import busy_line
from views.parts.once import use_once
from views.parts.outside.printing import warning
from views.parts.profile.opposed import note_of, opposed_words
from views.parts.profile.rubric import Rubric, answer_words, rubric_of
from views.parts.profile.words import facts_of, noted_words, title_of
from views.parts.state import use_flag
from views.parts.watching import here, local_now, porch
from views.text import _

Paper = Callable[[Profile], bytes]
_PERSON: Final = "declared"


@ft.component
def ProfilePrinting(topics: tuple[Topic, ...], paper: Paper) -> ft.Control:
    """Make a PDF of rubrics: warned once, noted each time before it leaves.

    *paper* is `views.prints.profile.profile`.
    """
    busy, start, stop = use_flag()
    asking, ask, leave = use_flag()
    warn, warned = use_once("copy")
    put = use_sheet(topics, paper)

    async def printed() -> None:
        await warned()
        start()
        try:
            await put()
        finally:
            stop()

    ft.use_dialog(warning(printed, leave) if asking else None)
    if busy:
        return busy_line(_("Préparation de la feuille…"))
    act, icon = doing(ask) if warn else printed, ft.Icons.PRINT_OUTLINED
    button = quiet_action(_("Imprimer"), act, name="profile-print", icon=icon)
    return side_by_side([button])


def use_sheet(topics: tuple[Topic, ...], paper: Paper) -> Act:
    """Return what makes the PDF, notes it, and puts it where the person chooses."""
    house, around, day = here(), porch(), local_now().date()
    picker, page = ft.use_memo(ft.FilePicker, []), ft.context.page

    def made() -> bytes:
        parts, whole = parts_of(house, topics), _("Ce que je dois dire à un médecin")
        title = parts[0].title if len(parts) == 1 else whole
        content = paper(Profile(house.space.name, title, parts, day))
        house.departures.copied(Purpose.COPY_PRINT, len(content))
        return content

    async def put() -> None:
        content = await asyncio.to_thread(made)
        name = _("profil.pdf")
        if await picker.save_file(file_name=name, src_bytes=content) or page.web:
            around.tell(_("Votre feuille est prête. Ouvrez-la pour l'imprimer."))

    return put


def parts_of(house: House, topics: Iterable[Topic]) -> list[Part]:
    """Return what is printed of rubrics, in their order."""
    return [_part(rubric_of(house, topic), house.zone) for topic in topics]


def _part(rubric: Rubric, zone: tzinfo) -> Part:
    active = [_noted(line, zone) for line in rubric.active]
    ended = [_noted(line, zone) for line in rubric.ended]
    return Part(_(rubric.topic.label), _said(rubric), active, ended)


def _said(rubric: Rubric) -> str:
    """Return what is written instead of lines, or what must be read with them."""
    if rubric.answer:
        return answer_words(rubric.topic, rubric.answer)
    if rubric.opposed:
        return "\n".join(filter(None, (opposed_words(), note_of(rubric.topic))))
    return "" if rubric.active or rubric.ended else _("Rien de noté")


def _noted(line: Line, zone: tzinfo) -> Noted:
    """Put a line on paper: read by others, it is « la personne » who declared it."""
    facts = [(what, said) for what, said in facts_of(line) if said != title_of(line)]
    by = (
        _("Déclaré par la personne")
        if line.source == _PERSON
        else noted_words(line, zone)
    )
    return Noted(title_of(line), facts, by)
