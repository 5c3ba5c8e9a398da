"""One push drafted: what is due first, then what waits, then what nobody typed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from app.domain.errors import Refused
from app.domain.ids import CollectionId, SpaceId
from app.domain.journal import Line
from app.domain.trail import ItemHead
from app.domain.write import Write
from app.flows.keychain import Me, SpaceKeys
from app.flows.sealed import erasures
from app.flows.sealed.batch import Draft, Drafts
from app.flows.sealed.bodies import SealedBodies
from app.flows.sealed.cards import Cards
from app.flows.sealed.copies import is_copy
from app.flows.sealed.lending import Lending
from app.flows.sealed.lines import Drafter, digest_drafts
from app.flows.sealed.projecting import Projecting
from app.flows.sealed.widening import Widening
from app.flows.world import World
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.sight import Sight
from app.rules.standing import Standing


class Drafting:
    """Drafts what fits in one push; *blocked* are the codes of lines that stay."""

    def __init__(
        self,
        vault: Vault,
        journal: Journal,
        trail: Trail,
        world: World,
        bodies: SealedBodies,
    ) -> None:
        self._vault = vault
        self._journal = journal
        self._trail = trail
        self._world = world
        self._bodies = bodies
        self._erased_at = 0
        self._copied: dict[bytes, tuple[str, int]] = {}
        self.blocked: set[str] = set()

    def push(
        self, standing: Standing, keys: SpaceKeys, me: Me, lines: list[Line]
    ) -> Drafts:
        """Draft the ends that are due, the lines, or a digest when none waits."""
        drafts, space = Drafts(), SpaceId(standing.space)
        drafter = Drafter(standing, keys, me, self._world.entropy, self._bodies)
        cards, now = Cards(self._vault, space), self._world.ms()
        copies = self._copies(keys, space)
        lending = Lending(drafter.openings, cards, lines, now, copies)
        wider = Widening(drafter.openings, cards, lending, lines)
        known = self._trail.items(space, [line.id for line in lines])
        waiting = (
            self._made(drafter, lending, line, known.get(line.id)) for line in lines
        )
        for made in chain(self._due(lending), wider.drafts(now), waiting):
            if not drafts.fits(*made):
                break
            drafts.add(*made)
        if lending.over:
            self._vault.commit(Write(space, dropped=tuple(lending.over)))
        if not drafts and not standing.promised:
            kept = self._vault, self._trail
            projecting = Projecting(*kept, drafter, now, self._copied)
            drafts.add(*(projecting.due(standing) or self._chores(standing)))
        return drafts

    def _copies(
        self, keys: SpaceKeys, space: SpaceId
    ) -> Callable[[bytes], Iterable[ItemHead]]:
        """Return what tells the copies made for who reads a collection."""

        def copies(collection: bytes) -> Iterable[ItemHead]:
            kept = self._trail.live(space, CollectionId(collection))
            return kept if is_copy(keys, collection) else ()

        return copies

    def _due(self, lending: Lending) -> Iterator[list[Draft]]:
        for collection, ended in lending.due().items():
            try:
                yield lending.turn(collection, ended)
            except Refused as error:
                self.blocked.add(error.code)

    def _made(
        self, drafter: Drafter, lending: Lending, line: Line, known: ItemHead | None
    ) -> list[Draft]:
        """Report a line that cannot leave, and one over a version unread here."""
        if known and known.rev > line.base_rev:
            self.blocked.add("version.unread")
            line = replace(line, base_rev=known.rev)
        try:
            if lending.about(line):
                return lending.drafts(line)
            made = drafter.drafts(line, known)
        except Refused as error:
            self.blocked.add(error.code)
            return []
        return [] if lending.holds(made) else made

    def _chores(self, standing: Standing) -> list[Draft]:
        """Draft what nobody typed: erasures, once at each position, else digests."""
        space = SpaceId(standing.space)
        if standing.seq and self._erased_at != standing.seq:
            self._erased_at = standing.seq
            heads, over = erasures.due(self._vault, self._journal, self._trail, space)
            if over:
                self._vault.commit(Write(space, secrets=erasures.done(over)))
            if heads:
                return erasures.drafts(standing, heads)
        return digest_drafts(standing, Sight(self._trail, space), self._world.ms())
