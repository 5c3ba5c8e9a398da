"""What a commit touched: the only thing the pulse tells."""

from dataclasses import dataclass

from app.domain.ids import SpaceId


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds of one space that a transaction touched.

    Besides entry kinds: `journal` (what waits to leave), `conflict`,
    `setting`, `cursor` (sync state, quarantine).
    """

    space: SpaceId
    kinds: frozenset[str]

    def touches(self, *kinds: str) -> bool:
        """Say whether one of *kinds* changed."""
        return not self.kinds.isdisjoint(kinds)
