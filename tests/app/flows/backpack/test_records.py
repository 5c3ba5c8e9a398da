"""Every record of the archive reads back equal, and garbage is refused."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.conflict import Conflict
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import ROOT, DeviceId, EntryId
from app.domain.journal import Action, Control, Line
from app.domain.trail import Evidence, ItemHead, KeptRun
from app.flows.backpack import records
from tests.app.flows.backpack.conftest import SPACE, a_step, entry

CONTROL = Control(8, ROOT, 1, b"core", 1, 4)
LINES = [
    Line(0, Action.PUT, EntryId(b"\x02" * 16), 1, entry(2, rev=1), None),
    Line(0, Action.DEL, EntryId(b"\x02" * 16), 0, None, None),
    Line(0, Action.CONTROL, EntryId(bytes(16)), 0, None, None, CONTROL),
]


def entry_again(told: records.Told) -> Entry:
    return records.read_entry(SPACE, told)


@given(body=st.binary(max_size=200), title=st.text(max_size=30))
def test_an_entry_comes_back_byte_for_byte(body: bytes, title: str) -> None:
    mine = entry(3, rev=2, body=body)
    mine = Entry(
        **{n: getattr(mine, n) for n in mine.__dataclass_fields__}
        | {"meta": {"title": title.encode("utf-8", "replace").decode()}}
    )
    line = records.line_of(records.tell_entry(mine))
    assert line.count(b"\n") == 1
    assert records.read_line(line, entry_again) == mine


@pytest.mark.parametrize("line", LINES, ids=["edit", "deletion", "control"])
def test_a_waiting_line_comes_back(line: Line) -> None:
    told = records.line_of(records.tell_line(line))
    assert records.read_line(told, lambda t: records.read_waiting(SPACE, t)) == line


@pytest.mark.parametrize(
    ("told", "proof"),
    [
        (records.tell_step, a_step(7, EntryId(b"\x02" * 16))),
        (records.tell_run, KeptRun(b"id", b"wire")),
        (records.tell_evidence, Evidence("log.fork", 4, 5, (b"one", b"two"))),
        (
            records.tell_head,
            ItemHead(EntryId(b"i"), 3, ROOT, deleted=True, op_hash=b"h", seq=9),
        ),
    ],
    ids=["row", "run", "evidence", "item"],
)
def test_the_log_comes_back(
    told: Callable[[object], records.Told], proof: records.Proof
) -> None:
    line = records.line_of(told(proof))
    assert records.read_line(line, records.read_proof) == proof


def test_a_conflict_comes_back() -> None:
    mine = Conflict(b"c" * 16, EntryId(b"e" * 16), entry(2), DeviceId(b"d" * 16), 8)
    line = records.line_of(records.tell_conflict(mine))
    assert records.read_line(line, lambda t: records.read_conflict(SPACE, t)) == mine


READERS = (
    entry_again,
    records.read_proof,
    lambda t: records.read_waiting(SPACE, t),
    lambda t: records.read_conflict(SPACE, t),
)


@pytest.mark.parametrize("reader", READERS, ids=["entry", "log", "line", "conflict"])
@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"{}", b'{"id":"zz"}', b"[" * 9999])
def test_what_is_no_record_is_refused(
    line: bytes, reader: Callable[[records.Told], object]
) -> None:
    with pytest.raises(Refused, match=r"backup\.malformed"):
        records.read_line(line, reader)


def test_only_bytes_become_hexadecimal() -> None:
    with pytest.raises(TypeError):
        records.line_of({"a": object()})
