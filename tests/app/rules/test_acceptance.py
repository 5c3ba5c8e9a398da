"""A server that lies is caught by each device alone (trust, section 18)."""

from dataclasses import replace
from functools import partial

import pytest

from app.crypto.canon import digest
from app.crypto.recovery import recovery_text
from app.crypto.statements import Head
from app.domain.errors import Broken
from app.domain.ids import EntryId
from app.domain.trail import EVIDENCE_MAX
from app.flows import keychain
from app.flows.sealing import Sealing
from app.rules.pages import Pulled, Row
from tests.app.lies import (
    Told,
    caught,
    consistent,
    flip,
    forge,
    numbered,
    page_for,
    rows,
    take,
    victim_seq,
)
from tests.app.worlds import Home, Ledger, joined


def test_an_honest_page_raises_nothing(told: Told) -> None:
    _, victim, ledger = told
    assert caught(victim, ledger, lambda page: page) == ""
    assert victim.titles() == ["deux", "trois", "un", "zéro"]


def test_1_a_log_rolled_back(told: Told) -> None:
    _, victim, ledger = told
    old = ledger.page(0, 4)
    old = replace(old, head=4, rows=(), runs=(), more=False)
    assert caught(victim, ledger, lambda _: old) == "log.rollback"


def test_3_a_fork_met_through_one_op(told: Told) -> None:
    author, victim, ledger = told
    other = Ledger(ledger.space, list(ledger.rows[:-3]), people=ledger.people)
    other.h = victim.sealing.standing(victim.space).h
    victim.write("ailleurs")
    victim.push(other)
    victim.pull(other)
    author.pull(ledger)
    author.write("quatre")
    author.push(ledger)
    page = numbered(ledger.page(len(ledger.rows) - 1), victim_seq(victim) + 1)
    page = consistent(page, victim)
    assert caught(victim, ledger, lambda _: page) in {"log.fork", "log.withheld"}
    assert victim.trail.evidence(victim.space)[0].pieces


def test_3_a_fork_of_the_same_length_is_seen_without_any_op(
    told: Told,
) -> None:
    _, victim, ledger = told
    victim.pull(ledger)
    page = replace(page_for(victim, ledger), h=bytes(32))
    assert caught(victim, ledger, lambda _: page) == "log.fork"


def test_5_an_op_omitted(told: Told) -> None:
    _, victim, ledger = told
    assert caught(victim, ledger, lambda p: rows(p, lambda r: r[:1] + r[2:])) == (
        "log.gap"
    )


def test_5_an_op_omitted_and_the_rest_renumbered(
    told: Told,
) -> None:
    _, victim, ledger = told
    start = victim_seq(victim) + 1
    code = caught(victim, ledger, lambda p: numbered(rows(p, lambda r: r[1:]), start))
    assert code == "log.tamper"


def test_6_an_op_said_applied_that_never_comes(
    told: Told,
) -> None:
    author, _, ledger = told
    author.pull(ledger)
    author.write("quatre")
    author.push(ledger)
    del ledger.rows[-1]
    page = ledger.page(victim_seq(author))
    assert caught(author, ledger, lambda _: page) == "log.rollback"


def test_7_two_ops_exchanged(told: Told) -> None:
    _, victim, ledger = told

    def exchanged(found: list[Row]) -> list[Row]:
        one, two, *rest = found
        return [replace(two, seq=one.seq), replace(one, seq=two.seq), *rest]

    assert caught(victim, ledger, lambda p: rows(p, exchanged)) in {
        "log.tamper",
        "log.replay",
    }


def test_8_a_bit_of_a_head(told: Told) -> None:
    _, victim, ledger = told
    code = caught(
        victim,
        ledger,
        lambda p: rows(p, lambda r: [replace(r[0], head=flip(r[0].head)), *r[1:]]),
    )
    assert code == "sig.invalid"


@pytest.mark.parametrize("at", [0, 40, -1])
def test_9_a_bit_of_a_body(told: Told, at: int) -> None:
    _, victim, ledger = told
    code = caught(
        victim,
        ledger,
        lambda p: rows(p, lambda r: [replace(r[0], body=flip(r[0].body, at)), *r[1:]]),
    )
    assert code == "log.tamper"


def test_10_a_bit_of_a_wrap_costs_that_item_alone(
    told: Told,
) -> None:
    _, victim, ledger = told

    def lie(found: list[Row]) -> list[Row]:
        wrapped = found[0].wraps[0]
        wraps = (replace(wrapped, wrap=flip(wrapped.wrap)),)
        return [replace(found[0], wraps=wraps), *found[1:]]

    assert take(victim, ledger, lambda p: rows(p, lie)).refusals == ("wrap.invalid",)
    assert victim.titles() == ["deux", "trois", "zéro"]


def test_13_bodies_exchanged(told: Told) -> None:
    _, victim, ledger = told

    def lie(found: list[Row]) -> list[Row]:
        one, two, *rest = found
        return [replace(one, body=two.body), replace(two, body=one.body), *rest]

    assert caught(victim, ledger, lambda p: rows(p, lie)) == "log.tamper"


def test_13_wraps_exchanged(told: Told) -> None:
    _, victim, ledger = told

    def lie(found: list[Row]) -> list[Row]:
        one, two, *rest = found
        return [replace(one, wraps=two.wraps), replace(two, wraps=one.wraps), *rest]

    taken = take(victim, ledger, lambda p: rows(p, lie))
    assert taken.refusals == ("wrap.invalid", "wrap.invalid")


def test_23_another_format_byte_signed_by_a_later_version(
    told: Told,
) -> None:
    author, victim, ledger = told
    forge(author, ledger, body=b"\x09\x01" + bytes(300))
    assert take(victim, ledger, lambda p: p).refusals[-1] in {
        "format.unknown",
        "wrap.invalid",
    }


def test_53_indexes_exchanged_or_outside(told: Told) -> None:
    _, victim, ledger = told

    def lie(page: Pulled) -> Pulled:
        found = [replace(row, index=row.index + 1) for row in page.rows]
        return consistent(replace(page, rows=tuple(found)), victim)

    assert set(take(victim, ledger, lie).refusals) == {"sig.invalid"}


def test_53_an_index_below_zero(told: Told) -> None:
    _, victim, ledger = told
    code = caught(
        victim, ledger, lambda p: rows(p, lambda r: [replace(r[0], index=-1), *r[1:]])
    )
    assert code == "sig.invalid"


def test_58_one_head_in_two_runs(told: Told) -> None:
    _, victim, ledger = told
    victim.pull(ledger)
    page = replace(page_for(victim, ledger), h=digest(b"the other branch"))
    assert caught(victim, ledger, lambda _: page) == "log.fork"


def test_2_a_rollback_shown_to_a_device_just_restarted(told: Told) -> None:
    _, victim, ledger = told
    victim.pull(ledger)
    again = Sealing(
        victim.vault, victim.journal, victim.trail, victim.world, victim.blobs
    )
    old = replace(ledger.page(0, 4), head=4, rows=(), runs=(), more=False)
    with pytest.raises(Broken, match=r"log\.rollback"):
        again.take(victim.space, old)
    assert again.standing(victim.space).quarantine == "log.rollback"


@pytest.mark.parametrize("how", ["altered", "deleted", "exchanged"])
def test_46_no_entry_of_the_log_can_be_touched(told: Told, how: str) -> None:
    """Every row in turn, on a device that reads the log from its beginning."""
    author, _, ledger = told
    key = recovery_text(keychain.account(author.vault).recovery)
    whole = ledger.page(0)
    for n in range(len(whole.rows)):
        found = list(whole.rows)
        if how == "altered":
            found[n] = replace(found[n], head=flip(found[n].head))
        elif how == "deleted":
            del found[n]
        else:
            found[n], found[n - 1] = found[n - 1], found[n]
        victim = joined(author, key, f"victim {n}")
        lie = partial(replace, rows=tuple(found))
        assert caught(victim, ledger, lie) != ""


def compacted(told: Told) -> tuple[Home, Pulled]:
    """Return a page whose first put has lost its body."""
    _, victim, ledger = told
    page = page_for(victim, ledger)
    return victim, rows(page, lambda r: [replace(r[0], body=b""), *r[1:]])


def test_a_compacted_body_is_excused_by_a_later_version(told: Told) -> None:
    author, victim, ledger = told
    author.pull(ledger)
    first = Head.decode(page_for(victim, ledger).rows[0].head).item
    author.write("un, déplacé", EntryId(first))
    author.push(ledger)
    _, page = compacted(told)
    assert caught(victim, ledger, lambda _: page) == ""
    assert victim.titles() == ["deux", "trois", "un, déplacé", "zéro"]


def test_a_body_missing_without_excuse_is_an_alarm(told: Told) -> None:
    victim, page = compacted(told)
    assert caught(victim, told[2], lambda _: page) == "log.tamper"


def test_a_refused_row_does_not_excuse_a_missing_body(told: Told) -> None:
    author, victim, ledger = told
    first = Head.decode(page_for(victim, ledger).rows[0].head).item
    forge(author, ledger, item=first, base=7)
    _, page = compacted(told)
    assert caught(victim, ledger, lambda _: page) == "log.tamper"


def test_a_promise_kept_by_another_device_is_not_kept(told: Told) -> None:
    author, victim, ledger = told
    victim.pull(ledger)
    author.pull(ledger)
    author.write("quatre")
    author.push(ledger)
    ctr = Head.decode(ledger.rows.pop().op.head).ctr
    forge(victim, ledger, item=bytes(range(16)), ctr=ctr, device=victim.me.device)
    start = victim_seq(author) + 1
    page = consistent(numbered(ledger.page(start - 1), start), author)
    assert caught(author, ledger, lambda _: page) == "log.withheld"


CHECKS = {
    "app.rules.judging.check_body": test_13_bodies_exchanged,
    "app.rules.acceptance.Judge._close": test_5_an_op_omitted_and_the_rest_renumbered,
}


@pytest.mark.parametrize("check", CHECKS)
def test_an_alarm_is_silent_without_its_check(
    told: Told, check: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The positive control: a device that checks nothing notices nothing."""
    monkeypatch.setattr(check, lambda *_: None)
    with pytest.raises(AssertionError):
        CHECKS[check](told)


@pytest.mark.parametrize("index", [-1, 1 << 63, (1 << 64) - 1])
def test_53_a_place_no_run_has(told: Told, index: int) -> None:
    _, victim, ledger = told

    def lie(page: Pulled) -> Pulled:
        return rows(page, lambda found: [replace(found[0], index=index), *found[1:]])

    assert caught(victim, ledger, lie) == "sig.invalid"


def test_an_op_said_applied_comes_back_under_a_broken_run(told: Told) -> None:
    _, victim, ledger = told
    victim.sync(ledger)
    victim.write("promis")
    victim.push(ledger)

    def lie(page: Pulled) -> Pulled:
        runs = [replace(r, signature=flip(r.signature)) for r in page.runs]
        return consistent(replace(page, runs=tuple(runs)), victim)

    assert caught(victim, ledger, lie) == "log.withheld"


def test_refused_rows_in_number_do_not_fill_the_disk(told: Told) -> None:
    author, victim, ledger = told
    first = len(ledger.rows) + 1
    for _ in range(EVIDENCE_MAX + 20):
        forge(author, ledger, base=7)
    victim.pull(ledger, limit=50)
    standing = victim.sealing.standing(victim.space)
    assert standing.refused == EVIDENCE_MAX + 20
    assert len(victim.trail.evidence(victim.space)) == EVIDENCE_MAX
    kept = {step.seq for step in victim.trail.tail(victim.space, first - 1, limit=999)}
    assert kept == set(range(first, first + EVIDENCE_MAX))
    last = victim.trail.step(victim.space, len(ledger.rows))
    assert last is not None
    assert (last.body, last.wrap, last.run) == (b"", b"", b"")
    author.clock.pass_(minutes=1)
    author.pull(ledger)
    author.write("après")
    author.sync(ledger)
    victim.pull(ledger)
    assert "après" in victim.titles()
