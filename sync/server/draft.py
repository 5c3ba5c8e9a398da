"""A space while a push is judged: what was read, and what is about to change."""

from collections.abc import Mapping
from dataclasses import replace

from app.crypto.identity import Retirement
from app.crypto.runs import lane_start, log_start
from app.crypto.statements import (
    Epoch,
    Genesis,
    GrantStatement,
    LaneDigest,
    OpType,
    Revoke,
    Role,
)
from app.domain.ids import ROOT
from sync.server.book import (
    FOUNDER,
    Appended,
    Book,
    ItemState,
    LaneState,
    Member,
    SpaceState,
)
from sync.server.chains import Chains
from sync.server.records import Batch, Checked

CHAINED = frozenset({OpType.PUT, OpType.DEL, OpType.DEPOSIT})
"""Types that carry a revision, so compare-and-swap."""

ABSENT = ItemState(0, 0)


class Draft:
    """Reads fall through to the book; nothing is written before the outcome."""

    def __init__(self, book: Book, batch: Batch) -> None:
        self._book, self.batch = book, batch
        known = book.space()
        self.space = replace(known) if known else None
        self.rows: list[Appended] = []
        self.lanes: dict[bytes, LaneState] = {}
        self.granted: dict[tuple[bytes, bytes, bytes], Member] = {}
        self.retired: set[bytes] = set()
        self.erased: dict[bytes, int] = {}
        self.items: dict[bytes, ItemState] = {}
        self._read = book.items([op.head.item for op in batch.ops])
        self._lanes: dict[bytes, LaneState] = {}
        members = book.members() if self.space else []
        self._members = {member.grant: member for member in members}
        self._chains = Chains(batch.space)
        self.settled: dict[tuple[object, ...], str] = {}
        self._mine: list[Member] | None = None
        self._gone = book.device(batch.author.device).retired
        self._seen: set[tuple[bytes, int, bytes, bytes]] = set()

    def item(self, item: bytes) -> ItemState:
        """Return the newest op of an item."""
        return self.items.get(item) or self._read.get(item, ABSENT)

    def living(self, checked: Checked) -> int:
        """Return the seq of a living item that an op would erase, 0 for none."""
        if not checked.control:
            return 0
        states = self._wiped(checked).values()
        return next((state.seq for state in states if not state.deleted), 0)

    def _wiped(self, checked: Checked) -> dict[bytes, ItemState]:
        """Return the items an op erases, those the log has named."""
        core = checked.control.core if checked.control else None
        items = core if isinstance(core, tuple) else ()
        known = self._book.items(list(items)) | self.items if items else {}
        return {item: known[item] for item in items if item in known}

    def lane(self, collection: bytes) -> LaneState:
        """Return the head of a lane, empty when it has no op yet."""
        if collection in self.lanes:
            return self.lanes[collection]
        if collection not in self._lanes:
            start = LaneState(0, lane_start(self.batch.space, collection))
            self._lanes[collection] = replace(self._book.lane(collection) or start)
        return self._lanes[collection]

    def weight(self, checked: Checked) -> int:
        """Return the bytes a lane would hold with an op, and the parts it names."""
        lane = self._book.weight(checked.head.collection, checked.claims)
        return lane + len(checked.op.head) + len(checked.op.body)

    @property
    def grants(self) -> Mapping[bytes, Member]:
        """The grants as they stand now, by id."""
        return self._members

    def moved(self) -> frozenset[bytes]:
        """Return the identities whose rights change."""
        return frozenset(member.identity for member in self.granted.values())

    def author_retired(self) -> bool:
        """Say whether the author's device has left the space."""
        return self._gone or self.batch.author.device in self.retired

    def role(self, collection: bytes, at: int) -> int:
        """Return the author's role on a collection; ROOT has every role."""
        if self._mine is None:
            author, now = self.batch.author.identity, self.batch.now
            self._mine = [
                member
                for member in self._members.values()
                if member.identity == author and now < (member.until or now + 1)
            ]
        held = [
            member.role
            for member in self._mine
            if member.collection in (collection, ROOT) and member.live(at)
        ]
        return max(held, default=0)

    def lends(self, collection: bytes, until: int, at: int) -> bool:
        """Say whether the author is an admin there at least *until* (ms)."""
        return any(
            member.live(at) and (not member.until or until <= member.until)
            for member in self._members.values()
            if (member.identity, member.collection, member.role)
            == (self.batch.author.identity, collection, Role.ADMIN)
        )

    def is_root(self, at: int) -> bool:
        """Say whether the author reads everything."""
        return self.role(ROOT, at) == Role.ADMIN

    def has_seen(self, checked: Checked) -> bool:
        """Say whether the author's view of the log is one this log has had."""
        head = checked.head
        view = (head.collection, head.seen_n, head.seen_hc, head.seen_h)
        if view not in self._seen and self._was(*view):
            self._seen.add(view)
        return view in self._seen

    def append(self, checked: Checked) -> int:
        """Give an op its place in the log and in its lane; return its seq."""
        head = checked.head
        if checked.control:
            self.settled.clear()
            self._found(checked.control.core)
        space, lane = self._standing(), self.lane(head.collection)
        r, op_hash = self.lane(ROOT).n, checked.op_hash
        space.head, lane.n = space.head + 1, lane.n + 1
        space.h = self._chains.log_next(space.head, space.h, op_hash)
        where = head.collection, lane.n, r
        lane.hc = self._chains.lane_next(where, lane.hc, op_hash)
        self.lanes[head.collection] = lane
        before = self.item(head.item).seq
        self.rows.append(
            Appended(checked, space.head, lane.n, r, space.h, lane.hc, before)
        )
        self._effect(checked, space.head)
        return space.head

    def _standing(self) -> SpaceState:
        if self.space is None:
            message = "an op was appended before its space was founded"
            raise RuntimeError(message)
        return self.space

    def _was(self, collection: bytes, n: int, hc: bytes, h: bytes) -> bool:
        if n == 0:
            lane = lane_start(self.batch.space, collection)
        else:
            lane = self._book.lane_at(collection, n) or b""
        return lane == hc and (not h or self._had(h))

    def _had(self, h: bytes) -> bool:
        return h == log_start(self.batch.space) or self._book.has_been(h)

    def _effect(self, checked: Checked, seq: int) -> None:
        head = checked.head
        if head.type in CHAINED:
            gone, lies = head.type == OpType.DEL, head.collection
            self.items[head.item] = ItemState(head.base + 1, seq, gone, lies)
        elif checked.control:
            wiped = self._wiped(checked).items()
            self.erased.update((item, state.seq) for item, state in wiped)
            self._decide(checked.control.core, checked, seq)

    def _decide(self, core: object, checked: Checked, seq: int) -> None:
        match core:
            case LaneDigest():
                self._digested(seq)
            case Epoch():
                self._turn(core)
            case GrantStatement():
                self._grant(core)
            case Revoke():
                self._revoke(core, checked.head.collection, seq)
            case Retirement():
                self.retired.add(core.device)

    def _found(self, core: object) -> None:
        if isinstance(core, Genesis):
            start = log_start(core.space)
            self.space = SpaceState(0, start, 1, core.root_pk)
            author = self.batch.author.identity
            founder = Member(ROOT, author, FOUNDER, Role.ADMIN)
            self._keep(founder)

    def _turn(self, core: Epoch) -> None:
        self.lane(core.collection).epoch = core.epoch
        if core.collection == ROOT:
            space = self._standing()
            space.root_epoch, space.root_pk = core.epoch, core.deposit_pk1

    def _grant(self, core: GrantStatement) -> None:
        member = Member(
            core.collection, core.to, core.grant, core.role, core.not_before, core.until
        )
        self._keep(member)

    def _revoke(self, core: Revoke, collection: bytes, seq: int) -> None:
        member = self._members.get(core.grant)
        if member and member.collection == collection:
            self._keep(replace(member, revoked=seq))

    def _keep(self, member: Member) -> None:
        self._members[member.grant] = self.granted[_key(member)] = member
        if member.identity == self.batch.author.identity:
            self._mine = None

    def _digested(self, seq: int) -> None:
        """Remember where the newest group of digests begins: one after another."""
        space = self._standing()
        before = self.rows[-2].checked.head.type if len(self.rows) > 1 else None
        if before != OpType.DIGEST:
            space.digest = seq - 1


def _key(member: Member) -> tuple[bytes, bytes, bytes]:
    return member.collection, member.identity, member.grant
