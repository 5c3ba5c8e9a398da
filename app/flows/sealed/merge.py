"""What a page of the log makes of the entries here, unsent edits included."""

from dataclasses import dataclass, field, replace

from app.crypto.statements import Head
from app.domain.conflict import DELETED, Conflict
from app.domain.entry import Entry
from app.domain.ids import DeviceId, EntryId, NewId
from app.domain.journal import Action, Line
from app.fhir.settling import settled
from app.kinds import all_kinds
from app.rules.merge import Side, merge


@dataclass(slots=True)
class Waiting:
    """The lines of one entry that have not been answered: open, and frozen."""

    open: Line | None = None
    frozen: Line | None = None

    @property
    def first(self) -> Line | None:
        """The older one, whose base is where our unsent edits began."""
        return self.frozen or self.open


@dataclass(slots=True)
class Harvest:
    """Entries as a page leaves them; None is an entry removed.

    *forgotten* are entries whose deletion, made here and unsent, has no object any
    more, *cancelled* the frozen lines of such deletions.
    """

    device: DeviceId
    now: int
    new_id: NewId
    here: dict[EntryId, Entry | None]
    waiting: dict[EntryId, Waiting]
    changed: dict[EntryId, Entry | None] = field(default_factory=dict)
    rebased: dict[EntryId, Entry] = field(default_factory=dict)
    forgotten: list[EntryId] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    read: dict[EntryId, int] = field(init=False)

    def __post_init__(self) -> None:
        """Note the open lines as they are read."""
        self.read = {
            item: waiting.open.n
            for item, waiting in self.waiting.items()
            if waiting.open
        }

    def knows(self, item: EntryId, rev: int) -> bool:
        """Say whether what is here already holds that revision."""
        entry, line = self.here.get(item), self._line(item)
        return max(entry.rev if entry else 0, line.base_rev if line else 0) >= rev

    def sent(self, item: EntryId, rev: int) -> None:
        """Note that our frozen op is in the log: nothing of it waits any more."""
        entry, waiting = self.here.get(item), self.waiting.get(item)
        if entry is not None:
            self.here[item] = replace(entry, rev=max(rev, entry.rev))
        if waiting is not None:
            waiting.frozen = None
            if waiting.open:
                waiting.open = replace(waiting.open, base_rev=rev)

    def lines(self) -> dict[EntryId, int]:
        """Return the open line each changed entry had when it was read, 0 for none."""
        return {item: self.read.get(item, 0) for item in self.changed}

    def put(self, head: Head, theirs: Entry) -> None:
        """Take in a version made elsewhere."""
        item, line = theirs.id, self._line(theirs.id)
        mine = self.here.get(item)
        if line is None:
            self._now(item, theirs)
        elif mine is None or line.action is Action.DEL:
            self._forget(item)
            self._now(item, theirs)
            self._conflict(_deletion(theirs), self.device)
        else:
            self._join(line, mine, theirs, head)

    def delete(self, head: Head) -> None:
        """Take in a deletion made elsewhere; an unsent change wins over it."""
        item, line = EntryId(head.item), self._line(EntryId(head.item))
        mine = self.here.get(item)
        if line is None or mine is None or line.action is Action.DEL:
            self._forget(item)
            self._now(item, None)
            return
        rev = head.base + 1
        self._rebase(line, replace(line.base or mine, rev=rev))
        self._now(item, replace(mine, rev=rev))
        self._conflict(_deletion(line.base or mine), DeviceId(head.device))

    def _forget(self, item: EntryId) -> None:
        """Drop our own deletion: it is done, or a change elsewhere cancels it."""
        waiting = self.waiting.pop(item, Waiting())
        if waiting.open:
            self.forgotten.append(item)
        if waiting.frozen:
            self.cancelled.append(waiting.frozen.n)

    def _join(self, line: Line, mine: Entry, theirs: Entry, head: Head) -> None:
        kind = all_kinds().get(mine.kind)
        joined = merge(
            line.base,
            Side(mine, mine.updated, self.device),
            Side(theirs, theirs.updated, head.device),
            quiet=kind is not None and (kind.create_only or kind.quiet),
            whole=kind is not None and kind.whole,
            together=kind.together if kind else (),
        )
        self._rebase(line, theirs)
        self._now(theirs.id, replace(settled(joined.entry), rev=theirs.rev))
        if joined.losing:
            self._conflict(joined.losing.entry, DeviceId(joined.losing.device))

    def _line(self, item: EntryId) -> Line | None:
        waiting = self.waiting.get(item)
        return waiting.first if waiting else None

    def _rebase(self, line: Line, theirs: Entry) -> None:
        self.rebased[theirs.id] = theirs
        moved = replace(line, base=theirs, base_rev=theirs.rev)
        waiting = self.waiting[theirs.id]
        waiting.open = waiting.open and replace(moved, n=waiting.open.n)
        waiting.frozen = waiting.frozen and replace(moved, n=waiting.frozen.n)

    def _now(self, item: EntryId, entry: Entry | None) -> None:
        self.here[item] = self.changed[item] = entry

    def _conflict(self, losing: Entry, device: DeviceId) -> None:
        self.conflicts.append(
            Conflict(self.new_id(), losing.id, losing, device, self.now)
        )


def _deletion(entry: Entry) -> Entry:
    """Return what stands for « supprimé » beside the version that stays."""
    return replace(entry, meta={**entry.meta, DELETED: "yes"})
