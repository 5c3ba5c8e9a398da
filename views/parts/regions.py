"""« Zones » : the regions of a page, and the keys that move between them."""

from collections.abc import Callable, MutableMapping
from typing import Final, Protocol
from weakref import WeakValueDictionary

import flet as ft

from app.domain.words import N_

ORDER: Final = ("content", "top", "places")
"""The regions in the order F6 visits them, the page read first."""
SHORTCUTS: Final = (
    (N_("Tabulation"), N_("Aller au bouton ou au champ suivant.")),
    (N_("Majuscule et Tabulation"), N_("Revenir au précédent.")),
    (N_("Entrée ou Espace"), N_("Appuyer sur le bouton entouré.")),
    ("F6", N_("Passer du contenu à la barre du haut, puis aux rubriques.")),
    (N_("Contrôle et K"), N_("Ouvrir la recherche.")),
    (N_("Échap"), N_("Fermer une question, ou revenir à la page d'avant.")),
)
"""What « Aide » says of the keyboard: keys, then what they do."""


class Focusable(Protocol):
    """A control that can take the focus."""

    async def focus(self) -> None:
        """Take it."""
        ...


class Regions:
    """Knows, for one page, where each region begins and what Escape leaves.

    *named* are the controls of the page that have a name, as long as they last.
    """

    def __init__(self) -> None:
        self.back = ""
        self.named: MutableMapping[str, Focusable] = WeakValueDictionary()
        self._spots: dict[str, Focusable] = {}
        self._rank = -1
        self._question: tuple[ft.AlertDialog, Callable[[], None]] | None = None

    def begin(self, region: str, control: Focusable) -> None:
        """Note that *region* begins at *control*."""
        self._spots[region] = control

    def asking(self, dialog: ft.AlertDialog, leave: Callable[[], None]) -> None:
        """Note the question shown, and how to leave it unanswered."""
        self._question = dialog, leave

    async def go(self, region: str) -> None:
        """Put the focus where *region* begins."""
        self._rank = ORDER.index(region)
        if region in self._spots:
            await self._spots[region].focus()

    async def pressed(self, page: ft.Page, event: ft.KeyboardEvent) -> None:
        """Do what the shortcut asks, if it is one."""
        if event.key == "F6":
            step = -1 if event.shift else 1
            await self.go(ORDER[(self._rank + step) % len(ORDER)])
        elif event.key == "K" and event.ctrl and page.data.house:
            await page.push_route("/recherche")
        elif event.key == "Escape":
            await self._leave(page)

    async def _leave(self, page: ft.Page) -> None:
        """Leave the question shown; without one, the screen."""
        question, self._question = self._question, None
        if question and question[0].open:
            question[1]()
        elif self.back:
            await page.push_route(self.back)
