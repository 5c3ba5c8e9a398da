"""The state of a log at a signed digest, rebuilt from a snapshot."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.crypto.digests import LaneState, lane_digest
from app.crypto.runs import lane_next
from app.crypto.statements import Head, LaneDigest, OpType
from app.domain.errors import Broken, Refused
from app.domain.ids import ROOT, CollectionId, EntryId
from app.domain.trail import Step
from app.rules.acceptance import Judge
from app.rules.controls import read
from app.rules.judging import Verdict
from app.rules.pages import Pulled
from app.rules.replay import Replay, Told
from app.rules.sight import Sight
from app.rules.snapshots import NotVouched, Snapshot, chain
from app.rules.standing import Standing

_UNKNOWN = EntryId(bytes(16))
MISMATCH = "digest.mismatch"


@dataclass(slots=True)
class Rebuilding:
    """Moves a new *standing* to the end of the digests that follow a snapshot.

    Raises Broken with a code of trust section 15 when what is shown is not what
    was signed, NotVouched when no digest can tell. *now* (Unix ms) only dates
    evidence.
    """

    standing: Standing
    sight: Sight
    known: set[bytes]
    now: int
    replay: Replay = field(init=False)
    heights: list[bytes] = field(init=False)
    steps: dict[int, Verdict] = field(init=False)
    digests: dict[int, bytes] = field(init=False)
    newest: Mapping[bytes, LaneDigest] = field(init=False)
    roots: dict[int, tuple[int, bytes]] = field(default_factory=dict)

    def run(self, shown: Snapshot) -> list[Verdict]:
        """Return every row of the snapshot, then its digests, each judged."""
        group = shown.digests
        self.heights = chain(self.standing, shown)
        self.replay = Replay(self.standing, self.sight)
        verdicts = self.replay.run(shown, self.known)
        self.steps = {verdict.row.seq: verdict for verdict in verdicts}
        self.digests = {
            seq: verdict.head.collection
            for seq, verdict in self.steps.items()
            if verdict.head.type == OpType.DIGEST
        }
        self._count_root()
        self._count_lanes(group)
        self._place(shown)
        self._check_older(shown)
        return verdicts + self._judged(shown, group)

    def _count_root(self) -> None:
        """Chain the zero16 lane, whose rows are all here."""
        space, lane = self.standing.space, self.standing.root
        for seq, verdict in self.steps.items():
            if verdict.head.collection == ROOT:
                before, lane.n = lane.n, lane.n + 1
                mark = verdict.row.op_hash
                lane.hc = lane_next(space, ROOT, lane.n, before, lane.hc, mark)
                self.roots[seq] = lane.n, lane.hc
        lane.floor = lane.n

    def _count_lanes(self, group: Pulled) -> None:
        """Take each lane's number and chain value from the digest that ends it."""
        self.newest = self._cores(group)
        for collection in {*self.standing.lanes, *self.newest} - {ROOT}:
            lane = self.standing.lane(collection)
            if collection in self.newest:
                core = self.newest[collection]
                lane.n, lane.hc = core.n, core.hc
            else:
                lane.n, lane.hc = self._after(self._newest(collection))
            lane.floor = lane.n

    def _cores(self, group: Pulled) -> Mapping[bytes, LaneDigest]:
        """Return what the newest digests say, for `Judge` to believe or not."""
        heads = [(Head.decode(row.head), row) for row in group.rows]
        self.digests |= {row.seq: head.collection for head, row in heads}
        found: dict[bytes, LaneDigest] = {}
        for head, row in heads:
            try:
                order = read(head, row.body)
            except Refused as error:
                raise NotVouched from error
            if order is None or not self._settled(head, row.seq):
                raise NotVouched
            found[head.collection] = order.content
        return found

    def _newest(self, collection: bytes) -> Told:
        """Return the digest that is the last row of a lane."""
        told = self.replay.digests.get(collection)
        if told is None or told.verdict.row.seq != self.replay.lasts[collection]:
            raise NotVouched
        if not self._settled(told.verdict.head, told.verdict.row.seq):
            raise NotVouched
        return told

    def _settled(self, head: Head, seq: int) -> bool:
        """Say whether only digests of other lanes stand between it and its log."""
        before = min(seq, len(self.heights)) - 1
        while self.heights[before] != head.seen_h:
            if self.digests.get(before, head.collection) == head.collection:
                return False
            before -= 1
        return True

    def _after(self, told: Told) -> tuple[int, bytes]:
        """Return a lane's number and chain value once its digest is counted."""
        row, core = told.verdict.row, told.core
        before = bisect_left(list(self.roots), row.seq)
        place = self.standing.space, core.collection, core.n + 1
        return core.n + 1, lane_next(*place, before, core.hc, row.op_hash)

    def _place(self, shown: Snapshot) -> None:
        """Keep every position of the log, and what is known of it."""
        ends = {self.replay.lasts[c]: c for c in self.replay.lasts if c != ROOT}
        for seq in range(1, shown.at + 1):
            step = Step(
                seq,
                shown.op_hash(seq),
                self.heights[seq],
                CollectionId(ROOT),
                0,
                b"",
                OpType.PUT,
                _UNKNOWN,
            )
            if seq in self.steps:
                step = self._step(step, self.steps[seq].head, ended=seq in ends)
            self.sight.place(step)

    def _step(self, step: Step, head: Head, *, ended: bool) -> Step:
        n, hc = self.roots.get(step.seq, (0, b""))
        if ended:
            lane = self.standing.lane(head.collection)
            n, hc = lane.n, lane.hc
        return replace(
            step,
            collection=CollectionId(head.collection),
            n=n,
            hc=hc,
            type=head.type,
            item=EntryId(head.item),
            at=head.at,
        )

    def _check_older(self, shown: Snapshot) -> None:
        """Hold each lane that has not moved since against its own last digest."""
        standing = self.standing
        for collection in set(standing.lanes) - set(self.newest):
            told, lane = self._newest(collection), standing.lane(collection)
            ended = self._after(told) == (lane.n, lane.hc)
            if not ended or told.core != self._recomputed(told):
                raise Broken(MISMATCH)
            lane.digested = lane.n
        if sum(lane.n for lane in standing.lanes.values()) != shown.at:
            raise Broken(MISMATCH)

    def _recomputed(self, told: Told) -> LaneDigest:
        collection = told.core.collection
        live: dict[bytes, tuple[int, bytes]] = {
            head.item: (head.rev, head.op_hash) for head in self.sight.live(collection)
        }
        controls = tuple(self.sight.controls(collection)[: told.controls])
        place = told.core.n, told.core.hc
        state = LaneState(*place, controls, told.writers, live)
        return lane_digest(self.standing.space, collection, state)

    def _judged(self, shown: Snapshot, group: Pulled) -> list[Verdict]:
        """Hold every other lane against the digests that follow, as rows of the log."""
        standing, at = self.standing, shown.at
        newest = [told.verdict.row.seq for told in self.replay.digests.values()]
        standing.seq, standing.h = at, self.heights[at]
        standing.fresh = at - max(newest, default=0)
        standing.pins = {n: h for n, h in standing.pins.items() if n > at}
        standing.pins[shown.head] = shown.h
        judged = Judge(standing, self.sight, self.known, now=self.now).page(group)
        if any(verdict.code for verdict in judged):
            raise NotVouched
        return judged
