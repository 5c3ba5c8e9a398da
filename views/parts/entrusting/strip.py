"""« Espace de Camille, en lecture » : the line that says so above each page of it."""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from views.house import Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.entrusting.reading import lane_at, reading_of
from views.parts.entrusting.seen import TOLD_BY
from views.parts.entrusting.words import space_of
from views.parts.nav import with_rail
from views.parts.person import Mark, badge, band
from views.parts.relatives.family import mark_of, use_family
from views.parts.relatives.strip import TIGHT
from views.parts.sentence import sentence
from views.parts.watching import here, porch, use_record
from views.text import _
from views.theme import look

READ: Final = "/confies/"
"""How the addresses of what one is entrusted with begin."""


def reading_strip(screen: Screen, params: Mapping[str, str]) -> list[ft.Control]:
    """Return the line above a page of somebody one reads, nothing above the others."""
    if not screen.route.startswith(READ):
        return []
    with suppress(Refused):
        strip: Any = Whose
        lane = lane_at(params)
        return [strip(lane, key=f"whose-{lane.hex()}")]
    return []


@ft.component
def Whose(lane: SpaceId) -> ft.Control:
    """Say whose space is read, in words and by their mark; a press leads back."""
    kept, ask = len(use_family().people), partial(reading_of, here(), lane)
    found = use_record(ask, *TOLD_BY, key=lane).value
    back = going("/proches")
    leave = quiet_action(_("Mes proches"), back, name="reading-leave")
    if found is None:
        return _lined(ft.Row([leave]))
    name, mark = found.who.whose, mark_of(kept + found.rank)
    words = _("{space}, en lecture").format(space=space_of(name))
    if porch().width < TIGHT * look().scale:
        lines = [sentence(words, strong=True), leave]
        return _lined(ft.Column(lines, spacing=4, tight=True), mark)
    said = ft.Container(sentence(words, strong=True), expand=True)
    sign = [badge(name, mark)] if with_rail(porch().width) else []
    return _lined(ft.Row([*sign, said, leave], spacing=12), mark)


def _lined(line: ft.Control, mark: Mark | None = None) -> ft.Control:
    """Return the line on its ground, under the colours of the person."""
    around = ft.Padding.symmetric(horizontal=16, vertical=6)
    above = [band(mark)] if mark else []
    stretch = ft.CrossAxisAlignment.STRETCH
    rows = [*above, ft.Container(line, padding=around)]
    column = ft.Column(rows, spacing=0, horizontal_alignment=stretch)
    return ft.Container(column, bgcolor=look().palette.tint_notice)
