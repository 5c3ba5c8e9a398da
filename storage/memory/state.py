"""What the dictionaries hold, and how a write replaces them all at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from threading import Lock

from app.domain.conflict import Conflict
from app.domain.dialogue import Frame
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.inbox import Item
from app.domain.journal import Batch
from app.domain.past import Past
from app.domain.trail import Evidence, ItemHead, KeptRun, Step
from storage.outbox import Held

Key = tuple[SpaceId, EntryId]


@dataclass
class State:
    """Everything kept; read freely, changed only as the draft of a write."""

    spaces: dict[SpaceId, int] = field(default_factory=dict)
    entries: dict[Key, Entry] = field(default_factory=dict)
    texts: dict[Key, str] = field(default_factory=dict)
    words: dict[Key, frozenset[str]] = field(default_factory=dict)
    lines: dict[int, tuple[SpaceId, Held]] = field(default_factory=dict)
    batches: dict[SpaceId, Batch] = field(default_factory=dict)
    conflicts: dict[bytes, tuple[SpaceId, Conflict]] = field(default_factory=dict)
    pasts: dict[Key, tuple[Past, ...]] = field(default_factory=dict)
    standings: dict[SpaceId, bytes] = field(default_factory=dict)
    steps: dict[tuple[SpaceId, int], Step] = field(default_factory=dict)
    runs: dict[tuple[SpaceId, bytes], KeptRun] = field(default_factory=dict)
    heads: dict[Key, ItemHead] = field(default_factory=dict)
    evidence: dict[int, tuple[SpaceId, Evidence]] = field(default_factory=dict)
    settings: dict[str, bytes] = field(default_factory=dict)
    secrets: dict[str, bytes] = field(default_factory=dict)
    items: dict[tuple[SpaceId, bytes], Item] = field(default_factory=dict)
    known: dict[tuple[SpaceId, bytes], EntryId] = field(default_factory=dict)
    frames: dict[int, tuple[SpaceId, Frame]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


class Memory:
    """A home that vanishes with its process; its ports share it."""

    def __init__(self) -> None:
        self.state = State()
        self._writing = Lock()

    @contextmanager
    def writing(self) -> Iterator[State]:
        """Give a draft that becomes the state if nothing is raised."""
        with self._writing:
            copies = {f.name: dict(getattr(self.state, f.name)) for f in fields(State)}
            draft = State(**copies)
            yield draft
            self.state = draft
