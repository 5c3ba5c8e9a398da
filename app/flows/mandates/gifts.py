"""Each grant given, as the log says it, what it is to show, what waits to leave."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from app.domain.ids import IdentityId, SpaceId
from app.domain.journal import Control
from app.domain.mandate import MandateState
from app.flows.sealed.lending import ended_by, given_by
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.rules.lending import lent
from app.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class Gift:
    """One grant of one collection: *line* is what still waits to leave, 0 for none.

    *ending*: the person took it back, the server does not know it yet. *ended* is the
    place in the log that ended it, 0 for none. *left* is when who received it ended it
    themselves (Unix ms), else 0.
    """

    grant: bytes
    mandate: bytes
    to: IdentityId
    collection: bytes
    until: int
    line: int = 0
    ending: bool = False
    over: bool = False
    left: int = 0
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Gifts:
    """Reads them: nothing of it is kept anywhere else."""

    journal: Journal
    trail: Trail
    space: SpaceId

    def standing(self) -> Standing:
        """Return what is verified of the space."""
        raw = self.trail.standing(self.space)
        return Standing.decode(raw) if raw else Standing.start(self.space)

    def every(self, now: int) -> list[Gift]:
        """Return every one, those that are over too (*now*: Unix ms)."""
        waiting = self.journal.controls(self.space)
        standing = self.standing()  # after: what left meanwhile is in one of them
        said = [(line.control, line.n) for line in waiting]
        said += [(control, 0) for control in standing.applied.values()]
        ending = {ended_by(control) for control, _ in said}
        coming = {
            gift.grant: replace(gift, ending=gift.grant in ending)
            for gift in _coming(said, now)
            if gift.grant not in standing.rights
        }
        return [*_known(standing, ending, now), *coming.values()]


def state_of(parts: list[Gift]) -> MandateState:
    """Return where the grants of one mandate stand together."""
    live = [one for one in parts if not one.over]
    if not live:
        return MandateState.ENDED
    if any(one.ending for one in live):
        return MandateState.ENDING
    waiting = any(one.line for one in live)
    return MandateState.WAITING if waiting else MandateState.ACTIVE


def _known(standing: Standing, ending: Container[bytes], now: int) -> list[Gift]:
    return [
        Gift(
            grant,
            right.mandate,
            IdentityId(right.identity),
            right.collection,
            right.until,
            ending=grant in ending,
            over=bool(right.revoked) or right.until <= now,
            left=right.left,
            ended=right.revoked,
        )
        for grant, right in lent(standing).items()
        if right.mandate and right.until
    ]


def _coming(said: Iterable[tuple[Control | None, int]], now: int) -> Iterator[Gift]:
    for control, line in said:
        given = given_by(control)
        if given:
            yield Gift(
                given.grant,
                given.mandate,
                IdentityId(given.to),
                given.collection,
                given.until,
                line=line,
                over=given.until <= now,
            )
