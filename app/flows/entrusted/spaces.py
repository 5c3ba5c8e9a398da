"""« Ce qu'on vous confie » : listed, read, left, and erased when its day has come."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby, islice
from typing import Final

from app.crypto.statements import GrantStatement
from app.domain.collection import Rubric
from app.domain.entrusted import (
    LANES,
    Entrusted,
    EntrustedRubric,
    EntrustedState,
    Lane,
)
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.query import Query
from app.flows.entrusted.answers import Answers
from app.flows.entrusted.gone import Gone, is_gone
from app.flows.entrusted.keys import told_in
from app.flows.entrusted.proposals import Proposals
from app.flows.profile.answered import answered
from app.flows.windows import every
from app.flows.world import World
from app.kinds import linked_kinds
from app.ports.entrusted import ENDED, EntrustedStore

_WITHDRAWN: Final = "entered-in-error"
_KNOWN: Final = frozenset(Rubric)
"""Rubrics this version reads; another one waits for its version."""


@dataclass(frozen=True, slots=True, repr=False)
class EntrustedSpaces:
    """What others entrust to the owner of this device, who accepted it; read only.

    Methods taking a *lane* raise Refused("entrusted.ended") once its last day has
    passed by the clock, swept or not, and for one that is not kept here.
    """

    store: EntrustedStore
    answers: Answers

    @property
    def world(self) -> World:
        """The time and the dice of the owner."""
        return self.answers.preferences.world

    @property
    def proposals(self) -> Proposals:
        """What waits for a yes or a no."""
        return Proposals(self.store, self.answers, self.world)

    def lanes(self) -> dict[SpaceId, Lane]:
        """Return what is kept of each rubric, ended ones included.

        One that is not accepted any more is: another device may have left it.
        """
        if not self.store.here():
            return {}
        found = self.store.vault.secrets(LANES)
        kept = {_lane_of(name): Lane.decode(each) for name, each in found.items()}
        return {lane: self._heeded(lane, each) for lane, each in kept.items()}

    def every(self) -> list[Entrusted]:
        """Return what each person entrusts, by name."""
        kept = sorted(self.lanes().items(), key=lambda one: (one[1].space, one[0]))
        spaces = groupby(kept, key=lambda one: one[1].space)
        told = {space: self._told(space, dict(lanes)) for space, lanes in spaces}
        for one in self.proposals.accepted():
            coming = Entrusted(one.space, one.whose, "", (), EntrustedState.COMING)
            told.setdefault(one.space, coming)
        return sorted(told.values(), key=lambda one: (one.whose, one.space))

    def lane(self, lane: SpaceId) -> Lane:
        """Return what is kept of a rubric that can be read."""
        kept = self.lanes().get(lane)
        if kept is None or kept.state(self.world.ms()) is EntrustedState.ENDED:
            raise Refused(ENDED)
        return kept

    def entry(self, lane: SpaceId, entry: EntryId) -> Entry:
        """Return one element. Raises Refused("entry.absent") too."""
        self.lane(lane)
        return self.store.vault.entry(lane, entry)

    def entries(self, lane: SpaceId, *, limit: int, offset: int = 0) -> list[Entry]:
        """Return the elements in use of a rubric, whatever their kind, newest first."""
        self.lane(lane)
        kinds = (self._of_kind(lane, kind) for kind in linked_kinds())
        answers = sorted(self._answers(lane), key=_newest, reverse=True)
        found = merge(answers, *kinds, key=_newest, reverse=True)
        return list(islice(found, offset, offset + limit))

    def count(self, lane: SpaceId) -> int:
        """Return how many elements `entries` lists in all."""
        self.lane(lane)
        kinds = sum(self._counted(lane, kind) for kind in linked_kinds())
        return kinds + len(self._answers(lane))

    def leave(self, space: SpaceId) -> None:
        """Erase all that one person entrusts; they are told at the next exchange."""
        found = self.lanes().items()
        lanes = {lane: kept for lane, kept in found if kept.space == space}
        self.proposals.leave(space)
        mandates = {kept.mandate for kept in lanes.values()}
        for lane in lanes:
            mandates |= {one.mandate for one in told_in(self.store.vault, lane)}
        for mandate in mandates:
            self.answers.refuse(space, mandate)
        for lane, kept in lanes.items():
            self._erase(lane, kept)

    def sweep(self) -> list[SpaceId]:
        """Erase what was ended or is past its last day, for good; return those lanes.

        A clock set back brings nothing back by itself. Where it was wrong, what the
        server still shows comes again.
        """
        now, lanes = self.world.ms(), self.lanes()
        ended = [
            lane
            for lane, kept in lanes.items()
            if kept.state(now) is EntrustedState.ENDED
        ]
        for lane in ended:
            self._erase(lane, lanes[lane], past=not lanes[lane].ended)
        return ended

    def tidy(self) -> None:
        """Sweep, then delete what a kill left behind: once an opening."""
        self.sweep()
        if self.store.here():
            self.store.rinse()

    def recall(self, lane: SpaceId) -> None:
        """Heed again what was past by another clock, in a lane that is not here."""
        if not self.store.here() or lane in self.lanes():
            return
        kept = Gone.of(self.store.vault, lane)
        gone = kept.at(self.world.ms())
        if gone != kept:
            self.store.forget(lane, gone.secrets(lane))

    def end(self, lane: SpaceId) -> None:
        """Erase a lane the server shows no more; shown again, it is read again."""
        self.store.forget(lane, Gone.of(self.store.vault, lane).secrets(lane))

    def _erase(self, lane: SpaceId, kept: Lane, *, past: bool = False) -> None:
        """Erase a lane, whose last day is *past* or which was ended or left.

        One that is over is so for all that was accepted of it.
        """
        gone = Gone.of(self.store.vault, lane)
        known = gone.past
        if self._accepts(kept, kept):
            told = told_in(self.store.vault, lane)
            known |= {one.grant for one in told if self._accepts(kept, one)}
            known |= frozenset({kept.grant} - {b""})
        over = Gone(gone.grants | known)
        if past:
            over = Gone(gone.grants, past=known - gone.grants, until=kept.until)
        self.store.forget(lane, over.secrets(lane))

    def _heeded(self, lane: SpaceId, kept: Lane) -> Lane:
        if not (kept.grant and kept.rubric):
            return kept
        gone = is_gone(self.store.vault, lane, kept.grant)
        over = gone or not self._accepts(kept, kept)
        return replace(kept, ended=kept.ended or over)

    def _accepts(self, kept: Lane, given: Lane | GrantStatement) -> bool:
        said = given.mandate, kept.rubric, given.until
        return self.answers.accepts(kept.space, *said)

    def _told(self, space: SpaceId, lanes: dict[SpaceId, Lane]) -> Entrusted:
        now = self.world.ms()
        states = {lane: kept.state(now) for lane, kept in lanes.items()}
        known = (one for one, kept in lanes.items() if kept.rubric in _KNOWN)
        read = [one for one in known if states[one] is EntrustedState.OPEN]
        named = lanes[read[0]] if read else next(iter(lanes.values()))
        rubrics = sorted(
            (_rubric(lane, lanes[lane]) for lane in read), key=lambda one: one.rubric
        )
        order = EntrustedState.OPEN, EntrustedState.COMING, EntrustedState.ENDED
        state = next(one for one in order if one in states.values())
        return Entrusted(space, named.whose, named.birth_date, tuple(rubrics), state)

    def _answers(self, lane: SpaceId) -> list[Entry]:
        """Return « Rien à signaler » and the like, which have no page of their own."""
        return answered(self.store.vault, self.world, lane)

    def _of_kind(self, lane: SpaceId, kind: str) -> Iterator[Entry]:
        found = every(self.store.vault, lane, Query(kind, in_use=True))
        return (one for one in found if one.meta.get("status") != _WITHDRAWN)

    def _counted(self, lane: SpaceId, kind: str) -> int:
        asked = Query(kind, in_use=True)
        withdrawn = replace(asked, status=_WITHDRAWN)
        count = self.store.vault.count
        return count(lane, asked) - count(lane, withdrawn)


def _newest(one: Entry) -> tuple[int, EntryId]:
    return one.when.start, one.id


def _lane_of(name: str) -> SpaceId:
    return SpaceId(bytes.fromhex(name.split("/")[1]))


def _rubric(lane: SpaceId, kept: Lane) -> EntrustedRubric:
    rubric = Rubric(kept.rubric)
    return EntrustedRubric(lane, kept.collection, rubric, kept.until, kept.quarantine)
