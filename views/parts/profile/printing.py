"""« Imprimer » the profile, or one rubric of it: a PDF made here, noted, then saved."""

from collections.abc import Callable, Iterable
from datetime import date, tzinfo
from functools import partial
from typing import Final

import flet as ft

from app.domain.printed import Noted, Part, Profile
from app.domain.topic import Line, Topic
from views.house import House
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.outside.paper import paper_action
from views.parts.profile.opposed import note_of, opposed_words
from views.parts.profile.rubric import Rubric, answer_words, rubric_of
from views.parts.profile.words import facts_beside, noted_words, title_of
from views.parts.watching import here, local_now
from views.text import _

Paper = Callable[[Profile], bytes]
TABLE: Final = "/sante/profil/copier"
"""Where the whole profile leaves as a table."""
_PERSON: Final = "declared"


def profile_printing(topics: tuple[Topic, ...], paper: Paper) -> ft.Control:
    """Offer rubrics as a PDF; *paper* is `views.prints.profile.profile`."""
    house, day = here(), local_now().date()
    made = partial(printed, house, topics, paper, day)
    offered = paper_action(made, file=_("profil.pdf"), name="profile-print")
    label, icon = _("Copier en tableau"), ft.Icons.TABLE_CHART_OUTLINED
    copied = quiet_action(label, going(TABLE), name="profile-table", icon=icon)
    return side_by_side([offered, copied] if len(topics) > 1 else [offered])


def printed(house: House, topics: tuple[Topic, ...], paper: Paper, day: date) -> bytes:
    """Return rubrics as the pages of a PDF, as they stand on a *day*."""
    parts, whole = parts_of(house, topics), _("Ce que je dois dire à un médecin")
    title = parts[0].title if len(topics) == 1 else whole
    return paper(Profile(house.space.name, title, parts, day))


def parts_of(house: House, topics: Iterable[Topic]) -> list[Part]:
    """Return what is printed of rubrics, in their order, those unanswered last."""
    rubrics = [rubric_of(house, topic) for topic in topics]
    silent = [] if len(rubrics) == 1 else [one for one in rubrics if one.silent]
    parts = [_part(one, house.zone) for one in rubrics if one not in silent]
    names = ", ".join(_(one.topic.label) for one in silent)
    return [*parts, *([Part(_("Rien de noté"), names)] if names else [])]


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
    return _("Rien de noté") if rubric.silent else ""


def _noted(line: Line, zone: tzinfo) -> Noted:
    """Put a line on paper: read by others, it is « la personne » who declared it."""
    by = (
        _("Déclaré par la personne")
        if line.source == _PERSON
        else noted_words(line, zone)
    )
    return Noted(title_of(line), facts_beside(line), by)
