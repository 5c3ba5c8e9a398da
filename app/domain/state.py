"""What becomes of an element, in its `meta` under `status`."""

from enum import StrEnum
from typing import Final


class State(StrEnum):
    """« État » : the standing of an element among the others.

    Only CURRENT ones are shown unless asked; SUPERSEDED has a newer version, TO_CHECK
    may be about somebody else: the person says.
    """

    CURRENT = "final"
    ARCHIVED = "archived"
    TRASHED = "trashed"
    SUPERSEDED = "superseded"
    TO_CHECK = "to-check"

    @classmethod
    def _missing_(cls, _: object) -> "State":
        """Take a state nobody here knows for CURRENT: it stays in sight."""
        return cls.CURRENT


CANCELLED: Final = "cancelled"
"""The state of what of the agenda does not take place: a trace of it stays."""

ASIDE = (State.ARCHIVED, State.TRASHED, State.SUPERSEDED, State.TO_CHECK)
"""What lists and searches leave out."""
