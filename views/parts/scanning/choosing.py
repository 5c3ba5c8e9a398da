"""Whether scans are read once they are kept, where an engine is installed."""

import asyncio
from collections.abc import Callable

import flet as ft

from views.parts.acting import acting
from views.parts.box import card, stack
from views.parts.choice import choice
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.watching import here, use_record
from views.text import _


@ft.component
def RecognitionChoice() -> ft.Control:
    """Choose; nothing is shown where nothing can be chosen."""
    recognition, page = here().recognition, ft.context.page
    asked = use_record(
        lambda: (recognition.ready(), recognition.wanted()), "preference"
    )
    ready, each = asked.value or (False, False)
    if not ready:
        return stack([])

    def chosen(value: str) -> None:
        async def want() -> None:
            await asyncio.to_thread(recognition.want, each=value == "each")

        page.run_task(acting(want))

    return _choices("each" if each else "asked", chosen)


def _choices(now: str, chosen: Callable[[str], None]) -> ft.Control:
    options = {
        "each": _("Après chaque numérisation"),
        "asked": _("Quand je le demande"),
    }
    label = _("Reconnaître le texte")
    words = _("La lecture se fait sur cet appareil. Rien n'en sort.")
    return card(
        [
            heading(2, _("Texte des pages photographiées")),
            choice(label, options, now, chosen, name="recognition"),
            sentence(words, quiet=True),
        ]
    )
