"""« Scellement » : what waits becomes sealed runs; verified pages become entries."""

from collections.abc import Iterable, Sequence

from app.domain.errors import Broken, Refused
from app.domain.ids import SpaceId
from app.domain.journal import Batch, Control, Outcome, SealedLine
from app.domain.write import Origin, Write
from app.flows import keychain
from app.flows.bootstrap import Bootstrap
from app.flows.founding import FOUNDING
from app.flows.household import Household
from app.flows.keychain import SpaceKeys
from app.flows.sealed.batch import Sealed, seal
from app.flows.sealed.bodies import SealedBodies
from app.flows.sealed.drafting import Drafting
from app.flows.sealed.files import SealedFiles
from app.flows.sealed.intake import Intake, Reader, Taken
from app.flows.sealed.runs import Answer, Pack
from app.flows.standings import Standings, again
from app.flows.world import World
from app.ports.blobs import Blobs
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.pages import Pulled
from app.rules.people import Person, meet, strangers
from app.rules.sight import Sight
from app.rules.standing import Flight, Standing

APPLIED = 0
_PASSING = frozenset(("epoch_stale", "seen_unknown", "group_broken", "clock_ahead"))
"""Refusals that the next pull, or a later try, settles by itself."""


class Sealing:
    """The engine between journal and log; the courier calls it in this order.

    A frozen batch is resent and settled first; then pages are taken until none is
    left; then `seal`, push, `settle`. Each call is one transaction: killed
    anywhere, it is repeated from the vault. Calls are synchronous and heavy: keep
    them off the event loop.
    """

    def __init__(
        self,
        vault: Vault,
        journal: Journal,
        trail: Trail,
        world: World,
        blobs: Blobs,
    ) -> None:
        self._vault = vault
        self._standings = Standings(vault, trail)
        self.household = Household(self._standings, journal, world)
        self._journal = journal
        self._trail = trail
        self._world = world
        files = SealedFiles(blobs, world.entropy)
        self.bodies = SealedBodies(files, world.new_id)
        self.bootstrap = Bootstrap(self._standings, journal, self.bodies, world)
        self._known: set[bytes] = set()
        self._drafting = Drafting(vault, journal, trail, world, self.bodies)
        self.blocked = self._drafting.blocked

    def standing(self, space: SpaceId) -> Standing:
        """Return what is verified of a space; its `quarantine` is a code or ""."""
        return self._standings.of(space)

    def strangers(self, space: SpaceId, pulled: Pulled) -> set[bytes]:
        """Return devices of a page to ask about: unknown ones, and all depositors."""
        return strangers(self.standing(space), pulled.runs)

    def take(
        self, space: SpaceId, pulled: Pulled, people: Iterable[Person] = ()
    ) -> Taken:
        """Verify one page, open it, merge it, and keep all of it at once.

        *people* are the identities asked about `strangers`. An op that does not
        hold is refused alone and named in the result. Raises Broken(code of trust
        section 15) when the log itself lies: the space is then in quarantine,
        which every later call repeats. Raises Wanting when bodies are to be
        fetched before the same page is taken again.
        """
        people = tuple(people)
        return again(lambda: self._take(space, pulled, people))

    def _take(
        self, space: SpaceId, pulled: Pulled, people: tuple[Person, ...]
    ) -> Taken:
        standing = self._standings.open(space)
        sight = Sight(self._trail, space)
        try:
            intake = Intake(self._reader(), standing, sight)
            meet(standing, keychain.me(self._vault).shown, people)
            intake.take(pulled, self._known)
        except Broken as fault:
            self._standings.quarantine(space, fault.code, sight.evidence)
            raise
        for write in intake.writes():
            self._vault.commit(write, origin=Origin.PEER)
        return intake.taken

    def seal(self, space: SpaceId, pack: Pack) -> Batch | None:
        """Freeze the next push, or return None when nothing can leave now.

        Nothing leaves while a batch is in flight, or before the founding group has
        been pulled back. A line that cannot be sealed stays open, its code in
        `blocked`. Raises Refused("device.retired") on a retired device,
        Refused("root.absent") without the root key, Broken in quarantine.
        """
        return again(lambda: self._seal(space, pack))

    def _seal(self, space: SpaceId, pack: Pack) -> Batch | None:
        standing, me = self._standings.open(space), keychain.me(self._vault)
        self.blocked.clear()
        author = standing.authors.get(me.device)
        if author and author.retired:
            raise Refused("device.retired")
        if self._journal.frozen(space) or (standing.promised and not standing.seq):
            return None
        keys = SpaceKeys(self._vault, space)
        lines = self._journal.lines(space)
        founding = [n for n in lines if n.control and n.control.group == FOUNDING]
        drafts = self._drafting.push(standing, keys, me, founding or lines)
        if not drafts:
            return None
        sealed = seal(drafts, standing, keys, me, now=self._world.ms())
        return self._freeze(
            standing, keys, sealed, pack(sealed.runs), founding=bool(founding)
        )

    def settle(self, space: SpaceId, answers: Sequence[Answer]) -> None:
        """Note the server's answer to the frozen batch, op by op, in push order.

        Raises Broken("peer.malformed") for another count of answers,
        Broken("log.withheld") for an op said applied where we saw another: the
        space is then in quarantine.
        """
        standing = self._standings.open(space)
        if len(answers) != len(standing.flight):
            raise Broken("peer.malformed")
        outcomes = []
        said = {line.n: line.control for line in self._journal.controls(space)}
        for flown, answer in zip(standing.flight, answers, strict=True):
            applied = answer.status == APPLIED
            if applied and not flown.seen:
                self._promise(standing, flown, answer.seq, said.get(flown.line))
            if flown.line and not flown.seen:
                fault = "" if applied or answer.code in _PASSING else answer.code
                outcomes.append(
                    Outcome(flown.line, applied, rev=flown.rev * applied, fault=fault)
                )
        if not any(answer.status == APPLIED for answer in answers):
            standing.at = standing.at_before
        standing.flight = []
        self._standings.keep(
            standing, Write(space, outcomes=tuple(outcomes), abandon=True)
        )

    def abandon(self, space: SpaceId) -> None:
        """Open the lines of a batch the server refused as a whole.

        They get new counters: a counter once sealed never serves again.
        """
        standing = self.standing(space)
        standing.flight = []
        self._standings.keep(standing, Write(space, abandon=True))

    def release(self, space: SpaceId) -> None:
        """Leave quarantine: only a person decides it, having compared heads."""
        self._standings.release(space)

    def _freeze(
        self,
        standing: Standing,
        keys: SpaceKeys,
        sealed: Sealed,
        wire: bytes,
        *,
        founding: bool,
    ) -> Batch:
        standing.flight = list(sealed.flight)
        standing.ctr = sealed.flight[-1].ctr
        standing.at_before, standing.at = standing.at, sealed.at
        places = (SealedLine(f.line, f.ctr) for f in sealed.flight if f.line)
        space = SpaceId(standing.space)
        batch = Batch(space, wire, tuple(places), founding=founding)
        self._standings.keep(standing, Write(space, secrets=keys.learnt, freeze=batch))
        return batch

    def _promise(
        self, standing: Standing, flown: Flight, seq: int, control: Control | None
    ) -> None:
        if seq <= standing.seq:
            self._standings.quarantine(SpaceId(standing.space), "log.withheld")
            raise Broken("log.withheld")
        standing.promised[seq] = keychain.me(self._vault).device, flown.ctr
        if control:
            standing.applied[seq] = control
        if flown.opens:
            standing.opened.append(flown.opens)

    def _reader(self) -> Reader:
        me = keychain.me(self._vault)
        now, new_id = self._world.ms(), self._world.new_id
        return Reader(self._vault, self._journal, me, now, new_id, self.bodies)
