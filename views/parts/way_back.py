"""« Retour » : the list something was opened from, else the page above."""

from typing import Final

import flet as ft

from views.house import Screen
from views.parts.places import PLACES

_ANYWHERE: Final = ("/", "/recherche")
"""Lists that open things of every place."""
_LISTS: Final = (
    *_ANYWHERE,
    "/documents",
    "/documents/archives",
    "/documents/corbeille",
    "/documents/doublons",
    "/sante/mesures",
)
_GATHERING: Final = (
    "/documents/dossiers/:id",
    "/sante/hospitalisations/:id",
    "/sante/profil/:rubrique/:id",
    "/sante/volontes",
    "/sante/volontes/:form/:id",
)
"""Screens that list documents: of one folder, one stay, one line, one wish."""
_TYING: Final = ("/sante/hospitalisations/", "/sante/profil/", "/sante/volontes/")
_OPENED: Final = ("/documents/:id", "/sante/mesures/:kind")
"""Screens that lists open."""
_UNBUILT: Final = ("/qui-voit-quoi",)
"""Beginnings of addresses that are no page yet."""
_UNDER: Final = {"/sante/hospitalisations": "/sante/profil"}
"""Addresses that stand under another page than they say."""
_NO_PAGE: Final = dict.fromkeys(("/confies", "/proches/confie"), "/proches")
"""Beginnings of addresses that are no page, and the page they stand under."""
_APART: Final = "/urgence"
"""The page of « Ma santé » whose address stands apart, to be found at once."""
_NAME: Final = "opened-from"


def use_above(screen: Screen, address: str) -> str:
    """Return where « Retour » leads from *address*; "" on the page of a place."""
    store = ft.context.page.session.store
    root = next(place.route for place in PLACES if place.name == screen.place)

    def note() -> None:
        if address in _LISTS or screen.route in _GATHERING:
            store.set(_NAME, address)

    ft.use_effect(note, [address])
    if screen.route == root:
        return ""
    if screen.route in _OPENED:
        return opened_from(parent(address, root), root)
    return parent(address, root)


def opened_from(above: str, root: str) -> str:
    """Return the list last seen, if it lists what is in *root*; else *above*."""
    seen: str = ft.context.page.session.store.get(_NAME) or ""
    return seen if seen in _ANYWHERE or seen.startswith((root, *_TYING)) else above


def parent(address: str, root: str) -> str:
    """Return the page above, else the place's own page."""
    above = _UNDER.get(address) or address.rsplit("/", 1)[0]
    above = _NO_PAGE.get(above, above)
    if above in ("", root, *_UNBUILT):
        return root
    return (
        above if above.startswith((root, _APART)) or root == PLACES[-1].route else root
    )
