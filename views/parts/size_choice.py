"""« Taille des fichiers » : the largest one this device takes."""

import asyncio
from typing import Final

import flet as ft

from app.flows.size_max import DEFAULT, LIMIT
from views.parts.acting import acting
from views.parts.box import card
from views.parts.choice import choice
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.watching import here, use_record
from views.text import _, size

_OFFERED: Final = (100_000_000, DEFAULT, LIMIT)


@drawn
def SizeChoice() -> ft.Control:
    """Choose the largest file to take; it applies at once, on this device."""
    arrivals, page = here().arrivals, ft.context.page
    asked = use_record(lambda: arrivals.size_max, "setting")
    chosen = asked.value or DEFAULT

    def choose(value: str) -> None:
        async def allow() -> None:
            await asyncio.to_thread(arrivals.allow, int(value))

        page.run_task(acting(allow))

    sizes = sorted({*_OFFERED, chosen})
    options = {str(one): size(one) for one in sizes}
    label = _("Taille la plus grande d'un fichier")
    why = _("Un gros fichier prend de la place et du temps d'envoi.")
    return card(
        [
            heading(2, _("Fichiers")),
            choice(label, options, str(chosen), choose, name="size-max"),
            sentence(why, quiet=True),
        ]
    )
