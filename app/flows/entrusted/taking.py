"""« Ce qu'on vous confie » comes in: each lane verified, opened and kept alone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.domain.entrusted import Lane, lane_name
from app.domain.errors import Broken
from app.domain.ids import CollectionId, SpaceId
from app.domain.write import Origin, Write
from app.flows.entrusted.answers import Answers
from app.flows.entrusted.page import Desk, LanePage
from app.flows.entrusted.proposals import offers_in
from app.flows.keychain import Me
from app.flows.sealed.bodies import SealedBodies
from app.flows.sealed.files import SealedFiles
from app.flows.sealed.intake import Taken
from app.flows.standings import Standings
from app.flows.world import World
from app.ports.blobs import Blobs
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.lanes.pages import LanePulled
from app.rules.lanes.sight import LaneSight, lane_space
from app.rules.people import Person, meet, strangers
from app.rules.standing import Standing

__all__ = ["Taking", "lane_space"]


@dataclass(frozen=True, slots=True)
class _Standings(Standings):
    """The position of one lane of *real*, kept under a name that is not its space."""

    real: SpaceId

    def of(self, space: SpaceId) -> Standing:
        """Return what is verified of the lane kept under that name."""
        raw = self.trail.standing(space)
        return Standing.decode(raw) if raw else Standing.start(self.real)


class Taking:
    """The engine between the lanes others let one read and the entrusted store.

    *vault*, *trail* and *blobs* are those of that store, *me* says who reads, *answers*
    what they accepted: none for a service, which is asked nothing. Calls are
    synchronous and heavy: keep them off the event loop.
    """

    def __init__(
        self,
        vault: Vault,
        trail: Trail,
        blobs: Blobs,
        me: Callable[[], Me],
        world: World,
        answers: Answers | None = None,
    ) -> None:
        self.bodies = SealedBodies(SealedFiles(blobs, world.entropy), world.new_id)
        self._vault = vault
        self._blobs = blobs
        self._trail = trail
        self._me = me
        self._answers, self._world = answers, world
        self._known: set[bytes] = set()

    def cursors(self, space: SpaceId, collection: CollectionId) -> tuple[int, int]:
        """Return how many ops of zero16, then of the lane, are verified."""
        standing = self._standing(space, collection)
        return standing.root.n, standing.lane(collection).n

    def strangers(
        self, space: SpaceId, collection: CollectionId, *pages: LanePulled
    ) -> set[bytes]:
        """Return devices of some pages to ask about: unknown ones, and depositors."""
        runs = (run for page in pages for run in page.runs)
        return strangers(self._standing(space, collection), runs)

    def take(
        self,
        space: SpaceId,
        collection: CollectionId,
        root: Sequence[LanePulled],
        lane: Sequence[LanePulled],
        people: Iterable[Person],
    ) -> Taken:
        """Verify pages of a lane, open them and keep each at once with its position.

        The first page of *root* (zero16) was asked before those of *lane*. What was
        judged before is passed over. *people* are the identities asked about
        `strangers`. An op that does not hold is refused alone and named in the
        result. Raises Broken(code of trust section 15) when the lane itself lies:
        that lane alone is then in quarantine. Raises Wanting when bodies are to be
        fetched before the same pages are taken again.
        """
        asked, taken = tuple(people), Taken(0)
        for page in lane:
            rest = True
            while rest:  # what of the page was judged is passed over
                coming = self._page(space, collection, root, page, asked)
                if coming.taken != Taken(0):
                    self._keep(coming.write)
                taken, rest = _both(taken, coming.taken), coming.kept.rest
        return taken

    def _keep(self, write: Write) -> None:
        """Keep a page; the files of what it takes away go at once."""
        named = self._vault.blobs() if write.erased else set()
        self._vault.commit(write, origin=Origin.PEER)
        if named:
            self._blobs.drop(named - self._vault.blobs())

    def _page(
        self,
        space: SpaceId,
        collection: CollectionId,
        root: Sequence[LanePulled],
        page: LanePulled,
        people: tuple[Person, ...],
    ) -> LanePage:
        kept, me = self._lane(space, collection), self._me()
        sight = LaneSight(self._trail, space, collection)
        standings = _Standings(self._vault, self._trail, space)
        there, accepts = (
            (self._vault, self._trail),
            partial(self._accepts, space, collection),
        )
        desk = Desk(*there, me, self._world.ms(), self.bodies, accepts)
        try:
            standing = standings.open(lane_space(space, collection))
            meet(standing, me.shown, people)
            coming = LanePage(desk, kept, standing, sight)
            coming.take(root, page, self._known)
        except Broken as fault:
            self._stop(standings, kept, fault.code, sight)
            raise
        return coming

    def _accepts(
        self, space: SpaceId, collection: CollectionId, mandate: bytes, until: int
    ) -> bool:
        """Say whether the rubric of a lane, as it was offered, was accepted."""
        if self._answers is None:
            return True
        known = offers_in(self._vault, space)
        rubric = next((o.rubric for o in known if o.collection == collection), 0)
        return self._answers.accepts(space, mandate, rubric, until)

    def _stop(
        self, standings: _Standings, kept: Lane, code: str, sight: LaneSight
    ) -> None:
        """Stop following this lane, if the fault is its own."""
        name = lane_space(kept.space, kept.collection)
        standings.quarantine(name, code, sight.evidence)
        if standings.of(name).quarantine:
            said = replace(kept, quarantine=code).encode()
            write = Write(name, secrets={lane_name(name): said})
            self._vault.commit(write, origin=Origin.PEER)

    def _lane(self, space: SpaceId, collection: CollectionId) -> Lane:
        kept = self._vault.secret(lane_name(lane_space(space, collection)))
        return Lane.decode(kept) if kept else Lane(space, collection)

    def _standing(self, space: SpaceId, collection: CollectionId) -> Standing:
        standings = _Standings(self._vault, self._trail, space)
        return standings.of(lane_space(space, collection))


def _both(one: Taken, two: Taken) -> Taken:
    """Return what two pages brought."""
    return Taken(
        one.ops + two.ops,
        one.entries + two.entries,
        refusals=one.refusals + two.refusals,
        files=one.files + two.files,
    )
