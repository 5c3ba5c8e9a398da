"""A control counts only with the root's word, for this op alone."""

from dataclasses import replace

import pytest

from app.crypto.identity import Retirement, sign_retirement
from app.crypto.packing import Signed
from app.crypto.statements import ControlBody, Head, OpType, Origin, Revoke, Server
from app.domain.errors import Refused
from app.domain.ids import ROOT
from app.rules.controls import enact, read
from app.rules.people import meet
from app.rules.rights import check_right
from app.rules.standing import Author, Right, Standing
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


@pytest.mark.parametrize(("to", "code"), [("mine", ""), ("another's", "grant.forged")])
def test_a_grantee_ends_his_own_grant_and_no_other(
    told: Told, to: str, code: str
) -> None:
    author, _, ledger = told
    author.pull(ledger)
    standing = author.sealing.standing(author.space)
    lane = next(each for each in standing.lanes if each != ROOT)
    device, grantee, grant = b"d" * 16, b"g" * 16, b"1" * 16
    standing.authors[device] = Author(grantee, bytes(32), 0, 0)
    holder = grantee if to == "mine" else b"h" * 16
    standing.rights[grant] = Right(holder, lane, 2, 0, 0)
    ended = Revoke(ledger.space, grant, 1)
    last = Head.decode(ledger.rows[-1].op.head)
    head = replace(last, type=OpType.REVOKE, device=device, collection=lane)
    check_right(standing, grantee, head)
    order = read(head, ControlBody(ended.encode()).encode())
    assert order is not None
    if code:
        with pytest.raises(Refused, match=code):
            enact(standing, head, order)
    else:
        enact(standing, head, order)
    assert bool(standing.rights[grant].revoked) is not bool(code)
    assert standing.rights[grant].left == (0 if code else head.at)


@pytest.mark.covers("C-123")
def test_a_device_never_met_is_put_outside_all_the_same(told: Told) -> None:
    """A phone that wrote nothing here must not begin once it is lost."""
    author, _, ledger = told
    author.pull(ledger)
    standing, me = author.sealing.standing(author.space), author.me
    lost = b"l" * 16
    said = sign_retirement(me.identity_keys.sign, Retirement(me.identity, lost, 3, 1))
    last = Head.decode(ledger.rows[-1].op.head)
    head = replace(last, type=OpType.RETIRE, device=me.device, collection=ROOT)
    order = read(head, ControlBody(said.encode()).encode())
    assert order is not None
    enact(standing, head, order)
    assert standing.authors[lost].retired == standing.seq + 1


def test_who_is_not_of_the_root_ends_no_device_in_a_log(told: Told) -> None:
    """A reader in league with the server would put out a phone before it writes."""
    author, _, ledger = told
    author.pull(ledger)
    standing = author.sealing.standing(author.space)
    reader, coming, theirs = b"r" * 16, b"c" * 16, b"t" * 16
    standing.authors[theirs] = Author(reader, bytes(32), 0, 0)
    said = Signed(Retirement(reader, coming, 3, 1).encode(), bytes(64))
    last = Head.decode(ledger.rows[-1].op.head)
    head = replace(last, type=OpType.RETIRE, device=theirs, collection=ROOT)
    order = read(head, ControlBody(said.encode()).encode())
    assert order is not None
    for met in (False, True):
        with pytest.raises(Refused, match=r"grant\.forged"):
            enact(standing, head, order)
        assert (coming in standing.authors) == met
        standing.authors[coming] = Author(reader, bytes(32), 0, 0)
    assert not standing.authors[coming].retired


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
