"""A refused row is kept as one piece that proves itself."""

from app.crypto.packing import unpack
from app.crypto.runs import Run, verify_op
from app.rules.pages import proof
from tests.app.lies import Told, page_for


def test_evidence_holds_the_op_and_its_run(told: Told) -> None:
    _, victim, ledger = told
    page = page_for(victim, ledger)
    row = page.rows[0]
    shape = tuple[int, int, bytes, bytes, bytes]
    seq, index, head, body, run = unpack(shape, proof(row, page.runs[row.run]))
    assert seq == row.seq
    assert verify_op(Run.decode(run), index, head, body).item
