"""What the engine seals reads back from the wire, and strangeness is refused."""

import pytest

from app.crypto.runs import Run
from app.domain.errors import Broken
from app.flows.sealed.runs import Answer, SealedOp, SealedRun
from app.rules.lanes.pages import LaneRow
from app.rules.pages import Row, Wrapped
from sync import wire
from sync.courier.messages import answers, lane_pulled, pack, person, pulled

RUN = Run(b"s" * 16, b"d" * 16, b"c" * 16, b"l" * 32, b"g" * 64)
OP = SealedOp(b"head", b"body", (Wrapped(b"c" * 16, 1, b"w" * 60),), 7)


def page(op: wire.Op | None) -> wire.PullReply:
    run = wire.Run(RUN.space, RUN.device, RUN.collection, RUN.leaves, RUN.signature)
    return wire.PullReply(9, b"h", [run], [wire.Row(3, 0, 0, op, b"o")], more=True)


def test_a_push_holds_its_runs_and_ops() -> None:
    push = wire.decode(wire.decoder(wire.Push), pack([SealedRun(RUN, (OP,))]))
    assert push.v == wire.WIRE_VERSION
    (sealed,) = push.runs
    assert (sealed.run.leaves, sealed.run.sig) == (RUN.leaves, RUN.signature)
    assert sealed.ops == [
        wire.Op(b"head", b"body", [wire.Wrap(b"c" * 16, 1, b"w" * 60)], 7)
    ]


def test_a_page_reads_as_the_engine_wants_it() -> None:
    read = pulled(page(wire.Op(b"head", b"body", [wire.Wrap(b"c", 1, b"w")])))
    assert read.runs == (RUN,)
    wraps = (Wrapped(b"c", 1, b"w"),)
    assert read.rows == (Row(3, 0, 0, b"o", b"head", b"body", wraps),)
    assert (read.head, read.h, read.more) == (9, b"h", True)


def test_a_row_without_its_op_is_not_the_protocol() -> None:
    with pytest.raises(Broken, match=r"peer\.malformed"):
        pulled(page(None))


def laned(op: wire.Op | None) -> wire.LaneReply:
    run = wire.Run(RUN.space, RUN.device, RUN.collection, RUN.leaves, RUN.signature)
    rows = [wire.LaneRow(5, 3, 0, 0, op, b"o")]
    return wire.LaneReply(b"c" * 16, 9, b"hc", [run], rows, more=True)


def test_a_page_of_a_lane_reads_as_the_engine_wants_it() -> None:
    read = lane_pulled(laned(wire.Op(b"head", b"", [wire.Wrap(b"c", 1, b"w")])))
    assert read.runs == (RUN,)
    wraps = (Wrapped(b"c", 1, b"w"),)
    assert read.rows == (LaneRow(5, 3, 0, 0, b"o", b"head", b"", wraps),)
    assert (read.collection, read.n, read.hc, read.more) == (b"c" * 16, 9, b"hc", True)
    with pytest.raises(Broken, match=r"peer\.malformed"):
        lane_pulled(laned(None))


def test_answers_keep_their_order() -> None:
    results = [wire.Result(0, 4), wire.Result(3, 0, "epoch_stale")]
    told = answers(wire.PushReply(4, b"h", results))
    assert told == [Answer(0, 4), Answer(3, 0, "epoch_stale")]


def test_an_identity_and_its_devices() -> None:
    devices = [{"card": "0b", "certificate": "0c"}]
    mine = person(
        {"card": "0a", "devices": devices, "retirements": ["0d"], "version": 2}
    )
    assert (mine.card, mine.devices) == (b"\x0a", ((b"\x0b", b"\x0c"),))
    assert (mine.retirements, mine.version) == ((b"\x0d",), 2)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"card": "0a"},
        {"card": "zz", "devices": []},
        {"card": "0a", "devices": {}},
        {"card": "0a", "devices": [3]},
        {"card": "0a", "devices": [{"card": "0b"}]},
        {"card": "0a", "devices": [], "retirements": 1, "version": 0},
        {"card": "0a", "devices": [], "retirements": [], "version": "1"},
    ],
    ids=["empty", "card", "hex", "list", "device", "certificate", "gone", "version"],
)
def test_a_strange_identity_is_not_the_protocol(told: dict[str, object]) -> None:
    with pytest.raises(Broken, match=r"peer\.malformed"):
        person(told)
