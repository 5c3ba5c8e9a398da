"""The clock of the example: it stands where the story is."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class Calendar:
    """A clock one moves; called, it gives the moment of the story."""

    at: datetime

    def __call__(self) -> datetime:
        """Return the moment of the story."""
        return self.at

    def ms(self) -> int:
        """Return it as Unix milliseconds."""
        return int(self.at.timestamp() * 1000)
