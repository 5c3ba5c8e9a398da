"""« Foyer » : who else steps on a scale: a first name alone, or somebody's space."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final

from app.domain.ids import SpaceId

NAME_MAX: Final = 40
"""The longest first name, in characters."""
MEMBERS_MAX: Final = 12
"""How many people share one scale, at most."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody else who uses a device: *weight* is their last one, in kg, if known.

    A name alone is noted on this machine. *space* is that of somebody whose record is
    kept here, *born* their birth date (ISO, "" unknown).
    """

    name: str
    weight: Decimal | None = field(default=None, repr=False)
    space: SpaceId | None = None
    born: str = field(default="", repr=False)


def read_members(said: object) -> tuple[Member, ...]:
    """Read what this machine noted; what is unreadable is left out."""
    return tuple(_read(said)) if isinstance(said, list) else ()


def written(members: Iterable[Member]) -> list[list[str]]:
    """Write members as they are noted."""
    return [
        [one.name, "" if one.weight is None else str(one.weight)] for one in members
    ]


def weighing(
    members: Sequence[Member], name: str, weight: Decimal | None
) -> tuple[Member, ...]:
    """Return members once one of them was weighed."""
    return tuple(Member(name, weight) if one.name == name else one for one in members)


def _read(said: list[object]) -> Iterable[Member]:
    for one in said:
        match one:
            case [str(name), ""]:
                yield Member(name)
            case [str(name), str(weight)]:
                with suppress(InvalidOperation):
                    yield Member(name, Decimal(weight))
            case _:
                pass
