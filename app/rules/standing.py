"""What a device knows of a space's log at its cursor: the state acceptance works on."""

from dataclasses import dataclass, field

from app.crypto.packing import pack, unpack_kept
from app.crypto.runs import lane_start, log_start
from app.crypto.statements import Head
from app.domain.errors import Broken, Refused
from app.domain.ids import ROOT
from app.domain.journal import Control

Stamp = tuple[int, int]
"""Counter and Unix ms of a device's last op."""


@dataclass(slots=True)
class Lane:
    """One collection as the log says it: its chain, its key's epoch, its writers.

    *commits* are the key commitments by epoch, *born* the seq that opened it,
    *digested* the lane number of its last digest. Chain values before *floor* are
    not known: this device began there, from a snapshot.
    """

    hc: bytes
    n: int = 0
    epoch: int = 0
    epoch_at: int = 0
    born: int = 0
    digested: int = 0
    floor: int = 0
    commits: dict[int, bytes] = field(default_factory=dict)
    writers: dict[bytes, Stamp] = field(default_factory=dict)


@dataclass(slots=True)
class Author:
    """A device whose certificate we verified; *retired* is the seq, 0 while in use.

    *card* is its card, whose keys the account is sealed to. One that was put outside
    before it was ever met has neither card nor *key*. *vouched* is the core of its
    identity's card where some directory vouches for it: a depositor's.
    """

    identity: bytes
    key: bytes
    not_before: int
    until: int
    card: bytes = b""
    retired: int = 0
    vouched: bytes = b""


@dataclass(slots=True)
class Right:
    """A grant as accepted; *revoked* is the seq that ended it, 0 while it holds.

    Of a grant of one collection are kept its *mandate*, the last *epoch* whose key its
    receiver was given, and its exact *statement*, which the next one is sealed to.
    *left* is when who received it ended it themselves (Unix ms), else 0.
    """

    identity: bytes
    collection: bytes
    role: int
    not_before: int
    until: int
    revoked: int = 0
    mandate: bytes = b""
    statement: bytes = field(default=b"", repr=False)
    epoch: int = 0
    left: int = 0


@dataclass(slots=True)
class Flight:
    """An op of the frozen batch, in push order.

    *line* is its journal line (0: none), *rev* the revision it makes, *opens*
    the collection it creates, *seen* whether a pull already showed it. *files* are
    those no entry here names, each with its parts: a body over 48 KiB, the files of a
    copy. *blob* and *parts* are the file a former version froze.
    """

    ctr: int
    line: int
    rev: int
    opens: bytes = b""
    seen: bool = False
    blob: bytes = b""
    parts: tuple[bytes, ...] = ()
    files: tuple[tuple[bytes, tuple[bytes, ...]], ...] = ()


@dataclass(slots=True)
class Standing:
    """« Position » : the state of one space after the row *seq*, *h* its chain value.

    *ctr* and *at* are those of the last op this device sealed (*at_before*: of the
    batch before), *flight* its frozen batch, *promised* the (device, counter) the
    server said it applied, by seq, and *opened* the collections it created, until
    the pull shows them; *applied* are the controls among the promised, by seq: what
    was given or ended. *bodiless* are items whose compacted body a later row must
    excuse. *fresh* counts ops since the last digest. *pins* are chain values
    vouched for beforehand, by seq. *refused* counts the rows whose content was refused.
    *directory_key* is that of the directory whose depositors the person lets in, of
    the *professions* said with it.
    """

    space: bytes
    h: bytes
    seq: int = 0
    root_epoch: int = 0
    root_key: bytes = b""
    founder: bytes = b""
    server_key: bytes = b""
    lanes: dict[bytes, Lane] = field(default_factory=dict)
    authors: dict[bytes, Author] = field(default_factory=dict)
    rights: dict[bytes, Right] = field(default_factory=dict)
    last: dict[bytes, Stamp] = field(default_factory=dict)
    bodiless: dict[bytes, int] = field(default_factory=dict)
    fresh: int = 0
    digest_at: int = 0
    ctr: int = 0
    at: int = 0
    at_before: int = 0
    flight: list[Flight] = field(default_factory=list)
    promised: dict[int, tuple[bytes, int]] = field(default_factory=dict)
    opened: list[bytes] = field(default_factory=list)
    pins: dict[int, bytes] = field(default_factory=dict)
    quarantine: str = ""
    refused: int = 0
    directory_key: bytes = b""
    professions: tuple[str, ...] = ()
    applied: dict[int, Control] = field(default_factory=dict)

    @classmethod
    def start(cls, space: bytes) -> "Standing":
        """Return the state before the first row."""
        return cls(space, log_start(space))

    @classmethod
    def decode(cls, raw: bytes) -> "Standing":
        """Read what `encode` wrote. Raises Broken("store.damaged")."""
        try:
            standing: Standing = unpack_kept(cls, raw)
        except Refused as error:
            raise Broken("store.damaged") from error
        return standing

    def encode(self) -> bytes:
        """Return the bytes kept in the vault."""
        return pack(self)

    def lane(self, collection: bytes) -> Lane:
        """Return a lane, empty if the log has not opened it."""
        if collection not in self.lanes:
            self.lanes[collection] = Lane(lane_start(self.space, collection))
        return self.lanes[collection]

    def stamp(self, head: Head) -> None:
        """Remember the last op of a device, in the log and in its lane."""
        self.last[head.device] = head.ctr, head.at
        self.lane(head.collection).writers[head.device] = head.ctr, head.at

    def epoch(self, collection: bytes) -> int:
        """Return the epoch to write in, 0 for a collection still to be created."""
        return self.lane(collection).epoch or int(collection in self.opened)

    @property
    def root(self) -> Lane:
        """The zero16 lane."""
        return self.lane(ROOT)
