"""What an honest server shows of one lane, and how a person is let to read it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.crypto.grants import (
    KeyRef,
    back_link,
    ck_commit,
    key_envelope,
    label,
    root_wrap,
)
from app.crypto.identity import card_hash
from app.crypto.packing import Signed, Statement
from app.crypto.runs import lane_next, lane_start
from app.crypto.statements import (
    Epoch,
    Grant,
    GrantStatement,
    Head,
    KeyFor,
    OpType,
    Purpose,
    Revoke,
    Role,
    RootPin,
)
from app.domain.collection import Confidentiality, Rubric
from app.domain.ids import ROOT, CollectionId, SpaceId
from app.domain.journal import Control
from app.domain.write import Origin, Write
from app.flows.keychain import Me, SpaceKeys
from app.rules.judging import Verdict
from app.rules.lanes.judge import LaneJudge
from app.rules.lanes.pages import LanePulled, LaneRow
from app.rules.lanes.sight import LaneSight, lane_space
from app.rules.people import meet
from app.rules.standing import Standing
from tests.app.worlds import Accepted, Home, Ledger

LIMIT = 1000
FAR = 1 << 45
"""A last day long after any test."""


def lane_page(
    ledger: Ledger, collection: bytes, after: int = 0, limit: int = LIMIT
) -> LanePulled:
    """Return what an honest server shows of a lane, bodies of old versions apart."""
    rows, n, r, hc = [], 0, 0, lane_start(ledger.space, collection)
    newest = newest_of(ledger)
    for accepted in ledger.rows:
        head = Head.decode(accepted.op.head)
        if head.collection == collection:
            n += 1
            hc = lane_next(ledger.space, collection, n, r, hc, accepted.hash)
            rows.append((n, r, accepted, accepted.hash in newest))
        r += head.collection == ROOT
    taken = rows[after : after + limit]
    runs = list({id(one.run): one.run for _, _, one, _ in taken}.values())
    places = {id(run): place for place, run in enumerate(runs)}
    shown = tuple(
        LaneRow(
            n,
            r,
            places[id(one.run)],
            one.index,
            one.hash,
            one.op.head,
            one.op.body if whole else b"",
            one.op.wraps if whole else (),
        )
        for n, r, one, whole in taken
    )
    return LanePulled(
        collection, len(rows), hc, tuple(runs), shown, after + limit < len(rows)
    )


def newest_of(ledger: Ledger) -> set[bytes]:
    """Return the ops whose body is sent: the newest of each item, every control."""
    items: dict[bytes, Accepted] = {}
    shown = set()
    for row in ledger.rows:
        head = Head.decode(row.op.head)
        if head.type in (OpType.PUT, OpType.DEL, OpType.DEPOSIT):
            items[head.item] = row
        else:
            shown.add(row.hash)
    return shown | {row.hash for row in items.values()}


def collection_of(home: Home, rubric: Rubric = Rubric.AGENDA) -> CollectionId:
    """Return where the open entries of a rubric lie."""
    keys = SpaceKeys(home.vault, home.space)
    return keys.of(rubric, Confidentiality.N)[0]


@dataclass
class Giver:
    """Lets people read one collection of a home."""

    home: Home
    collection: CollectionId
    rights: dict[bytes, tuple[Me, bytes]] = field(default_factory=dict)

    @property
    def standing(self) -> Standing:
        return self.home.sealing.standing(self.home.space)

    @property
    def ref(self) -> KeyRef:
        """The key that holds now."""
        epoch = self.standing.lane(self.collection).epoch
        return KeyRef(self.home.space, self.collection, epoch)

    def ck(self, epoch: int) -> bytes:
        found = SpaceKeys(self.home.vault, self.home.space).ck(self.collection, epoch)
        assert found is not None
        return found

    def give(
        self,
        to: Me,
        *,
        role: int = Role.READ,
        until: int = FAR,
        ck: bytes = b"",
        sealed_note: bytes = b"",
        grant: bytes = b"",
    ) -> bytes:
        """Queue a grant to the identity of *to*; return its id."""
        world, standing, card = self.home.world, self.standing, to.card
        statement = GrantStatement(
            grant=grant or world.new_id(),
            mandate=world.new_id(),
            space=self.home.space,
            to=card.identity,
            to_kind=card.kind,
            card_hash=card_hash(Signed.decode(to.identity_card).core),
            collection=self.collection,
            role=role,
            not_before=0,
            until=until,
            purpose=Purpose.HELP,
            sealed_note=sealed_note,
            root=RootPin(standing.root_epoch, standing.root_key),
        )
        raw, ref = statement.encode(), self.ref
        key = ck or self.ck(ref.epoch)
        sealed = key_envelope(card.hpke, key, ref, card.identity, raw)
        self.rights[statement.grant] = to, raw
        self._queue((OpType.GRANT, Grant(raw, sealed)))
        return statement.grant

    def end(self, grant: bytes) -> None:
        """Queue the end of a grant, and a new key for those that remain."""
        del self.rights[grant]
        self._queue(
            (OpType.REVOKE, Revoke(self.home.space, grant, 1)),
            (OpType.EPOCH, self.epoch()),
        )

    def renew(self) -> None:
        """Queue a new key for everybody."""
        self._queue((OpType.EPOCH, self.epoch()))

    def epoch(self) -> Epoch:
        """Draw the next key."""
        old, entropy = self.ref, self.home.world.entropy
        ref, ck = replace(old, epoch=old.epoch + 1), entropy(32)
        keys = SpaceKeys(self.home.vault, self.home.space)
        root, meaning = keys.ck(ROOT, 1), keys.label(self.collection)
        assert root is not None
        assert meaning is not None
        members = (
            KeyFor(
                me.identity,
                grant,
                key_envelope(me.card.hpke, ck, ref, me.identity, statement),
            )
            for grant, (me, statement) in self.rights.items()
        )
        return Epoch(
            self.collection,
            ref.epoch,
            ck_commit(ck, ref),
            0,
            b"",
            b"",
            back_link(ck, self.ck(old.epoch), ref, entropy),
            root_wrap(root, ck, ref, 1, entropy),
            label(ck, meaning, ref, entropy),
            tuple(members),
        )

    def _queue(self, *controls: tuple[OpType, Statement]) -> None:
        epoch, group = self.ref.epoch, 7 if len(controls) > 1 else 0
        asked = tuple(
            Control(kind, self.collection, epoch, core.encode(), 1, group)
            for kind, core in controls
        )
        self.home.vault.commit(Write(self.home.space, controls=asked))


@dataclass
class LaneReader:
    """Judges one lane of a ledger, page after page, in the store of another home."""

    home: Home
    ledger: Ledger
    collection: CollectionId
    known: set[bytes] = field(default_factory=set)

    @property
    def name(self) -> SpaceId:
        """What it is kept under."""
        return lane_space(self.ledger.space, self.collection)

    @property
    def standing(self) -> Standing:
        raw = self.home.trail.standing(self.name)
        return Standing.decode(raw) if raw else Standing.start(self.ledger.space)

    def pages(self, limit: int = LIMIT) -> tuple[list[LanePulled], list[LanePulled]]:
        """Return what is new of zero16, then of the lane."""
        standing = self.standing
        lane = standing.lane(self.collection)
        roots = self._all(ROOT, standing.root.n, limit)
        return roots, self._all(self.collection, lane.n, limit)

    def _all(self, collection: bytes, after: int, limit: int) -> list[LanePulled]:
        found = [lane_page(self.ledger, collection, after, limit)]
        while found[-1].more:
            last = found[-1].rows[-1].n
            found.append(lane_page(self.ledger, collection, last, limit))
        return found

    def pull(self, limit: int = LIMIT) -> list[Verdict]:
        """Judge all there is."""
        roots, lanes = self.pages(limit)
        return [one for lane in lanes for one in self.judge(roots, lane)]

    def judge(self, roots: Sequence[LanePulled], lane: LanePulled) -> list[Verdict]:
        """Judge a page and keep what it leads to."""
        standing = self.standing
        sight = LaneSight(self.home.trail, self.ledger.space, self.collection)
        meet(standing, self.home.me.shown, self.ledger.people.values())
        judge = LaneJudge(
            standing, sight, self.known, collection=self.collection, now=1
        )
        verdicts = judge.page(roots, lane)
        page = sight.page(standing.encode())
        self.home.vault.commit(Write(self.name, page=page), origin=Origin.PEER)
        return verdicts

    def live(self) -> dict[bytes, int]:
        """Return the items living in the lane, and their revision."""
        heads = self.home.trail.live(self.name, self.collection)
        return {head.item: head.rev for head in heads}
