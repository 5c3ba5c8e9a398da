"""« Espace » : one person's record, as one device knows it."""

from dataclasses import dataclass, field

from app.domain.ids import SpaceId


@dataclass(frozen=True, slots=True)
class Space:
    """« Espace » : the space open on this device and whose it is.

    *name* is what the person calls themselves; *birth_date* is ISO text or "".
    *server* is the address it synchronises with, "" when none was chosen.
    """

    id: SpaceId
    name: str = field(repr=False)
    birth_date: str = field(default="", repr=False)
    server: str = ""
