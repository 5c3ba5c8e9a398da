"""Lists of items and wraps read back, and refuse any other form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import sharing
from app.crypto.packing import pack
from app.domain.errors import Refused
from tests.vectors import world as w
from tests.vectors.strategies import IDS, NUMBERS, QUICK, code_of, spoiled

WRAPS = sharing.encode_wraps((sharing.WrapRow(w.ITEM, 1, w.WRAP),))
ROWS = st.tuples(IDS, NUMBERS, st.binary(min_size=60, max_size=60))


@QUICK
@given(st.lists(ROWS, max_size=4))
def test_wraps_read_back(rows: list[tuple[bytes, int, bytes]]) -> None:
    wraps = tuple(sharing.WrapRow(*row) for row in rows)
    assert sharing.decode_wraps(sharing.encode_wraps(wraps)) == wraps


@QUICK
@given(st.lists(IDS, max_size=5))
def test_items_read_back(items: list[bytes]) -> None:
    assert sharing.decode_items(sharing.encode_items(tuple(items))) == tuple(items)


@pytest.mark.parametrize(
    "rows", [[[w.ITEM, 1, bytes(59)]], [[w.ITEM, 1]], [[w.ITEM, -1, w.WRAP]], 1]
)
def test_wraps_of_another_form_are_refused(rows: object) -> None:
    with pytest.raises(Refused, match=r"^statement\.malformed$"):
        sharing.decode_wraps(pack(rows))


@pytest.mark.parametrize("rows", [[w.ITEM], [[w.ITEM, 1]], [[bytes(15)]], [[]], {}])
def test_items_of_another_form_are_refused(rows: object) -> None:
    with pytest.raises(Refused, match=r"^statement\.malformed$"):
        sharing.decode_items(pack(rows))


@QUICK
@given(spoiled(WRAPS))
def test_spoiled_wraps_are_refused_or_others(bad: bytes) -> None:
    code = code_of(lambda: sharing.decode_wraps(bad))
    assert code in {"", "statement.malformed"}


def test_a_deposit_may_wait() -> None:
    now = sharing.Deposit(w.ENVELOPE, bytes(81))
    assert now.release_at == 0
    assert sharing.Deposit.decode(now.encode()) == now
