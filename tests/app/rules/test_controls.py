"""A control counts only with the root's word, for this op alone."""

from dataclasses import replace

import pytest

from app.crypto.statements import ControlBody, Head, OpType, Origin, Server
from app.domain.errors import Refused
from app.rules.controls import enact, read
from app.rules.people import meet
from app.rules.standing import Standing
from tests.app.lies import (
    Told,
    forge,
    take,
)


def test_a_control_the_root_did_not_sign_is_refused(told: Told) -> None:
    author, victim, ledger = told
    core = Origin(ledger.space, Server("https://ailleurs", b"", b"")).encode()
    body = ControlBody(core, 1, bytes(64)).encode()
    forge(author, ledger, type=OpType.ORIGIN, collection=bytes(16), body=body)
    assert take(victim, ledger, lambda p: p).refusals == ("grant.forged",)


def test_59_a_root_signature_lifted_into_another_op(
    told: Told,
) -> None:
    author, victim, ledger = told
    genuine = ledger.rows[2].op.body
    forge(author, ledger, type=OpType.GRANT, collection=bytes(16), body=genuine)
    assert take(victim, ledger, lambda p: p).refusals == ("grant.forged",)


def test_a_genesis_the_root_did_not_sign_founds_nothing(told: Told) -> None:
    author, _, ledger = told
    op = ledger.rows[0].op
    head, body = Head.decode(op.head), ControlBody.decode(op.body)
    order = read(head, replace(body, root_sig=bytes(64)).encode())
    assert order is not None
    standing = Standing.start(ledger.space)
    meet(standing, author.person(), [])
    with pytest.raises(Refused, match=r"grant\.forged"):
        enact(standing, head, order)
    assert (standing.founder, standing.root_key) == (b"", b"")


CHECKS = {
    "app.rules.controls.verify_root": test_a_control_the_root_did_not_sign_is_refused,
}


@pytest.mark.parametrize("check", CHECKS)
def test_an_alarm_is_silent_without_its_check(
    told: Told, check: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The positive control: a device that checks nothing notices nothing."""
    monkeypatch.setattr(check, lambda *_: None)
    with pytest.raises(AssertionError):
        CHECKS[check](told)
