"""Each statement of the log reads back, and refuses a field of another size."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import statements
from app.crypto.canon import digest
from app.crypto.packing import Statement
from app.domain.errors import Refused
from tests.vectors import ledger
from tests.vectors import world as w
from tests.vectors.reader import STATEMENTS
from tests.vectors.strategies import IDS, KEYS, NUMBERS, QUICK, code_of, spoiled

HEAD = statements.Head.decode(w.HEAD)
ALL = [(STATEMENTS[kind], raw) for kind, raw in ledger._bodies()]
FORMS = {"", "statement.malformed", "format.unknown"}


def test_the_golden_heads() -> None:
    sums = [digest(head).hex() for head in w.HEADS]
    assert [len(head) for head in w.HEADS] == [191] * 3
    assert sums == [
        "e763e009a1f2b0e14820731cb76e2ac0ca7fca169cad25861bf690c080e78a0a",
        "d6a46796f4c38c7ef8271fe8a6102127ebd0814882771b40d57f0edca35abf78",
        "01f1e215c2ffb4d9b41ee4f9439c7f11b3ac19fed01737b63dbaba03d8ef890e",
    ]


def test_the_golden_epoch() -> None:
    assert len(w.EPOCH) == 1528
    assert digest(w.EPOCH).hex() == (
        "d6cb2a635a39a8765e96e19039d4dd8c04675a50d9db6987619517bf91d5db25"
    )


@pytest.mark.parametrize(("kind", "raw"), ALL)
def test_a_statement_reads_back_byte_for_byte(
    kind: type[Statement], raw: bytes
) -> None:
    assert kind.decode(raw).encode() == raw


@QUICK
@given(st.data())
def test_a_spoiled_statement_never_reads_as_itself(data: st.DataObject) -> None:
    kind, raw = data.draw(st.sampled_from(ALL))
    bad = data.draw(spoiled(raw))
    assert code_of(lambda: kind.decode(bad)) in FORMS
    if not code_of(lambda: kind.decode(bad)):
        assert kind.decode(bad) != kind.decode(raw)


@QUICK
@given(IDS, NUMBERS, KEYS, st.lists(KEYS, max_size=3), st.just(b"") | KEYS)
def test_any_head_reads_back(
    item: bytes, ctr: int, body: bytes, refs: list[bytes], seen: bytes
) -> None:
    head = replace(HEAD, item=item, ctr=ctr, body=body, refs=tuple(refs), seen_h=seen)
    assert statements.Head.decode(head.encode()) == head


def test_a_head_names_at_most_1024_parts() -> None:
    full = replace(HEAD, refs=(bytes(32),) * statements.REFS_MAX)
    assert statements.Head.decode(full.encode()) == full
    with pytest.raises(Refused, match=r"^statement\.malformed$"):
        replace(HEAD, refs=(bytes(32),) * (statements.REFS_MAX + 1))


NOWHERE = statements.Server("", b"", b"")
EPOCH = statements.Epoch.decode(w.EPOCH)
GRANT = statements.GrantStatement.decode(w.GRANT)


@pytest.mark.parametrize(
    ("statement", "change"),
    [
        (HEAD, {"seen_h": bytes(31)}),
        (statements.ControlBody(b""), {"root_sig": bytes(63)}),
        (statements.Origin(w.SPACE, NOWHERE), {"origin": ("", bytes(31), b"")}),
        (EPOCH, {"deposit_pk1": bytes(31)}),
        (EPOCH, {"deposit_pk2": bytes(32)}),
        (EPOCH, {"back_link": bytes(59)}),
        (EPOCH, {"root_wrap": bytes(61)}),
        (EPOCH, {"label": bytes(91)}),
        (GRANT, {"sealed_note": bytes(285)}),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_an_optional_field_is_whole_or_absent(
    statement: Any,  # noqa: ANN401 - any statement
    change: dict[str, Any],
) -> None:
    if "origin" in change:
        change = {"origin": statements.Server(*change["origin"])}
    with pytest.raises(Refused, match=r"^statement\.malformed$"):
        replace(statement, **change)


def test_genesis_may_name_no_server_yet() -> None:
    genesis = statements.Genesis(w.SPACE, w.ROOT_PK, bytes(16), 0, NOWHERE)
    assert statements.Genesis.decode(genesis.encode()) == genesis
    with pytest.raises(Refused, match=r"^statement\.malformed$"):
        replace(genesis, origin=NOWHERE._replace(directory_pk=b"x"))


def test_the_controls_are_those_of_the_design() -> None:
    assert sorted(statements.CONTROLS) == [0, 6, 7, 8, 9, 11, 12, 13, 14]
    assert [role.name for role in sorted(statements.Role)] == [
        "DEPOSIT",
        "READ",
        "WRITE",
        "ADMIN",
    ]


def test_codes_never_change_their_number() -> None:
    assert [kind.value for kind in statements.OpType] == list(range(15))
    assert statements.OpType(8).name == "EPOCH"
    assert [role.value for role in statements.Role] == [1, 2, 3, 4]
    assert [purpose.value for purpose in statements.Purpose] == [1, 2, 3, 4, 5, 6, 7]
    assert statements.Purpose(6).name == "CUSTODY"
