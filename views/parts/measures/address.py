"""« Adresse d'une mesure » : where a kind is read, with no word of health in it."""

import hashlib
from typing import Final

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.kinds import Kind, all_kinds
from views.parts.watching import here

MEASURES: Final = "/sante/mesures"
_SIGNS: Final = 12


def measure_place(code: str) -> str:
    """Return the address of a kind in the open space: the same at each opening."""
    return f"{MEASURES}/{token_of(here().space.id, code)}"


def kind_at(token: str) -> Kind:
    """Return the kind an address names. Raises Refused("entry.absent")."""
    space = here().space.id
    for code, kind in all_kinds().items():
        if kind.fields and token_of(space, code) == token:
            return kind
    raise Refused("entry.absent")


def token_of(space: SpaceId, code: str) -> str:
    """Return what stands for a kind in the addresses of one space.

    Who reads the history of a browser knows neither the space nor, so, the kind.
    """
    named = hashlib.sha256(b"measure" + space + code.encode())
    return named.hexdigest()[:_SIGNS]
