"""Somebody who reads what another entrusts: an identity and a store of their own."""

from dataclasses import dataclass, field

from app.domain.collection import Rubric
from app.domain.entrusted import Lane, lane_name
from app.domain.entry import Entry
from app.domain.ids import ROOT, CollectionId, SpaceId
from app.domain.space import Space
from app.flows.entrusted.answers import Answers
from app.flows.entrusted.taking import Taking, lane_space
from app.flows.onboarding import Onboarding
from app.flows.preferences import Preferences
from app.flows.sealed.intake import Taken
from app.ports.entrusted import EntrustedStore
from app.rules.lanes.pages import LanePulled
from storage.memory.entrusted import memory_beside
from tests.app.lanes import LIMIT, Giver, collection_of, lane_page
from tests.app.worlds import Clock, Home, Ledger, Silent, a_home


class Willing(Answers):
    """Says yes to everybody, but for what was refused."""

    def accepts(self, space: bytes, mandate: bytes, rubric: int, until: int) -> bool:  # noqa: ARG002 - whatever it is
        return not self.refuses(space, mandate)


@dataclass
class Relative:
    """Louise: a home of hers, and beside it what is entrusted to her."""

    home: Home
    ledger: Ledger
    collection: CollectionId
    store: EntrustedStore
    says: type[Answers] = Willing
    taking: Taking = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Start the process again over the same store."""
        store = self.store
        kept = store.vault, store.trail, store.blobs
        me, world = (lambda: self.home.me), self.home.world
        self.taking = Taking(*kept, me, world, self.answers)

    @property
    def own(self) -> Space:
        """Her space."""
        return Space(self.home.vault.spaces()[0], "Louise")

    @property
    def answers(self) -> Answers:
        """What she says of what is offered to her."""
        return self.says(Preferences(self.home.vault, self.home.world, self.own))

    @property
    def space(self) -> SpaceId:
        """The space of who entrusts."""
        return self.ledger.space

    @property
    def lane(self) -> SpaceId:
        """The name the lane is kept under."""
        return lane_space(self.space, self.collection)

    @property
    def kept(self) -> Lane:
        kept = self.store.vault.secret(lane_name(self.lane))
        assert kept is not None
        return Lane.decode(kept)

    def pages(self, limit: int = LIMIT) -> tuple[list[LanePulled], list[LanePulled]]:
        """Ask zero16 to its end, then the lane to its end."""
        roots, lane = self.taking.cursors(self.space, self.collection)
        found = []
        for collection, after in ((ROOT, roots), (self.collection, lane)):
            pages = [lane_page(self.ledger, collection, after, limit)]
            while pages[-1].more:
                last = pages[-1].rows[-1].n
                pages.append(lane_page(self.ledger, collection, last, limit))
            found.append(pages)
        return found[0], found[1]

    def pull(self, limit: int = LIMIT) -> Taken:
        """Take all there is."""
        return self.take(*self.pages(limit))

    def take(self, roots: list[LanePulled], lanes: list[LanePulled]) -> Taken:
        """Take some pages."""
        people = self.ledger.people.values()
        return self.taking.take(self.space, self.collection, roots, lanes, people)

    def entries(self) -> list[Entry]:
        """Return what can be read here."""
        return self.store.vault.after(self.lane, b"", limit=2000)

    def titles(self) -> list[str]:
        return sorted(entry.title for entry in self.entries())


def a_relative(
    clock: Clock, ledger: Ledger, collection: CollectionId, name: str = "louise"
) -> Relative:
    home = Home(name, clock)
    Onboarding(home.vault, home.world, "linux").create("Louise", rubrics=())
    return Relative(home, ledger, collection, memory_beside(clock, Silent()))


@dataclass
class Family:
    """Camille, two appointments of hers, and Louise to whom nothing is given yet."""

    camille: Home
    ledger: Ledger
    giver: Giver
    louise: Relative

    def sync(self) -> None:
        self.camille.sync(self.ledger)

    def entrust(self, **given: object) -> bytes:
        """Give and send."""
        grant = self.giver.give(self.louise.home.me, **given)  # type: ignore[arg-type]
        self.sync()
        return grant


def a_family(rubric: Rubric = Rubric.AGENDA) -> Family:
    camille, ledger, _ = a_home()
    for title in ("dentiste", "kiné"):
        camille.write(title, rubric=rubric)
    camille.sync(ledger)
    giver = Giver(camille, collection_of(camille, rubric))
    louise = a_relative(camille.clock, ledger, giver.collection)
    return Family(camille, ledger, giver, louise)
