"""« Ce que je dois dire à un médecin » : the rubrics, each in one line."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import flet as ft

from app.domain.collection import Rubric as Access
from app.domain.words import N_
from app.kinds import kind as kind_of
from views.house import House, Screen
from views.parts import whose
from views.parts.acting import going
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.kinds import icon_of
from views.parts.profile.beside import beside, papers_of
from views.parts.profile.printing import profile_printing
from views.parts.profile.rubric import (
    Rubric,
    all_topics,
    place_of,
    profile_kinds,
    rubric_of,
    said_of,
    told_topics,
)
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, use_record
from views.prints.profile import profile
from views.text import _

_AROUND: Final = (Access.WISHES,)
"""Whose lines tell of other people."""


@drawn
def Profile() -> ft.Control:
    """Show every rubric, what it says, and what stands beside the profile."""
    asked = use_record(
        partial(_seen, here()), "document", *profile_kinds(), name="profile"
    )
    if asked.value is None:
        return sheet([states(asked, empty="")])
    rubrics, papers = asked.value
    around = [one for one in rubrics if kind_of(one.topic.kind).rubric in _AROUND]
    kept = [one for one in rubrics if one.topic.apart]
    own = [one for one in rubrics if one not in (*around, *kept)]
    free = sentence(_("Rien n'est obligatoire. Notez ce que vous voulez."), quiet=True)
    printing: ft.Control = profile_printing(told_topics(), profile)
    title = heading(2, _("Entourage"))
    behind = beside(papers, *map(_row, kept))
    return sheet([free, printing, *map(_row, own), title, *map(_row, around), *behind])


def _seen(house: House) -> tuple[tuple[Rubric, ...], int]:
    """Return the rubrics, and how many administrative papers there are."""
    rubrics = tuple(rubric_of(house, topic) for topic in all_topics())
    return rubrics, papers_of(house)


def _row(rubric: Rubric) -> ft.Control:
    topic, count = rubric.topic, len(rubric.active)
    title = f"{_(topic.label)} ({count})" if count else _(topic.label)
    words = [sentence(said_of(rubric), quiet=True)]
    go, icon = going(place_of(topic)), icon_of(kind_of(topic.kind))
    return tile(title, words, go, name=f"topic-{topic.code}", icon=icon)


def _named(_params: Mapping[str, str]) -> str:
    return whose.said_of(
        _("Ce que je dois dire à un médecin"), _("Ce qu'un médecin doit savoir")
    )


SCREEN = Screen("/sante/profil", N_("Ma santé"), Profile, "health", named=_named)
