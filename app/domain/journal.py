"""« Journal » : what must leave, and the frozen push that carries it."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.entry import Entry
from app.domain.ids import CollectionId, EntryId, SpaceId


class Action(StrEnum):
    """What a line asks the courier to send."""

    PUT = "put"
    DEL = "del"
    CONTROL = "control"


@dataclass(frozen=True, slots=True)
class Control:
    """A planned control op (genesis, epoch, grant, retire, digest, origin).

    *type* is the op type of trust section 6, *lane* its collection (ROOT for the
    zero16 lane), *epoch* the head's epoch, *core* the msgpack statement that is
    root-signed when sealed. Controls of one non-zero *group* leave together.
    """

    type: int
    lane: CollectionId
    epoch: int
    core: bytes = field(repr=False)
    root_epoch: int
    group: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the journal, in order *n*.

    PUT and DEL: *entry* is the content to send as it is now (None for a DEL of
    an entry already gone), *base* the content the edit started from (None for a
    creation), *base_rev* its revision (0 for a creation). CONTROL: *control*.
    *fault* is the code of the last refusal, "" for none.
    """

    n: int
    action: Action
    id: EntryId
    base_rev: int
    base: Entry | None
    entry: Entry | None
    control: Control | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SealedLine:
    """The place of a journal line in a frozen batch: its op's counter and group."""

    n: int
    ctr: int


@dataclass(frozen=True, slots=True)
class Batch:
    """A sealed push, frozen: these very *wire* bytes are resent until answered.

    *lines* follow the order of the ops in the push. *founding* marks the batch
    that creates the space (`POST /v1/spaces`).
    """

    space: SpaceId
    wire: bytes = field(repr=False)
    lines: tuple[SealedLine, ...]
    founding: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The server's answer for one frozen line.

    *applied*: the line is deleted and the entry gets *rev*. Not applied: the
    line is open again (a conflict waits for the pull and the merge); *fault* is
    the code shown to the person when it was refused, "" for a plain conflict.
    """

    n: int
    applied: bool
    rev: int = 0
    fault: str = ""
