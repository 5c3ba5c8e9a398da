"""« Espace de … » : the words that say whose space it is."""

import flet as ft

from app.flows.naming import named_for
from views.house import House
from views.parts.sentence import sentence
from views.parts.watching import Porch
from views.text import _


def entered(house: House) -> str:
    """Say whose space one has just come into."""
    if house.own:
        return _("Vous êtes dans votre espace.")
    return _("Vous êtes dans l'espace de {name}.").format(name=house.space.name)


def told_of(name: str, text: str) -> str:
    """Say *text* of the space of *name*, to somebody who has left it."""
    return _("Espace de {name} : {text}").format(name=name, text=text)


def file_of(house: House, name: str) -> str:
    """Return the *name* of a file that leaves: of somebody else, it says whose.

    Papers of several people lie side by side once they are out.
    """
    return name if house.own else named_for(name, house.space.name)


def said_of(mine: str, theirs: str, **said: object) -> str:
    """Say *mine* in one's own space, *theirs* in that of somebody else, named."""
    found = _another()
    if found is None:
        return mine.format(**said)
    return theirs.format(name=found.space.name, **said)


def whose_line() -> list[ft.Control]:
    """Say in whose space something is about to be done; nothing in one's own."""
    found = _another()
    words = _("Dans l'espace de {name}.")
    return [sentence(words.format(name=found.space.name), strong=True)] if found else []


def everywhere_line() -> list[ft.Control]:
    """Say, in the space of somebody else, that an act is for all those kept here."""
    words = _("Pour tous les espaces de cet appareil.")
    return [sentence(words, strong=True)] if _another() else []


def _another() -> House | None:
    """Return the house one is in, unless it is one's own."""
    found = ft.context.page.data
    house = found.house if isinstance(found, Porch) else None
    return None if house is None or house.own else house
