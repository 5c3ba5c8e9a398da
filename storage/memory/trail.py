"""« Preuves » in memory."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.domain.ids import CollectionId, EntryId, SpaceId
from app.domain.trail import EVIDENCE_MAX, Evidence, ItemHead, KeptRun, Page, Step
from storage.memory.state import Memory, State


class MemoryTrail:
    """Reads what was verified; `MemoryVault.commit` writes it."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def standing(self, space: SpaceId) -> bytes | None:
        """Return the engine's state as last stored."""
        return self._memory.state.standings.get(space)

    def step(self, space: SpaceId, seq: int) -> Step | None:
        """Return the row *seq* as verified."""
        return self._memory.state.steps.get((space, seq))

    def seq_of(self, space: SpaceId, h: bytes) -> int | None:
        """Return the position whose chain value is *h*."""
        return next((step.seq for step in self._steps(space) if step.h == h), None)

    def lane_step(
        self, space: SpaceId, collection: CollectionId, n: int
    ) -> Step | None:
        """Return the op number *n* of a lane."""
        place = (collection, n)
        steps = self._steps(space)
        return next((s for s in steps if (s.collection, s.n) == place), None)

    def controls(self, space: SpaceId, collection: CollectionId) -> list[bytes]:
        """Return op hashes of the lane's ops of a type other than 1 and 2."""
        lane = (step for step in self._steps(space) if step.collection == collection)
        return [step.op_hash for step in lane if step.type not in (1, 2)]

    def items(self, space: SpaceId, ids: list[EntryId]) -> Mapping[EntryId, ItemHead]:
        """Return the heads of those of *ids* the log has named."""
        heads = self._memory.state.heads
        return {each: heads[space, each] for each in ids if (space, each) in heads}

    def live(self, space: SpaceId, collection: CollectionId) -> Iterator[ItemHead]:
        """Return the items living in a collection, by id."""
        for (home, _), head in sorted(self._memory.state.heads.items()):
            if (home, head.collection, head.deleted) == (space, collection, False):
                yield head

    def tail(self, space: SpaceId, after: int, *, limit: int = 500) -> list[Step]:
        """Return the next rows whose bytes are still kept."""
        kept = [step for step in self._steps(space) if step.seq > after and step.head]
        return kept[:limit]

    def run(self, space: SpaceId, run: bytes) -> KeptRun | None:
        """Return a kept run by its id."""
        return self._memory.state.runs.get((space, run))

    def evidence(self, space: SpaceId) -> list[Evidence]:
        """Return what was refused or contradicts itself, newest first."""
        kept = reversed(self._memory.state.evidence.values())
        return [each for home, each in kept if home == space]

    def _steps(self, space: SpaceId) -> list[Step]:
        steps = sorted(self._memory.state.steps.items())
        return [step for (home, _), step in steps if home == space]


def keep_page(state: State, space: SpaceId, page: Page) -> None:
    """Write a verified page; runs that no row names any more are forgotten."""
    state.standings[space] = page.standing
    state.runs.update({(space, run.id): run for run in page.runs})
    for step in page.steps:
        before = state.steps.get((space, step.seq))
        state.steps[space, step.seq] = step
        if before is not None and before.run != step.run:
            _forget_run(state, space, before.run)
    state.heads.update({(space, head.item): head for head in page.items})
    _erase(state, space, page.erased)
    for each in page.evidence:
        state.evidence[max(state.evidence, default=0) + 1] = (space, each)
    held = [n for n, (home, _) in state.evidence.items() if home == space]
    for n in held[:-EVIDENCE_MAX]:
        del state.evidence[n]


def _erase(state: State, space: SpaceId, erased: Mapping[EntryId, int]) -> None:
    for place, step in state.steps.items():
        if place[0] == space and step.seq <= erased.get(step.item, -1):
            state.steps[place] = replace(step, body=b"", wrap=b"")


def _forget_run(state: State, space: SpaceId, run: bytes) -> None:
    named = {step.run for (home, _), step in state.steps.items() if home == space}
    if run not in named:
        state.runs.pop((space, run), None)
