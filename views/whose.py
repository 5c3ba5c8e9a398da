"""« Pour qui » : whom a name typed means, and whose space has come back."""

from argparse import ArgumentParser
from collections.abc import Iterable

from app.domain.errors import Refused
from app.domain.folding import plain
from app.domain.space import Space
from views.text import _


def for_whom(verb: ArgumentParser) -> None:
    """Let a line be for somebody whose space is kept here."""
    told = _("pour qui : son nom, ou son identifiant ; pour vous sinon")
    verb.add_argument("--person", metavar="NOM", help=told)


def another_s(name: str) -> str:
    """Say that what came back is not the space of the owner of this device."""
    told = _("C'est l'espace de {name}, que vous représentez. Le vôtre est ailleurs.")
    return told.format(name=name)


def meant(people: Iterable[Space], wanted: str) -> Space:
    """Return whom a name means, accents and capitals aside, or an identifier.

    Raises Refused("person.unknown") and Refused("person.ambiguous") rather than
    choose: a value noted for somebody else is worse than none.
    """
    name = _folded(wanted)
    found = [one for one in people if name and name in (_folded(one.name), _id(one))]
    if len(found) > 1:
        raise Refused("person.ambiguous")
    if not found:
        raise Refused("person.unknown")
    return found[0]


def _folded(name: str) -> str:
    return " ".join(plain(name).split())


def _id(whose: Space) -> str:
    return whose.id.hex()
