"""What a doctor asks too and stands elsewhere: vaccines, papers, messages."""

from typing import Final

import flet as ft

from app.domain.query import Filters
from views.house import House
from views.parts.acting import Act, going
from views.parts.browsing import Browsing
from views.parts.heading import heading
from views.parts.narrowing import Narrowed
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.unread import unread_words, use_count
from views.text import _, ngettext, number

PAPERS: Final = "DOC_ADM"
"""The category of administrative papers."""


def papers_of(house: House) -> int:
    """Count the administrative papers."""
    return house.documents.count(Filters(category=PAPERS))


def beside(papers: int, *kept: ft.Control) -> list[ft.Control]:
    """Return the doors, each with what stands behind; *papers* are counted.

    *kept* are those of the rubrics no doctor asks for.
    """
    return [
        heading(2, _("Voir aussi")),
        tile(
            _("Carnet de vaccination"),
            [sentence(_("Les doses notées, avec leurs dates."), quiet=True)],
            going("/sante/vaccins"),
            name="profile-vaccines",
            icon=ft.Icons.VACCINES_OUTLINED,
        ),
        tile(
            _("Papiers administratifs"),
            [sentence(_counted(papers), quiet=True)],
            _to_papers(),
            name="profile-papers",
            icon=ft.Icons.FOLDER_OUTLINED,
        ),
        *kept,
        Messaging(),
    ]


@ft.component
def Messaging() -> ft.Control:
    """Lead to the messages, and say how many are not read."""
    unread = use_count()
    words = unread_words(unread) if unread else _("Écrivez à un professionnel.")
    return tile(
        _("Messages"),
        [sentence(words, quiet=True)],
        going("/messages"),
        name="profile-messages",
        icon=ft.Icons.MAIL_OUTLINE,
    )


def _counted(papers: int) -> str:
    if not papers:
        return _("Attestations, mutuelle : rangez-les parmi les papiers.")
    words = ngettext("{count} document", "{count} documents", papers)
    return words.format(count=number(papers, 0))


def _to_papers() -> Act:
    """Return what leads to the list of documents, narrowed to the papers."""
    store, go = ft.context.page.session.store, going("/documents")

    async def see() -> None:
        store.set("browsing:all", Browsing(Narrowed(category=PAPERS)))
        await go()

    return see
