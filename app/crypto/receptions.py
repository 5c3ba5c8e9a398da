"""What a space says of its server, and of whom it lets deposit by the word of it."""

from dataclasses import dataclass
from typing import ClassVar

from app.crypto.packing import Id, Statement, optional
from app.crypto.statements import Origin, Server
from app.domain.errors import Refused

_HASH = 32


@dataclass(frozen=True, slots=True)
class Reception(Statement):
    """A space takes the word of a directory, on these professions alone.

    It is the second form of `Origin`, which named none and meant laboratories.
    """

    edition: ClassVar[int] = 2

    space: Id
    origin: Server
    professions: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse half a key, and a reception for nobody."""
        optional(_HASH, self.origin.server_pk, self.origin.directory_pk)
        if not self.professions:
            raise Refused("statement.malformed")


def read_origin(core: bytes) -> Origin | Reception:
    """Read what an op of type origin says, in either form.

    Raises Refused("statement.malformed" | "format.unknown").
    """
    try:
        return Origin.decode(core)
    except Refused as refusal:
        if refusal.code != "format.unknown":
            raise
    return Reception.decode(core)


def professions_of(told: object) -> tuple[str, ...]:
    """Return the professions an opening names, () for a form that names none."""
    return told.professions if isinstance(told, Reception) else ()
