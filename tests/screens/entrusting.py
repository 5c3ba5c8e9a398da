"""People who entrust, and what they do, played for screens that only show it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from typing import Any

from app.domain.changes import Changes
from app.domain.collection import Rubric
from app.domain.entrusted import Entrusted, EntrustedRubric, EntrustedState
from app.domain.entry import Entry
from app.domain.errors import AlveoleError, Refused
from app.domain.ids import CollectionId, EntryId, IdentityId, SpaceId
from app.domain.mandate import Known, Mandate, MandateState, until_of
from app.domain.proposal import Proposal, ProposalState
from app.flows.heart import Heart
from app.kinds import linked_kinds
from storage.memory.entrusted import memory_beside
from tests.screens.homes import NOON, a_house, filled
from views.house import House

CODE = "ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567"
LOUISE = Known(IdentityId(b"L" * 16), b"card")
UNTIL = until_of(date(2027, 2, 23), UTC)
LANE = SpaceId(b"s" * 16)
"""The lane of the entrusted house: homes of tests are made under this id."""


@dataclass
class PaperMandates:
    """Gives what it is asked to give; *error* is what the server answers."""

    given: list[Mandate] = field(default_factory=list)
    error: AlveoleError | None = None
    ended: list[bytes] = field(default_factory=list)
    known: Known = LOUISE

    def my_code(self) -> str:
        return CODE

    async def find(self, code: str) -> Known:
        if code.replace(" ", "-") != CODE:
            raise Refused("card.mistyped")
        if self.error:
            raise self.error
        return self.known

    def offered(self) -> tuple[Rubric, ...]:
        return (Rubric.PROFILE, Rubric.MEASURES, Rubric.VACCINES, Rubric.PRESCRIPTION)

    def counts(self) -> Mapping[Rubric, int]:
        return {Rubric.MEASURES: 32, Rubric.VACCINES: 1}

    def give(
        self, to: Known, *, name: str, rubrics: Sequence[Rubric], until: int
    ) -> Mandate:
        own, state = bytes([len(self.given)]) * 16, MandateState.WAITING
        since = int(NOON.timestamp() * 1000)
        made = Mandate(own, to.identity, name, tuple(rubrics), since, until, state)
        self.given.insert(0, made)
        return made

    def every(self) -> list[Mandate]:
        return self.given

    def end(self, mandate: bytes) -> None:
        self.ended.append(mandate)
        self.given = [
            replace(one, state=MandateState.ENDING) if one.id == mandate else one
            for one in self.given
        ]


@dataclass
class PaperProposals:
    """What is proposed, and what was answered."""

    asked: list[Proposal] = field(default_factory=list)
    answers: list[tuple[str, bytes]] = field(default_factory=list)
    tell: Callable[[Changes], None] = lambda _changes: None

    def every(self) -> list[Proposal]:
        return self.asked

    def waiting(self) -> int:
        return sum(one.state is ProposalState.PROPOSED for one in self.asked)

    def accept(self, own: bytes) -> None:
        self._asked(own)
        self.answers.append(("accept", own))
        self.asked = [one for one in self.asked if one.id != own]
        self._told()

    def refuse(self, own: bytes) -> None:
        self._asked(own)
        self.answers.append(("refuse", own))
        left = ProposalState.LEAVING
        self.asked = [
            replace(one, state=left) if one.id == own else one for one in self.asked
        ]
        self._told()

    def _asked(self, own: bytes) -> None:
        if own not in {one.id for one in self.asked}:
            raise Refused("proposal.absent")

    def _told(self) -> None:
        self.tell(Changes(LANE, frozenset({"preference"})))


def proposed(whose: str = "Mireille Roche", *rubrics: Rubric, own: int = 1) -> Proposal:
    """Return what somebody proposes, the measures and vaccines."""
    what = rubrics or (Rubric.MEASURES, Rubric.VACCINES)
    place = bytes([own]) * 16, SpaceId(b"m" * 16)
    return Proposal(*place, whose, CODE, what, UNTIL, ProposalState.PROPOSED)


@dataclass
class PaperSpaces:
    """Lends one *house*, by the lane of each of its rubrics."""

    house_lent: House
    people: list[Entrusted] = field(default_factory=list)
    store: Any = field(default_factory=lambda: memory_beside(lambda: NOON, Heart()))
    proposals: PaperProposals = field(default_factory=PaperProposals)

    def every(self) -> list[Entrusted]:
        return self.people

    def entries(self, lane: SpaceId, *, limit: int, offset: int) -> list[Entry]:
        return self._kept(lane)[offset : offset + limit]

    def entry(self, lane: SpaceId, entry: EntryId) -> Entry:
        for one in self._kept(lane):
            if one.id == entry:
                return one
        raise Refused("entry.absent")

    def count(self, lane: SpaceId) -> int:
        return len(self._kept(lane))

    def house(self, _lane: SpaceId) -> House:
        return self.house_lent

    def _kept(self, lane: SpaceId) -> list[Entry]:
        rubric = next(
            r.rubric for w in self.people for r in w.rubrics if r.lane == lane
        )
        found = self.house_lent.documents.vault.after(LANE, b"", limit=500)
        told = (one for one in found if one.rubric is rubric)
        shown = (one for one in told if one.kind in linked_kinds())
        return sorted(shown, key=lambda one: one.when.start, reverse=True)


def lane_of(rubric: Rubric) -> SpaceId:
    """Return the lane of a rubric of the house lent."""
    return SpaceId(bytes([rubric]) * 16)


def lent(*rubrics: Rubric, state: EntrustedState = EntrustedState.OPEN) -> Entrusted:
    """Return what Mireille entrusts."""
    told = tuple(
        EntrustedRubric(lane_of(one), CollectionId(lane_of(one)), one, UNTIL)
        for one in rubrics
    )
    return Entrusted(SpaceId(b"m" * 16), "Mireille Roche", "1941-05-02", told, state)


def entrusted_with(*rubrics: Rubric, lender: House | None = None) -> House:
    """Return a house whose owner reads these rubrics of Mireille's space."""
    theirs = lender or filled()
    spaces: Any = PaperSpaces(theirs, [lent(*rubrics)] if rubrics else [])
    mandates: Any = PaperMandates()
    return replace(served(a_house()), entrusted=spaces, mandates=mandates)


def asked(whose: str = "Mireille Roche") -> tuple[House, PaperProposals]:
    """Return a house where something is proposed, and what is answered there."""
    house = entrusted_with(Rubric.PRESCRIPTION)
    spaces: Any = house.entrusted
    spaces.proposals = PaperProposals([proposed(whose)], tell=house.pulse.beat)
    return house, spaces.proposals


def served(house: House) -> House:
    """Return a house whose owner chose a server."""
    own = replace(house.space, server="https://sante.exemple.fr")
    dependents = replace(house.dependents, own=own)
    return replace(house, space=own, dependents=dependents)
