"""One transaction of the vault: everything that changes together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.conflict import Conflict
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.inbox import Intake
from app.domain.journal import Batch, Control, Outcome
from app.domain.origin import Origin
from app.domain.past import Past
from app.domain.trail import Page

__all__ = ["Origin", "Write"]


@dataclass(frozen=True, slots=True)
class Write:
    """« Écriture » : what one transaction changes, all of it or nothing.

    *entries* are whole new states. *texts* are extracted words to index, by
    entry. *removed* are entries deleted (their files become unreferenced);
    of those *erased* not even the journal or the history keeps a word.
    *rebased* gives, for entries whose open journal line met a newer revision,
    the peer's entry that is the line's base from now on. *settings* stay on
    this device, *secrets* are its keys; None deletes. *controls* queue control
    ops. *freeze* stores a sealed batch, *outcomes* settle the frozen one,
    *abandon* opens its remaining lines again. *dropped* are open control lines that
    have nothing to say any more. *settled* closes conflicts.
    *pasts* are earlier descriptions an archive tells, oldest first.
    *intake* is what changes beside the record when a device is heard.
    *expected* gives, by entry, the number its open line must still have (0: none);
    otherwise Refused("journal.moved") and nothing is written. *seen* are entries as
    they were read: one that says something else by now, or is gone, is refused alike.
    """

    space: SpaceId
    entries: tuple[Entry, ...] = ()
    texts: Mapping[EntryId, str] = field(default_factory=dict, repr=False)
    removed: tuple[EntryId, ...] = ()
    erased: tuple[EntryId, ...] = ()
    rebased: tuple[Entry, ...] = ()
    settings: Mapping[str, bytes | None] = field(default_factory=dict, repr=False)
    secrets: Mapping[str, bytes | None] = field(default_factory=dict, repr=False)
    controls: tuple[Control, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    pasts: tuple[Past, ...] = ()
    settled: tuple[bytes, ...] = ()
    freeze: Batch | None = None
    outcomes: tuple[Outcome, ...] = ()
    abandon: bool = False
    dropped: tuple[int, ...] = ()
    page: Page | None = None
    intake: Intake | None = None
    expected: Mapping[EntryId, int] = field(default_factory=dict)
    seen: tuple[Entry, ...] = ()
