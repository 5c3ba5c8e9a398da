"""What leaves is handed over as values that show nothing."""

from app.flows.sealed.runs import Answer, SealedOp


def test_a_sealed_op_shows_none_of_its_bytes() -> None:
    assert repr(SealedOp(b"head", b"body")) == "SealedOp(wraps=(), group=0)"


def test_an_answer_has_no_code_when_applied() -> None:
    assert Answer(0, 12).code == ""
