"""« Ce qu'on vous confie » as a screen asks it: whose spaces, and what is proposed."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from app.domain.entrusted import Entrusted
from app.domain.proposal import Proposal, ProposalState
from app.flows.entrusted.spaces import EntrustedSpaces
from views.parts.watching import Asked, here, use_record

TOLD_BY: Final = ("entrusted", "cursor", "preference", "setting")
"""What changes when something one is entrusted with does."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose spaces one reads, and what is proposed."""

    people: list[Entrusted]
    proposals: list[Proposal]

    @property
    def waiting(self) -> list[Proposal]:
        """Return what waits for a yes or a no."""
        return [one for one in self.proposals if _waits(one)]

    @property
    def refused(self) -> list[Proposal]:
        """Return each no that is still to be told."""
        return [one for one in self.proposals if not _waits(one)]


def use_entrusted() -> Asked[Seen]:
    """Ask what is entrusted, and again as it changes."""
    asks = partial(_seen, here().entrusted)
    return use_record(asks, *TOLD_BY, name="entrusted")


def _seen(spaces: EntrustedSpaces) -> Seen:
    return Seen(spaces.every(), spaces.proposals.every())


def _waits(one: Proposal) -> bool:
    return one.state is ProposalState.PROPOSED
