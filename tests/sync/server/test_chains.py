"""The bulk hashes are those of the formats."""

from hypothesis import given
from hypothesis import strategies as st

from app.crypto import runs
from sync.server.chains import Chains, leaf, op_hash

ids, hashes = st.binary(min_size=16, max_size=16), st.binary(min_size=32, max_size=32)
numbers = st.integers(0, 2**63 - 1)


@given(st.binary(max_size=300), hashes, numbers)
def test_leaves_and_ops(head: bytes, run: bytes, index: int) -> None:
    assert leaf(head) == runs.leaf(head)
    assert op_hash(head, run, index) == runs.op_hash(head, run, index)


@given(ids, ids, numbers, numbers, hashes, hashes)
def test_logs_and_lanes(
    space: bytes, collection: bytes, n: int, r: int, before: bytes, op: bytes
) -> None:
    chains = Chains(space)
    assert chains.log_next(n, before, op) == runs.log_next(space, n, before, op)
    mine = chains.lane_next((collection, n, r), before, op)
    assert mine == runs.lane_next(space, collection, n, r, before, op)
