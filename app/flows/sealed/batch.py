"""One push in the making: drafts of ops, then counters, root signatures, runs."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.crypto.canon import digest
from app.crypto.grants import RootPlace, root_sign
from app.crypto.runs import RUN_MAX, seal_run
from app.crypto.signing import private_key
from app.crypto.statements import ControlBody, Head
from app.domain.entry import Attachment
from app.domain.ids import ROOT
from app.flows.keychain import Me, SpaceKeys
from app.flows.sealed.runs import SealedOp, SealedRun
from app.rules.pages import Wrapped
from app.rules.standing import Flight, Standing

SIZE_MAX = 900_000
"""Bytes of a batch before it is closed: room is left under the wire's 1 MiB."""

_OVERHEAD = 400
_NOWHERE = bytes(16)


@dataclass(frozen=True, slots=True)
class Draft:
    """An op before it has a counter.

    *core* is signed by the root of *root_epoch* when there is one; *line* is the
    journal line it answers, *opens* the collection it creates, *files* those
    no entry here names: a body that travels as one, the files of a copy.
    """

    type: int
    collection: bytes
    epoch: int
    item: bytes = _NOWHERE
    base: int = 0
    body: bytes = field(default=b"", repr=False)
    core: bytes = field(default=b"", repr=False)
    root_epoch: int = 0
    wraps: tuple[Wrapped, ...] = ()
    refs: tuple[bytes, ...] = ()
    group: int = 0
    line: int = 0
    opens: bytes = b""
    files: tuple[Attachment, ...] = ()

    @property
    def size(self) -> int:
        """About how many bytes it takes in a push."""
        refs = len(self.refs) * 34
        return len(self.body) + len(self.core) + refs + _OVERHEAD


@dataclass(frozen=True, slots=True)
class Sealed:
    """A push ready to be packed, and what becomes of the state when it is frozen."""

    runs: tuple[SealedRun, ...]
    flight: tuple[Flight, ...]
    at: int


class Drafts:
    """Collects drafts while they fit in one push."""

    def __init__(self) -> None:
        self._drafts: dict[bytes, list[Draft]] = {ROOT: []}
        self._count = self._size = self._group = 0

    def __len__(self) -> int:
        return self._count

    def fits(self, *drafts: Draft) -> bool:
        """Say whether *drafts* may still be added."""
        size = self._size + sum(draft.size for draft in drafts)
        return self._count + len(drafts) <= RUN_MAX and size <= SIZE_MAX

    def add(self, *drafts: Draft) -> None:
        """Take in *drafts*; more than one leave together or not at all."""
        self._group += len(drafts) > 1
        for draft in drafts:
            grouped = replace(draft, group=draft.group or 1000 + self._group)
            kept = grouped if len(drafts) > 1 else draft
            self._drafts.setdefault(draft.collection, []).append(kept)
            self._size += draft.size
            self._count += 1

    def in_order(self) -> Iterator[list[Draft]]:
        """Give the drafts of each collection, ROOT first."""
        return (drafts for drafts in self._drafts.values() if drafts)


def seal(
    drafts: Drafts, standing: Standing, keys: SpaceKeys, me: Me, *, now: int
) -> Sealed:
    """Give each op its counter, time and signatures; *now* is Unix ms.

    Counters ascend over the whole push and never serve twice: they start above
    everything this device has sealed. Raises Refused("root.absent") for a control
    when this device does not hold the root key.
    """
    ctr, at = max(standing.ctr + 1, now), max(standing.at, now)
    runs, flight, key = [], [], private_key(me.keys.sign)
    for lane in drafts.in_order():
        ops = []
        for draft in lane:
            body = _body(draft, standing, keys, me, ctr=ctr)
            head = _head(draft, standing, me, ctr=ctr, at=at, body=body)
            ops.append(SealedOp(head, body, draft.wraps, draft.group))
            flight.append(_flight(draft, ctr))
            ctr += 1
        heads = [op.head for op in ops]
        run = seal_run(key, standing.space, lane[0].collection, heads)
        runs.append(SealedRun(run, tuple(ops)))
    return Sealed(tuple(runs), tuple(flight), at)


def _flight(draft: Draft, ctr: int) -> Flight:
    files = tuple((file.blob, file.parts) for file in draft.files)
    return Flight(ctr, draft.line, draft.base + 1, draft.opens, files=files)


def _head(
    draft: Draft, standing: Standing, me: Me, *, ctr: int, at: int, body: bytes
) -> bytes:
    lane = standing.lane(draft.collection)
    return Head(
        standing.space,
        draft.type,
        draft.item,
        draft.base,
        draft.collection,
        draft.epoch,
        me.device,
        ctr,
        lane.n,
        lane.hc,
        standing.h,
        at,
        digest(body),
        draft.refs,
    ).encode()


def _body(
    draft: Draft, standing: Standing, keys: SpaceKeys, me: Me, *, ctr: int
) -> bytes:
    if not draft.core:
        return draft.body
    place = RootPlace(standing.space, draft.root_epoch, draft.type, me.device, ctr)
    signature = root_sign(keys.root_seed(draft.root_epoch), place, draft.core)
    return ControlBody(draft.core, draft.root_epoch, signature).encode()
