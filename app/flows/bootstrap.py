"""« Premier remplissage » : a new device filled from a verified snapshot."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.crypto.statements import Head
from app.domain.entry import Attachment, Entry
from app.domain.errors import Broken, Refused
from app.domain.ids import SpaceId
from app.domain.write import Origin, Write
from app.flows import keychain
from app.flows.keychain import SpaceKeys
from app.flows.sealed.bodies import SealedBodies, Wanting
from app.flows.sealed.copies import marked
from app.flows.sealed.deposits import came
from app.flows.sealed.intake import Taken
from app.flows.sealed.page import CONTENT, Opener
from app.flows.standings import Standings
from app.flows.world import World
from app.ports.courier import Progress, unheard
from app.ports.journal import Journal
from app.rules.judging import Verdict
from app.rules.people import Person, meet
from app.rules.rebuilding import Rebuilding
from app.rules.sight import Sight
from app.rules.snapshots import NotVouched, Snapshot
from app.rules.standing import Standing

_MANY = 500


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """Takes a whole snapshot, or nothing of it.

    Nothing is kept before all of it is verified; entries are then kept some at a
    time, and the position last: killed between, the log is read from 0 over them.
    """

    standings: Standings
    journal: Journal
    bodies: SealedBodies
    world: World

    def wanted(self, space: SpaceId) -> bool:
        """Say whether this device holds nothing of the space yet."""
        standing = self.standings.open(space)
        begun = standing.seq or standing.promised or standing.flight
        empty = not self.standings.vault.after(space, b"", limit=1)
        return not begun and empty and not self.journal.waiting(space)

    def take(
        self,
        space: SpaceId,
        shown: Snapshot,
        people: Iterable[Person],
        tell: Progress = unheard,
    ) -> Taken:
        """Verify a snapshot and keep it; *tell* hears how many entries are kept.

        Raises NotVouched when no digest tells whether it is whole, Wanting when
        bodies are to be fetched first, Broken(code of trust section 15) when it
        is not what was signed: the space is then in quarantine.
        """
        standing = self.standings.open(space)
        sight = Sight(self.standings.trail, space)
        try:
            meet(standing, keychain.me(self.standings.vault).shown, people)
            now = self.world.ms()
            verdicts = Rebuilding(standing, sight, set(), now).run(shown)
        except Broken as fault:
            if fault.code != "peer.malformed":
                self.standings.quarantine(space, fault.code, sight.evidence)
            raise
        except NotVouched:
            raise
        except Refused as refusal:
            raise NotVouched from refusal
        return self._keep(standing, sight, verdicts, tell)

    def _keep(
        self, standing: Standing, sight: Sight, verdicts: list[Verdict], tell: Progress
    ) -> Taken:
        vault, space = self.standings.vault, SpaceId(standing.space)
        keys = SpaceKeys(vault, space)
        reading = _Reading(Opener(standing, keys, keychain.me(vault), self.bodies))
        for verdict in verdicts:
            reading.read(verdict, sight)
        if reading.absent:
            raise Wanting(reading.absent)
        entries = reading.entries
        for start in range(0, len(entries), _MANY):
            tell(start, len(entries))
            some = tuple(entries[start : start + _MANY])
            write = Write(space, entries=some, secrets=came(some))
            vault.commit(write, origin=Origin.PEER)
        page = sight.page(standing.encode())
        write = Write(space, secrets=keys.learnt, settings=reading.copies, page=page)
        vault.commit(write, origin=Origin.PEER)
        return Taken(standing.seq, len(entries), 0, tuple(reading.refused))


@dataclass(slots=True)
class _Reading:
    """Opens accepted rows, the newest of each item."""

    opener: Opener
    entries: list[Entry] = field(default_factory=list)
    absent: list[Attachment] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    copies: dict[str, bytes] = field(default_factory=dict)

    def read(self, verdict: Verdict, sight: Sight) -> None:
        code = verdict.code or self._opened(verdict, sight)
        if code:
            self.refused.append(code)

    def _opened(self, verdict: Verdict, sight: Sight) -> str:
        head, row = verdict.head, verdict.row
        try:
            self.opener.learn(verdict)
            newest = sight.item(head.item) if head.type in CONTENT else None
            if newest and newest.seq == row.seq:
                self._keep(head, self.opener.entry(verdict))
        except Wanting as absent:
            self.absent += absent.files
        except Refused as error:
            return error.code
        return ""

    def _keep(self, head: Head, entry: Entry) -> None:
        if self.opener.is_copy(head):
            self.copies |= marked(head.collection, entry, head.at)
        else:
            self.entries.append(entry)
