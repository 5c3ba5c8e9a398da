"""« Historique » : what an element said before it was changed."""

from dataclasses import dataclass

from app.domain.entry import Entry
from app.domain.origin import Origin


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier description; *at* is the Unix ms it was replaced, *origin* by whom."""

    entry: Entry
    at: int
    origin: Origin
