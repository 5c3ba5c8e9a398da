"""« Proposé » : what others would entrust, asked about before anything comes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from app.crypto.person_code import person_code
from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.proposal import (
    Offer,
    Proposal,
    ProposalState,
    decode_offers,
    encode_offers,
)
from app.domain.write import Origin, Write
from app.flows.entrusted.answers import Answers, proposal_id
from app.flows.entrusted.gone import Gone
from app.flows.world import World
from app.ports.entrusted import EntrustedStore
from app.ports.vault import Vault
from app.rules.lanes.sight import lane_space

PROPOSALS_MAX: Final = 20
"""Mandates nobody answered that a device keeps: the next ones wait for an answer."""
_OFFERS: Final = "offers/"
PROPOSED, LEAVING = ProposalState.PROPOSED, ProposalState.LEAVING
PEER: Final = Origin.PEER


@dataclass(frozen=True, slots=True, repr=False)
class Proposals:
    """What the server last showed of the spaces of others, and what one said of it.

    A no is told to the server at the next exchange, by any device of who said it.
    """

    store: EntrustedStore
    answers: Answers
    world: World

    def every(self) -> list[Proposal]:
        """Return what waits for an answer, then each no that is still to be told."""
        live = sorted(self._live(), key=_mandate)
        shown = [self._proposals(list(each)) for _, each in groupby(live, _mandate)]
        return sorted(chain(*shown), key=lambda one: one.state is LEAVING)

    def waiting(self) -> int:
        """Return how many wait for an answer."""
        return sum(one.state is PROPOSED for one in self.every())

    def accept(self, own: bytes) -> None:
        """Say yes: it comes at the next exchange. Raises Refused("proposal.absent")."""
        asked = [one for one in self._named(own) if self._asks(one)]
        space, mandate = _mandate(asked[0])
        ends = sorted((one.rubric, one.until) for one in asked)
        self.answers.accept(space, mandate, dict(ends))

    def refuse(self, own: bytes) -> None:
        """Say no: nothing of it ever comes. Raises Refused("proposal.absent")."""
        self.answers.refuse(*_mandate(self._named(own)[0]))

    def leave(self, space: SpaceId) -> None:
        """Say no to all that was accepted of one space."""
        for one in {_mandate(each) for each in self.accepted() if each.space == space}:
            self.answers.refuse(*one)

    def accepted(self) -> list[Offer]:
        """Return what may come: accepted, and not over."""
        return [one for one in self._live() if self._accepts(one)]

    def refused(self, space: SpaceId) -> list[Offer]:
        """Return the grants of a space whose end is still to be told."""
        return [one for one in self._live() if one.space == space and self._no(one)]

    def heard(self, space: SpaceId, offers: Iterable[Offer]) -> None:
        """Keep what a space offers now, no more of it than one may be asked about."""
        others = [one for one in self._kept() if one.space != space]
        asked = {_mandate(one) for one in others if self._asks(one)}
        kept = list[Offer]()
        for one in offers:
            if self._asks(one):
                if len(asked | {_mandate(one)}) > PROPOSALS_MAX:
                    continue
                asked.add(_mandate(one))
            kept.append(one)
        self._keep(space, kept)

    def heard_only(self, spaces: Iterable[SpaceId]) -> None:
        """Forget what every other space offered: it offers nothing any more."""
        for over in {one.space for one in self._kept()} - set(spaces):
            self._keep(over, [])

    def _proposals(self, offers: list[Offer]) -> Iterator[Proposal]:
        """Give what is asked of one mandate, or the no that was said of it."""
        state = LEAVING if self._no(offers[0]) else PROPOSED
        told = [one for one in offers if state is LEAVING or self._asks(one)]
        if told:
            space, mandate = _mandate(told[0])
            yield Proposal(
                proposal_id(space, mandate),
                space,
                told[0].whose,
                person_code(told[0].giver),
                tuple(sorted({Rubric(one.rubric) for one in told})),
                max(one.until for one in told),
                state,
            )

    def _named(self, own: bytes) -> list[Offer]:
        """Return the offers of a proposal that waits."""
        found = [one for one in self._live() if proposal_id(*_mandate(one)) == own]
        if not any(map(self._asks, found)):
            raise Refused("proposal.absent")
        return found

    def _accepts(self, one: Offer) -> bool:
        said = one.space, one.mandate, one.rubric, one.until
        return self.answers.accepts(*said)

    def _no(self, one: Offer) -> bool:
        return self.answers.refuses(one.space, one.mandate)

    def _asks(self, one: Offer) -> bool:
        return not (self._accepts(one) or self._no(one))

    def _live(self) -> list[Offer]:
        """Return what is neither past nor was erased at its end."""
        now = self.world.ms()
        return [one for one in self._kept() if now < one.until and not self._gone(one)]

    def _gone(self, one: Offer) -> bool:
        lane = lane_space(one.space, one.collection)
        gone = Gone.of(self.store.vault, lane).at(self.world.ms())
        return one.grant in gone.every

    def _kept(self) -> list[Offer]:
        return offers_in(self.store.vault) if self.store.here() else []

    def _keep(self, space: SpaceId, offers: list[Offer]) -> None:
        if offers or self.store.here():
            name, said = _OFFERS + space.hex(), encode_offers(offers)
            if said != (self.store.vault.secret(name) or encode_offers(())):
                secrets = {name: said if offers else None}
                self.store.vault.commit(Write(space, secrets=secrets), origin=PEER)


def offers_in(vault: Vault, space: bytes = b"") -> list[Offer]:
    """Return what the store keeps of what is offered, in one space or in all."""
    kept = vault.secrets(_OFFERS + space.hex())
    return list(chain(*map(decode_offers, kept.values())))


def _mandate(one: Offer) -> tuple[SpaceId, bytes]:
    return one.space, one.mandate
