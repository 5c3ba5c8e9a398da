"""Between the messages of the wire and the values the engine works on."""

from collections.abc import Mapping, Sequence

from app.crypto import runs
from app.crypto.canon import KEY
from app.crypto.identity import DeviceCard
from app.domain.authority import Authority
from app.domain.errors import Broken, Refused
from app.flows.entrusted.offers import Shown
from app.flows.sealed.runs import Answer, SealedOp, SealedRun
from app.rules.lanes.pages import LanePulled, LaneRow
from app.rules.pages import Pulled, Row, Wrapped
from app.rules.people import Person
from sync import wire

_Said = tuple[int, int, bytes, bytes, bytes, tuple[Wrapped, ...]]


def pack(sealed: Sequence[SealedRun]) -> bytes:
    """Make the very bytes of a push."""
    told = [
        wire.SealedRun(_run(each.run), [_op(op) for op in each.ops]) for each in sealed
    ]
    return wire.encode(wire.Push(wire.WIRE_VERSION, told))


def pulled(reply: wire.PullReply) -> Pulled:
    """Read a page. Raises Broken("peer.malformed") for a row without its op."""
    rows = tuple(Row(row.seq, *_said(row)) for row in reply.rows)
    return Pulled(reply.head, reply.h, _runs(reply), rows, reply.more)


def lane_pulled(reply: wire.LaneReply) -> LanePulled:
    """Read a page of a lane. Raises Broken("peer.malformed") as `pulled`."""
    rows = tuple(LaneRow(row.n, row.r, *_said(row)) for row in reply.rows)
    end = reply.collection, reply.n, reply.hc
    return LanePulled(*end, _runs(reply), rows, reply.more)


def shown(offer: wire.Offer) -> Shown:
    """Read a grant that is offered."""
    said = offer.op.head, offer.op.body, offer.opening
    return Shown(offer.epoch, _read_run(offer.run), offer.index, *said)


def answers(reply: wire.PushReply) -> list[Answer]:
    """Read the server's word on each op of a push."""
    return [Answer(each.status, each.seq, each.code) for each in reply.results]


def person(told: Mapping[str, object]) -> Person:
    """Read an identity and its devices. Raises Broken("peer.malformed")."""
    try:
        devices = [
            (bytes.fromhex(each["card"]), bytes.fromhex(each["certificate"]))
            for each in _list(told["devices"])
        ]
        return Person(
            bytes.fromhex(str(told["card"])),
            tuple(devices),
            tuple(bytes.fromhex(each) for each in _texts(told["retirements"])),
            _count(told["version"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Broken("peer.malformed") from error


def authority(url: str, card: Mapping[str, object]) -> Authority:
    """Read whose word a server takes. Raises Broken("peer.malformed")."""
    try:
        keys = [bytes.fromhex(str(card[name])) for name in ("key", "directory")]
    except (KeyError, ValueError) as error:
        raise Broken("peer.malformed") from error
    if len(keys[0]) != KEY or len(keys[1]) not in (0, KEY):
        raise Broken("peer.malformed")
    return Authority(url, *keys)


def named(told: Person) -> set[bytes]:
    """Return the devices an identity names. Raises Broken("peer.malformed")."""
    try:
        return {DeviceCard.decode(card).device for card, _ in told.devices}
    except Refused as error:
        raise Broken("peer.malformed") from error


def _list(value: object) -> list[dict[str, str]]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _count(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _run(run: runs.Run) -> wire.Run:
    return wire.Run(run.space, run.device, run.collection, run.leaves, run.signature)


def _op(op: SealedOp) -> wire.Op:
    wraps = [wire.Wrap(each.collection, each.epoch, each.wrap) for each in op.wraps]
    return wire.Op(op.head, op.body, wraps, op.group)


def _runs(reply: wire.PullReply | wire.LaneReply) -> tuple[runs.Run, ...]:
    return tuple(map(_read_run, reply.runs))


def _read_run(run: wire.Run) -> runs.Run:
    return runs.Run(run.space, run.device, run.collection, run.leaves, run.sig)


def _said(row: wire.Row | wire.LaneRow) -> _Said:
    """Return what a row says, but its place."""
    if row.op is None:
        raise Broken("peer.malformed")
    op = row.op
    wraps = tuple(Wrapped(each.collection, each.epoch, each.wrap) for each in op.wraps)
    return row.run, row.index, row.op_hash, op.head, op.body, wraps
