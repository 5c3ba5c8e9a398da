"""A page of a lane judged, opened and turned into one write."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.crypto.notes import Note
from app.crypto.sharing import decode_items
from app.crypto.statements import Head, OpType
from app.domain.entrusted import EntrustedState, Lane, lane_name
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.proposal import called
from app.domain.trail import ItemHead
from app.domain.write import Write
from app.flows.entrusted.heard import heard
from app.flows.entrusted.keys import Accepts, LaneKeys
from app.flows.keychain import Me
from app.flows.sealed.bodies import SealedBodies, Wanting
from app.flows.sealed.intake import Taken
from app.flows.sealed.page import CONTENT, Opener
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.judging import Verdict
from app.rules.lanes.judge import LaneJudge
from app.rules.lanes.pages import LanePulled
from app.rules.lanes.sight import LaneSight, lane_space
from app.rules.pages import Row, Wrapped
from app.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page is read with: the store, who we are and accept, time, bodies."""

    vault: Vault
    trail: Trail
    me: Me
    now: int
    bodies: SealedBodies
    accepts: Accepts


OPENED_MAX: Final = 32 << 20
"""About how many bytes one write opens: a key that comes may open years at once."""

_ENTRY: Final = 4 << 10
"""About what an entry takes besides what it says."""


@dataclass(slots=True)
class LanePage:
    """One page on its way in; nothing is kept until `write` is committed.

    *kept* is what this device has of the lane. An item whose key is still to come
    waits sealed in the trail; opened, it is no longer there. What there is no *room*
    for in this write waits there too: the same page is then taken again.
    """

    desk: Desk
    kept: Lane
    standing: Standing
    sight: LaneSight
    entries: dict[int, Entry] = field(default_factory=dict)
    gone: dict[EntryId, int] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    wanted: list[Attachment] = field(default_factory=list)
    room: int = OPENED_MAX
    write: Write = field(init=False)
    taken: Taken = field(init=False)

    @property
    def name(self) -> SpaceId:
        """What the lane is kept under."""
        return lane_space(self.kept.space, self.kept.collection)

    def take(
        self, roots: Sequence[LanePulled], lane: LanePulled, known: set[bytes]
    ) -> None:
        """Judge and open a page. Raises Broken as `LaneJudge.page`, Wanting."""
        collection, desk = self.kept.collection, self.desk
        judge = LaneJudge(
            self.standing, self.sight, known, collection=collection, now=desk.now
        )
        verdicts = judge.page(roots, lane)
        place = self.name, collection, self.standing
        keys = LaneKeys(desk.vault, *place, desk.me, desk.accepts)
        self.refusals = [verdict.code for verdict in verdicts if verdict.code]
        accepted = [verdict for verdict in verdicts if not verdict.code]
        for verdict in accepted:
            self._try(judge, verdict, keys.learn)
            self._leave(verdict)
        self.kept = _known(self.kept, keys)
        self._open(judge, accepted, keys)
        if self.wanted:
            raise Wanting(self.wanted)
        self.write = self._write(keys)
        self.taken = self._told(len(verdicts))

    def _try(
        self, judge: LaneJudge, verdict: Verdict, do: Callable[[Verdict], object]
    ) -> None:
        """Report what an accepted op holds and does not open."""
        try:
            do(verdict)
        except Wanting as absent:
            self.wanted += absent.files
            self.room -= sum(file.plain_size for file in absent.files)
        except Refused as error:
            self.refusals.append(error.code)
            run = judge.runs.get(verdict.row.seq)
            if run is not None:
                judge.keep(error.code, verdict.row, run)

    def _leave(self, verdict: Verdict) -> None:
        """Note the items an op takes away, unless they came back since."""
        for item in _taken_away(verdict):
            head = self.sight.item(item)
            if head is None or head.deleted:
                self.gone[EntryId(item)] = verdict.row.seq

    def _open(self, judge: LaneJudge, accepted: list[Verdict], keys: LaneKeys) -> None:
        """Open what this page brings and, with a new key, all that waits for it."""
        desk, kept = self.desk, self.kept
        self.kept = replace(kept, rest=False)
        if not kept.grant or kept.state(desk.now) is EntrustedState.ENDED:
            return
        opener = Opener(self.standing, keys.of, desk.me, desk.bodies)

        def opened(verdict: Verdict) -> None:
            entry = opener.entry(verdict)
            self.entries[verdict.row.seq] = heard(entry, self.name)
            said = len(entry.body) + sum(map(len, entry.meta.values()))
            self.room -= said + _ENTRY

        here = {verdict.row.seq: verdict for verdict in accepted}
        every = bool(keys.of.learnt) or kept.rest
        for head in self._heads(accepted, every=every):
            verdict = here.get(head.seq) or self._waiting(head)
            if verdict and verdict.row.body:
                if self.room <= 0:
                    self.kept = replace(kept, rest=True)
                    return
                self._try(judge, verdict, opened)

    def _heads(self, accepted: list[Verdict], *, every: bool) -> Iterator[ItemHead]:
        if every:
            yield from self.sight.live(self.kept.collection)
            return
        items = dict.fromkeys(v.head.item for v in accepted if v.head.type in CONTENT)
        heads = map(self.sight.item, items)
        yield from (head for head in heads if head and not head.deleted)

    def _waiting(self, head: ItemHead) -> Verdict | None:
        """Return an op of an earlier page, as it was kept."""
        step = self.desk.trail.step(self.name, head.seq)
        if step is None or not step.body:
            return None
        said = Head.decode(step.head)
        wraps = (Wrapped(said.collection, said.epoch, step.wrap),)
        row = Row(step.seq, 0, step.index, step.op_hash, step.head, step.body, wraps)
        return Verdict(row, said, directory=self.standing.directory_key)

    def _write(self, keys: LaneKeys) -> Write:
        page = self.sight.page(self.standing.encode())
        steps = {step.seq: step for step in page.steps}
        for seq in self.entries:
            step = steps.get(seq) or self.desk.trail.step(self.name, seq)
            if step:
                steps[seq] = replace(step, body=b"", wrap=b"")
        return Write(
            self.name,
            entries=tuple(self.entries.values()),
            erased=tuple(self.gone),
            secrets={**keys.secrets, lane_name(self.name): self.kept.encode()},
            page=replace(page, steps=tuple(steps.values()), erased=self.gone),
        )

    def _told(self, ops: int) -> Taken:
        entries = self.entries.values()
        files = tuple(file for entry in entries for file in entry.attachments)
        changed = len(self.entries) + len(self.gone)
        return Taken(ops, changed, refusals=tuple(self.refusals), files=files)


def _taken_away(verdict: Verdict) -> Iterable[bytes]:
    """Return the items an op deletes, erases, or moves to another lane."""
    if verdict.head.type == OpType.DEL:
        return (verdict.head.item,)
    if verdict.head.type == OpType.DROP:
        return decode_items(verdict.row.body)
    if verdict.head.type == OpType.ERASE and verdict.order:
        items: tuple[bytes, ...] = verdict.order.content
        return items
    return ()


def _known(kept: Lane, keys: LaneKeys) -> Lane:
    """Return what is known of a lane: the grant in force, or the last one that was."""
    heeded = keys.heeded()
    alive = {grant: right for grant, right in heeded.items() if not right.revoked}
    label = keys.of.label(kept.collection)
    if not heeded:
        return kept
    grant, right = max((alive or heeded).items(), key=lambda one: one[1].until)
    said = keys.note or Note(kept.whose, kept.birth_date)
    return replace(
        kept,
        grant=grant,
        rubric=label.rubric if label else kept.rubric,
        mandate=right.mandate,
        whose=called(said.name),
        birth_date=said.birth_date,
        until=right.until,
        ended=not alive,
    )
