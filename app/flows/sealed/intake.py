"""A pulled page judged, opened and merged into one write."""

from dataclasses import dataclass, field, replace

from app.crypto.statements import OpType
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, NewId, SpaceId
from app.domain.journal import Line, Outcome
from app.domain.write import Write
from app.flows import drafts
from app.flows.keychain import Me, SpaceKeys
from app.flows.sealed import erasures
from app.flows.sealed.bodies import SealedBodies, Wanting
from app.flows.sealed.copies import marked
from app.flows.sealed.deposits import came
from app.flows.sealed.merge import Harvest, Waiting
from app.flows.sealed.page import CONTENT, Opener
from app.ports.journal import Journal
from app.ports.vault import Vault
from app.rules.acceptance import Judge
from app.rules.judging import Verdict
from app.rules.pages import Pulled
from app.rules.sight import Sight
from app.rules.standing import Flight, Standing

_MANY = 500
_CONTENT = (*CONTENT, OpType.DEL)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page brought: rows verified, codes of those refused, files to fetch.

    *entries* counts the entries changed here.
    """

    ops: int
    entries: int = 0
    conflicts: int = 0
    refusals: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """What an intake reads: the store, who we are, the time, fresh ids, bodies."""

    vault: Vault
    journal: Journal
    me: Me
    now: int
    new_id: NewId
    bodies: SealedBodies


@dataclass(slots=True)
class Intake:
    """One page on its way in; nothing is written until `writes` are committed.

    A deletion made here and unsent that has no object any more is dropped first.
    """

    reader: Reader
    standing: Standing
    sight: Sight
    harvest: Harvest = field(init=False)
    write: Write = field(init=False)
    taken: Taken = field(init=False)
    wanted: list[Attachment] = field(default_factory=list)
    erased: dict[EntryId, int] = field(default_factory=dict)
    copies: dict[str, bytes] = field(default_factory=dict)

    def take(self, pulled: Pulled, known: set[bytes]) -> None:
        """Judge, open and merge a page. Raises Broken as `Judge.page`, Wanting."""
        judge = Judge(self.standing, self.sight, known, now=self.reader.now)
        verdicts = judge.page(pulled)
        space = SpaceId(self.standing.space)
        keys = SpaceKeys(self.reader.vault, space)
        ours = self.reader.me, self.reader.bodies, self._here
        opener = Opener(self.standing, keys, *ours)
        self.harvest = self._harvest(space, verdicts)
        outcomes, refusals = [], []
        self.erased = _erased(verdicts)
        for verdict in verdicts:
            outcomes += self._landed(verdict)
            code = verdict.code or self._opened(opener, verdict)
            if code:
                refusals.append(code)
            if code and not verdict.code:
                judge.keep(code, verdict.row, pulled.runs[verdict.row.run])
        if self.wanted:
            raise Wanting(self.wanted)
        outcomes += self._cancelled()
        self._settle_opened()
        self.write = self._write(space, keys, outcomes)
        self.taken = self._told(len(verdicts), refusals)

    def writes(self) -> list[Write]:
        """Return what to commit, in order."""
        forgotten, lines = self.harvest.forgotten, self.harvest.lines()
        if not forgotten:
            return [self.write]
        first = Write(
            self.write.space,
            removed=tuple(forgotten),
            expected={item: lines[item] for item in forgotten},
        )
        after = {**lines, **dict.fromkeys(forgotten, 0)}
        return [first, replace(self.write, expected=after)]

    def _landed(self, verdict: Verdict) -> list[Outcome]:
        """Note an op of our frozen batch that the log shows: a reply was lost."""
        head = verdict.head
        if head.device != self.reader.me.device:
            return []
        for flown in self.standing.flight:
            if flown.ctr == head.ctr and not verdict.code:
                return self._answered(flown, EntryId(head.item))
        return []

    def _answered(self, flown: Flight, item: EntryId) -> list[Outcome]:
        flown.seen = True
        self.harvest.sent(item, flown.rev)
        line = Outcome(flown.line, applied=True, rev=flown.rev)
        return [line] if flown.line else []

    def _cancelled(self) -> list[Outcome]:
        """End the frozen deletions that have no object any more."""
        cancelled = set(self.harvest.cancelled)
        for flown in self.standing.flight:
            flown.seen = flown.seen or flown.line in cancelled
        return [Outcome(n, applied=True) for n in cancelled]

    def _opened(self, opener: Opener, verdict: Verdict) -> str:
        """Open an accepted op; return why its content is refused, "" if it is not."""
        try:
            opener.learn(verdict)
            if verdict.head.type in _CONTENT:
                self._content(opener, verdict)
        except Wanting as absent:
            self.wanted += absent.files
        except Refused as error:
            return error.code
        return ""

    def _content(self, opener: Opener, verdict: Verdict) -> None:
        head, row = verdict.head, verdict.row
        if opener.is_copy(head):
            entry = opener.entry(verdict) if row.body else None
            self.copies |= marked(head.collection, entry, head.at)
        elif self.harvest.knows(EntryId(head.item), head.base + 1):
            return
        elif head.type == OpType.DEL:
            self.harvest.delete(head)
        elif row.body:
            self.harvest.put(head, opener.entry(verdict))

    def _here(self, own: EntryId) -> Entry | None:
        """Return an element as this page leaves it so far."""
        kept = self.reader.vault.entries(SpaceId(self.standing.space), [own])
        return self.harvest.changed.get(own) or kept.get(own)

    def _settle_opened(self) -> None:
        standing = self.standing
        opened = standing.opened
        standing.opened = [one for one in opened if not standing.lane(one).epoch]

    def _harvest(self, space: SpaceId, verdicts: list[Verdict]) -> Harvest:
        vault, items = self.reader.vault, _named(verdicts)
        entries: dict[EntryId, Entry | None] = {}
        for start in range(0, len(items), _MANY):
            entries |= vault.entries(space, items[start : start + _MANY])
        return Harvest(
            self.reader.me.device,
            self.reader.now,
            self.reader.new_id,
            entries,
            self._waiting(space, items),
        )

    def _waiting(self, space: SpaceId, items: list[EntryId]) -> dict[EntryId, Waiting]:
        journal = self.reader.journal
        if not journal.waiting(space):
            return {}
        found: dict[EntryId, Waiting] = {}
        for item in items:
            line = journal.line_of(space, item)
            if line:
                found[item] = Waiting(open=line)
        for line in self._frozen(space):
            found.setdefault(line.id, Waiting()).frozen = line
        return found

    def _frozen(self, space: SpaceId) -> list[Line]:
        batch = self.reader.journal.frozen(space)
        if batch is None:
            return []
        places = {place.n for place in batch.lines}
        return [line for line in self.reader.journal.sealed(space) if line.n in places]

    def _write(self, space: SpaceId, keys: SpaceKeys, outcomes: list[Outcome]) -> Write:
        changed, page = self.harvest.changed, self.sight.page(self.standing.encode())
        entries = tuple(entry for entry in changed.values() if entry)
        return Write(
            space,
            entries=entries,
            removed=tuple(item for item, entry in changed.items() if entry is None),
            rebased=tuple(self.harvest.rebased.values()),
            secrets={**keys.learnt, **erasures.done(self.erased), **came(entries)},
            settings={**drafts.forgotten(self.erased), **self.copies},
            conflicts=tuple(self.harvest.conflicts),
            settled=self._forgotten(space),
            outcomes=tuple(outcomes),
            page=replace(page, erased=self.erased),
            expected=self.harvest.lines(),
        )

    def _forgotten(self, space: SpaceId) -> tuple[bytes, ...]:
        """Return the versions set aside of items erased since: their keys go too."""
        if not self.erased:
            return ()
        aside = self.reader.vault.conflicts(space)
        return tuple(each.id for each in aside if each.entry in self.erased)

    def _told(self, ops: int, refusals: list[str]) -> Taken:
        entries = [entry for entry in self.harvest.changed.values() if entry]
        files = [file for entry in entries for file in entry.attachments]
        return Taken(
            ops,
            len(self.harvest.changed),
            len(self.harvest.conflicts),
            tuple(refusals),
            tuple(files),
        )


def _erased(verdicts: list[Verdict]) -> dict[EntryId, int]:
    """Return the items some ops erase, and where in the log that was said."""
    told = [v for v in verdicts if v.head.type == OpType.ERASE and v.order]
    return {
        EntryId(item): v.row.seq for v in told if v.order for item in v.order.content
    }


def _named(verdicts: list[Verdict]) -> list[EntryId]:
    items = (EntryId(v.head.item) for v in verdicts if v.head.type in _CONTENT)
    return list(dict.fromkeys(items))
