"""An op stands only where its time, order, key and right allow."""

import pytest

from app.crypto.signing import public_of
from app.crypto.statements import Head, OpType
from app.domain.ids import ROOT
from app.domain.space import Space
from app.domain.trail import Page
from app.domain.write import Origin, Write
from app.flows.my_devices import MyDevices
from app.rules.standing import Right, Standing
from tests.app.lies import (
    Told,
    caught,
    consistent,
    forge,
    forge_with,
    numbered,
    take,
    victim_seq,
)
from tests.app.worlds import Home, Ledger

SEED = bytes(32)
"""The server's key."""


def test_6_a_tail_hidden_while_another_has_seen_it(
    told: Told,
) -> None:
    author, victim, ledger = told
    author.pull(ledger)
    author.write("quatre")
    author.push(ledger)
    page = numbered(ledger.page(len(ledger.rows) - 1), victim_seq(victim) + 1)
    code = caught(victim, ledger, lambda _: consistent(page, victim))
    assert code == "log.withheld"


def test_11_an_op_replayed(told: Told) -> None:
    _, victim, ledger = told
    victim.pull(ledger)
    last = ledger.rows[-1]
    ledger.append(last.run, last.index, last.op)
    assert caught(victim, ledger, lambda page: page) == "log.replay"


def test_32_a_retired_device_writes(told: Told) -> None:
    author, victim, ledger = told
    late = Ledger(ledger.space, list(ledger.rows), ledger.h, people=ledger.people)
    victim.pull(ledger)
    space = Space(victim.space, "")
    mine = MyDevices(space, victim.vault, victim.trail, victim.world)
    mine.retire(author.me.device)
    victim.push(ledger)
    victim.pull(ledger)
    author.pull(late)
    author.write("trop tard")
    for sealed in author.seal():
        for index, op in enumerate(sealed.ops):
            ledger.append(sealed.run, index, op)
    assert caught(victim, ledger, lambda p: p) == "device.retired"
    assert "trop tard" not in victim.titles()


def test_57_an_op_answered_conflict_inserted_later(
    told: Told,
) -> None:
    author, victim, ledger = told
    author.pull(ledger)
    author.write("perdu")
    lost = author.seal()
    author.sealing.abandon(author.space)
    author.push(ledger)
    ledger.append(lost[0].run, 0, lost[0].ops[0])
    assert caught(victim, ledger, lambda p: p) == "log.replay"


def test_an_op_on_a_revision_long_replaced_is_refused_alone(
    told: Told,
) -> None:
    author, victim, ledger = told
    forge(author, ledger, base=7)
    assert take(victim, ledger, lambda p: p).refusals == ("item.stale",)


def test_an_op_under_an_old_key_is_refused_alone(
    told: Told,
) -> None:
    author, victim, ledger = told
    forge(author, ledger, epoch=0)
    assert take(victim, ledger, lambda p: p).refusals == ("epoch.stale",)


def test_an_item_is_not_taken_from_a_lane_one_may_not_write(told: Told) -> None:
    author, victim, ledger = told
    victim.pull(ledger)
    author.pull(ledger)
    standing = victim.sealing.standing(victim.space)
    taken = Head.decode(ledger.rows[-1].op.head)
    other = next(c for c in standing.lanes if c not in (ROOT, taken.collection))
    standing.rights = {
        b"r": Right(b"x" * 16, ROOT, 4, 0, 0),
        b"w": Right(author.me.identity, other, 3, 0, 0),
    }
    keep(victim, standing)
    forge(author, ledger, collection=other, item=taken.item, base=1)
    assert take(victim, ledger, lambda p: p).refusals == ("grant.forged",)


def keep(victim: Home, standing: Standing) -> None:
    write = Write(victim.space, page=Page(standing.encode()))
    victim.vault.commit(write, origin=Origin.PEER)


def serving(victim: Home, seed: bytes) -> None:
    """Let the space of *victim* follow the server of that key."""
    standing = victim.sealing.standing(victim.space)
    standing.server_key = public_of(seed)
    keep(victim, standing)


def test_the_server_writes_nothing_but_accesses(told: Told) -> None:
    _, victim, ledger = told
    serving(victim, SEED)
    forge_with(SEED, ledger)
    assert take(victim, ledger, lambda p: p).refusals == ("grant.forged",)


def test_nobody_but_the_server_writes_an_access(told: Told) -> None:
    author, victim, ledger = told
    serving(victim, SEED)
    forge(author, ledger, type=OpType.ACCESS)
    assert take(victim, ledger, lambda p: p).refusals == ("grant.forged",)


CHECKS = {
    "app.rules.admission._check_order": test_11_an_op_replayed,
    "app.rules.admission._check_seen": test_6_a_tail_hidden_while_another_has_seen_it,
    "app.rules.admission._check_epoch": test_an_op_under_an_old_key_is_refused_alone,
    "app.rules.admission._check_author": test_32_a_retired_device_writes,
}


@pytest.mark.parametrize("check", CHECKS)
def test_an_alarm_is_silent_without_its_check(
    told: Told, check: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The positive control: a device that checks nothing notices nothing."""
    monkeypatch.setattr(check, lambda *_: None)
    with pytest.raises(AssertionError):
        CHECKS[check](told)
