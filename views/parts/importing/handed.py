"""« Fichier remis » : one that came among documents, given to the screen of imports."""

from typing import Final

import flet as ft

from app.domain.lent import Content

ROUTE: Final = "/sante/mesures/importer"
_GIVEN: Final = "import:given"


def hand(name: str, content: Content) -> None:
    """Give a file to the screen of imports, which takes it when it is shown."""
    ft.context.page.session.store.set(_GIVEN, (name, content))


def handed() -> tuple[str, Content] | None:
    """Take the file that was given, once."""
    store = ft.context.page.session.store
    given: tuple[str, Content] | None = store.get(_GIVEN)
    store.set(_GIVEN, None)
    return given
