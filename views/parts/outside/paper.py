"""« Imprimer » a sheet made here: warned once, saved, noted as it leaves."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.domain.departure import Purpose
from views.parts.acting import Act
from views.parts.action import action, quiet_action
from views.parts.outside.placing import use_placing
from views.parts.outside.printing import use_button
from views.parts.watching import here, porch
from views.parts.whose import file_of
from views.text import _


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed: *make* gives the PDF, *kept* hears that it was put somewhere.

    *file* names it, *main* says that it is the main button of its place.
    """

    make: Callable[[], bytes]
    file: str
    label: str
    name: str
    main: bool = False
    kept: Callable[[], object] = lambda: None


def paper_action(make: Callable[[], bytes], *, file: str, name: str) -> ft.Control:
    """Offer to print what *make* gives, as one way among others."""
    printing: Any = PaperPrinting
    offered: ft.Control = printing(Paper(make, file, _("Imprimer"), name))
    return offered


@ft.component
def PaperPrinting(paper: Paper) -> ft.Control:
    """Make the PDF beside the screen, and put it where the person chooses."""
    draw = action if paper.main else quiet_action
    return use_button(use_put(paper), paper.label, paper.name, draw)


def use_put(paper: Paper) -> Act:
    """Return what makes the PDF, and puts it where the person chooses."""
    house, around = here(), porch()
    placing, name = use_placing(), file_of(house, paper.file)

    async def put() -> None:
        content = await asyncio.to_thread(paper.make)
        if await placing.put(name, content, Purpose.COPY_PRINT):
            await asyncio.to_thread(paper.kept)
            around.tell(_("Votre feuille est prête. Ouvrez-la pour l'imprimer."))

    return put
