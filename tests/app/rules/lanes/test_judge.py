"""Who reads one lane finds what the root finds there, and hears each lie."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto.canon import digest
from app.crypto.runs import lane_next, op_hash, run_id, seal_run
from app.crypto.sharing import encode_items
from app.crypto.signing import private_key
from app.crypto.statements import (
    ControlBody,
    Grant,
    GrantStatement,
    Head,
    OpType,
    Origin,
    Server,
)
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry
from app.domain.errors import Broken
from app.domain.ids import ROOT, EntryId
from app.domain.journal import Control
from app.domain.space import Space
from app.domain.trail import Page
from app.domain.write import Origin as From
from app.domain.write import Write
from app.flows.my_devices import MyDevices
from app.flows.onboarding import Onboarding
from app.flows.sealed.runs import SealedOp
from app.rules.lanes.pages import LanePulled, LaneRow
from app.rules.standing import Right, Standing
from tests.app.lanes import Giver, LaneReader, collection_of, lane_page
from tests.app.lies import flip, forge
from tests.app.worlds import Clock, Home, Ledger, a_home, joined


@dataclass
class Told:
    """Somebody who gives, their second device, and who reads."""

    author: Home
    second: Home
    ledger: Ledger
    giver: Giver
    reader: LaneReader

    def sync(self) -> None:
        for home in (self.author, self.second, self.author):
            home.sync(self.ledger)

    def origin(self, url: str) -> None:
        """Queue an op of the zero16 lane."""
        core = Origin(self.ledger.space, Server(url, b"", b"")).encode()
        control = Control(OpType.ORIGIN, ROOT, 1, core, 1)
        self.author.vault.commit(Write(self.author.space, controls=(control,)))


def a_reader(clock: Clock, name: str = "reader") -> Home:
    """Return a person with a space of their own."""
    home = Home(name, clock)
    Onboarding(home.vault, home.world, "linux").create("Louise", rubrics=())
    return home


def telling() -> Told:
    """Return one appointment, given to somebody who read nothing yet."""
    author, ledger, key = a_home()
    second = joined(author, key)
    author.write("zéro")
    for home in (author, second):
        home.sync(ledger)
    collection = collection_of(author)
    giver = Giver(author, collection)
    reader = LaneReader(a_reader(author.clock), ledger, collection)
    giver.give(reader.home.me)
    author.sync(ledger)
    second.sync(ledger)
    return Told(author, second, ledger, giver, reader)


@pytest.fixture
def told() -> Told:
    """A reader that lacks three appointments, an op of zero16, and a digest."""
    made = telling()
    made.reader.pull()
    for title in ("un", "deux"):
        made.author.write(title)
        made.author.sync(made.ledger)
    made.origin("https://ailleurs")
    made.author.sync(made.ledger)
    made.second.sync(made.ledger)
    made.second.write("trois")
    made.sync()
    return made


Lie = Callable[[LanePulled], LanePulled]


def honest(page: LanePulled) -> LanePulled:
    return page


def caught(told: Told, lie: Lie, root: Lie = honest) -> str:
    """Return the alarm of a page edited by *lie*, or the first refusal."""
    reader = told.reader
    roots, (lane,) = reader.pages()
    try:
        verdicts = reader.judge([root(page) for page in roots], lie(lane))
    except Broken as fault:
        return fault.code
    return next((one.code for one in verdicts if one.code), "")


def rows(lie: Callable[[list[LaneRow]], list[LaneRow]]) -> Lie:
    return lambda page: replace(page, rows=tuple(lie(list(page.rows))))


def digested(told: Told) -> None:
    """Let a root device vouch for each lane."""
    told.author.clock.pass_(hours=25)
    told.sync()


def consistent(told: Told) -> Lie:
    """Let the liar number rows anew, and claim the chain they make."""

    def again(page: LanePulled) -> LanePulled:
        lane = told.reader.standing.lane(page.collection)
        hc, found = lane.hc, []
        for n, row in enumerate(page.rows, lane.n + 1):
            mark = op_hash(row.head, run_id(page.runs[row.run]), row.index)
            hc = lane_next(told.ledger.space, page.collection, n, row.r, hc, mark)
            found.append(replace(row, n=n, op_hash=mark))
        return replace(page, n=lane.n + len(found), hc=hc, rows=tuple(found))

    return again


def thinned(told: Told, at: int) -> Lie:
    """Leave a row out, and make all the rest agree."""

    def lie(page: LanePulled) -> LanePulled:
        kept = list(page.rows)
        del kept[at]
        used = sorted({row.run for row in kept})
        places = {run: place for place, run in enumerate(used)}
        again = tuple(replace(row, run=places[row.run]) for row in kept)
        runs = tuple(page.runs[run] for run in used)
        return consistent(told)(replace(page, runs=runs, rows=again))

    return lie


def living(told: Told) -> dict[bytes, int]:
    """Return what lives in the collection for who reads the whole log."""
    home = told.author
    heads = home.trail.live(home.space, told.giver.collection)
    return {head.item: head.rev for head in heads}


def test_an_honest_lane_raises_nothing(told: Told) -> None:
    assert caught(told, honest) == ""
    assert told.reader.live() == living(told)
    assert len(living(told)) == 4


def test_nothing_new_changes_nothing(told: Told) -> None:
    told.reader.pull()
    before = told.reader.standing
    assert told.reader.pull() == []
    assert told.reader.standing == before


def test_a_page_shown_twice_counts_once(told: Told) -> None:
    roots, (lane,) = told.reader.pages()
    told.reader.judge(roots, lane)
    assert told.reader.judge(roots, lane) == []


def test_44_two_rows_exchanged(told: Told) -> None:
    def lie(found: list[LaneRow]) -> list[LaneRow]:
        one, two, *rest = found
        return [replace(two, n=one.n), replace(one, n=two.n), *rest]

    assert caught(told, rows(lie)) in {"log.replay", "log.withheld"}


def test_7_two_rows_exchanged_and_every_hash_made_anew(told: Told) -> None:
    def lie(page: LanePulled) -> LanePulled:
        one, two, *rest = page.rows
        return consistent(told)(replace(page, rows=(two, one, *rest)))

    assert caught(told, lie) in {"log.replay", "log.withheld"}


def test_44_a_row_left_out(told: Told) -> None:
    assert caught(told, lambda p: replace(p, rows=p.rows[:1] + p.rows[2:])) in {
        "lane.mismatch",
        "peer.malformed",
    }
    assert caught(told, rows(lambda found: found[:1] + found[2:])) != ""


def test_44_a_tail_kept_back_is_told_by_the_server_itself(told: Told) -> None:
    def lie(page: LanePulled) -> LanePulled:
        return replace(page, rows=page.rows[:1], runs=page.runs[:1])

    assert caught(told, lie) == "lane.mismatch"


@pytest.mark.parametrize("at", [0, 1])
def test_44_a_thinned_lane_is_told_by_the_next_op(told: Told, at: int) -> None:
    assert caught(told, thinned(told, at)) in {"log.withheld", "log.fork"}


def test_44_a_thinned_lane_is_told_by_the_signed_digest(told: Told) -> None:
    digested(told)
    assert caught(told, thinned(told, 2)) == "lane.mismatch"


def test_44_a_forked_lane_is_told_by_the_signed_digest(told: Told) -> None:
    """The server tells another r: all it shows agrees, what was signed does not."""
    told.reader.pull()
    told.second.write("quatre")
    told.second.sync(told.ledger)
    told.origin("https://encore")
    told.author.sync(told.ledger)
    digested(told)

    def lie(page: LanePulled) -> LanePulled:
        first, *rest = page.rows
        moved = replace(first, r=first.r + 1)
        return consistent(told)(replace(page, rows=(moved, *rest)))

    assert caught(told, lie) == "lane.mismatch"


def test_44_another_end_than_the_rows_make(told: Told) -> None:
    assert caught(told, lambda p: replace(p, hc=bytes(32))) == "lane.mismatch"
    assert caught(told, honest, lambda p: replace(p, hc=bytes(32))) == "lane.mismatch"
    told.reader.pull()
    assert caught(told, lambda p: replace(p, hc=bytes(32))) == "lane.mismatch"


def test_44_more_rows_than_the_end_that_is_claimed(told: Told) -> None:
    assert caught(told, lambda p: replace(p, n=p.n - 1)) == "lane.mismatch"
    short = caught(told, honest, lambda p: replace(p, n=p.n - 1))
    assert short in {"lane.mismatch", "log.rollback"}


def test_1_a_lane_rolled_back(told: Told) -> None:
    told.reader.pull()
    old = lane_page(told.ledger, told.giver.collection, 0, 2)
    old = replace(old, n=2, rows=(), runs=(), more=False)
    assert caught(told, lambda _: old) == "log.rollback"


def test_a_row_said_to_come_before_one_of_zero16_already_judged(told: Told) -> None:
    def lie(found: list[LaneRow]) -> list[LaneRow]:
        return [*found[:-1], replace(found[-1], r=0)]

    assert caught(told, rows(lie)) == "lane.mismatch"


def test_a_row_said_to_come_after_a_zero16_nobody_has(told: Told) -> None:
    def lie(found: list[LaneRow]) -> list[LaneRow]:
        return [*found[:-1], replace(found[-1], r=99)]

    assert caught(told, rows(lie)) == "lane.mismatch"


def test_zero16_may_not_be_cut_short(told: Told) -> None:
    def lie(page: LanePulled) -> LanePulled:
        return replace(page, rows=(), runs=())

    assert caught(told, honest, lie) == "lane.mismatch"


def test_56_a_row_of_another_lane(told: Told) -> None:
    genesis = lane_page(told.ledger, ROOT, 0, 1)
    runs, rows = genesis.runs[:1], genesis.rows[:1]
    moved = LanePulled(told.giver.collection, 1, bytes(32), runs, rows, more=False)
    fresh = LaneReader(a_reader(Clock(), "new"), told.ledger, told.giver.collection)
    with pytest.raises(Broken, match=r"lane\.mismatch"):
        fresh.judge([], moved)


def test_another_lane_than_the_one_asked(told: Told) -> None:
    assert caught(told, lambda p: replace(p, collection=ROOT)) == "peer.malformed"


@pytest.mark.parametrize("runs", [0, 2])
def test_a_page_whose_runs_are_not_those_of_its_rows(told: Told, runs: int) -> None:
    def lie(page: LanePulled) -> LanePulled:
        return replace(page, runs=(page.runs[0],) * runs + page.runs * (runs > 0))

    assert caught(told, lie) == "peer.malformed"


def test_9_a_body_exchanged(told: Told) -> None:
    def lie(found: list[LaneRow]) -> list[LaneRow]:
        one, two, *rest = found
        return [replace(one, body=two.body), replace(two, body=one.body), *rest]

    assert caught(told, rows(lie)) == "log.tamper"


def test_a_body_missing_without_excuse(told: Told) -> None:
    def lie(found: list[LaneRow]) -> list[LaneRow]:
        return [replace(found[0], body=b""), *found[1:]]

    assert caught(told, rows(lie)) == "log.tamper"


def test_8_a_bit_of_a_head(told: Told) -> None:
    def lie(found: list[LaneRow]) -> list[LaneRow]:
        return [replace(found[0], head=flip(found[0].head)), *found[1:]]

    assert caught(told, rows(lie)) == "sig.invalid"


def test_8_a_bit_of_a_signature(told: Told) -> None:
    def lie(page: LanePulled) -> LanePulled:
        runs = tuple(replace(r, signature=flip(r.signature)) for r in page.runs)
        return consistent(told)(replace(page, runs=runs))

    assert caught(told, lie) == "sig.invalid"


def test_11_an_op_replayed(told: Told) -> None:
    told.reader.pull()
    last = told.ledger.rows[-1]
    assert Head.decode(last.op.head).collection == told.giver.collection
    told.ledger.append(last.run, last.index, last.op)
    assert caught(told, honest) == "log.replay"


def test_14_a_digest_of_another_state(told: Told) -> None:
    """A root device that has not the same items: as if one had been revived."""
    told.reader.pull()
    standing = told.reader.standing
    standing.lane(told.giver.collection).writers[bytes(16)] = 1, 1
    kept(told, standing)
    digested(told)
    assert caught(told, honest) == "digest.mismatch"


def kept(told: Told, standing: Standing) -> None:
    """Let the reader go on from another state than its own."""
    write = Write(told.reader.name, page=Page(standing.encode()))
    told.reader.home.vault.commit(write, origin=From.PEER)


def forged(told: Told, **changes: Any) -> None:  # noqa: ANN401 - fields of any type
    """Let the author sign in this lane what no honest device would."""
    mine = {"device": told.author.me.device, "ctr": 1 << 50, **changes}
    forge(told.author, told.ledger, collection=told.giver.collection, **mine)


def retired_writes(told: Told) -> None:
    """Let the second device write after it was put outside."""
    told.reader.pull()
    late = Ledger(
        told.ledger.space,
        list(told.ledger.rows),
        told.ledger.h,
        people=told.ledger.people,
    )
    space = Space(told.author.space, "")
    home = told.author
    mine = MyDevices(space, home.vault, home.trail, home.world)
    mine.retire(told.second.me.device)
    home.sync(told.ledger)
    told.second.pull(late)
    told.second.write("trop tard")
    for sealed in told.second.seal():
        for index, op in enumerate(sealed.ops):
            told.ledger.append(sealed.run, index, op)


def test_32_a_retired_device_writes(told: Told) -> None:
    retired_writes(told)
    before = told.reader.live()
    assert caught(told, honest) == "device.retired"
    assert told.reader.live() == before


def test_an_item_dropped_leaves_the_lane(told: Told) -> None:
    told.reader.pull()
    item = EntryId(next(iter(told.reader.live())))
    told.author.write("caché", item, confidentiality=Confidentiality.PRIVE)
    told.sync()
    assert caught(told, honest) == ""
    assert item not in told.reader.live()
    digested(told)
    assert caught(told, honest) == ""


def test_a_dropped_item_excuses_the_body_it_left_behind(told: Told) -> None:
    item = EntryId(next(iter(living(told))))
    told.author.write("caché", item, confidentiality=Confidentiality.PRIVE)
    told.sync()
    fresh = LaneReader(told.reader.home, told.ledger, told.giver.collection)
    assert [one.code for one in fresh.pull() if one.code] == []
    assert fresh.live() == living(told)


def test_an_item_that_comes_back_lives_here_again(told: Told) -> None:
    item = EntryId(next(iter(living(told))))
    for secret in (Confidentiality.PRIVE, Confidentiality.N):
        told.author.write("déplacé", item, confidentiality=secret)
        told.sync()
    assert caught(told, honest) == ""
    assert told.reader.live() == living(told)
    assert told.reader.live()[item] == 3


def test_15_an_old_version_cannot_follow_a_newer_one(told: Told) -> None:
    told.reader.pull()
    item = next(iter(living(told)))
    forged(told, type=OpType.PUT, item=item)
    assert caught(told, honest) == "item.stale"


def test_a_drop_by_nobody_of_the_root_is_refused(told: Told) -> None:
    """A writer may not make things vanish from what others read."""
    told.reader.pull()
    standing = told.reader.standing
    item = next(iter(told.reader.live()))
    standing.rights = {
        b"r": Right(b"x" * 16, ROOT, 4, 0, 0),
        b"w": Right(told.author.me.identity, told.giver.collection, 3, 0, 0),
    }
    kept(told, standing)
    forged(told, type=OpType.DROP, body=encode_items((item,)))
    assert caught(told, honest) == "grant.forged"
    assert item in told.reader.live()


def revoked_writes(told: Told) -> None:
    """Let somebody write whose right was taken back."""
    told.reader.pull()
    writer = a_reader(told.author.clock, "writer")
    told.ledger.people[writer.me.device] = writer.person()
    grant = told.giver.give(writer.me, role=3)
    told.author.sync(told.ledger)
    told.giver.end(grant)
    told.author.sync(told.ledger)
    told.second.sync(told.ledger)
    signed_by(told, writer)


def test_31_a_revoked_writer_writes_on(told: Told) -> None:
    revoked_writes(told)
    assert caught(told, honest) == "writer.revoked"
    assert b"n" * 16 not in told.reader.live()


def signed_by(told: Told, writer: Home, **changes: Any) -> None:  # noqa: ANN401
    """Let somebody outside the root write in the lane."""
    told.ledger.people[writer.me.device] = writer.person()
    lane = told.author.sealing.standing(told.author.space).lane(told.giver.collection)
    last = told.ledger.rows[-1].op
    said: dict[str, Any] = {
        "type": OpType.PUT,
        "item": b"n" * 16,
        "base": 0,
        "epoch": lane.epoch,
        "collection": told.giver.collection,
        "refs": (),
        **changes,
    }
    body = said.pop("body", last.body)
    written = replace(
        Head.decode(last.head),
        device=writer.me.device,
        ctr=1,
        seen_n=lane.n,
        seen_hc=lane.hc,
        seen_h=b"",
        body=digest(body),
        **said,
    )
    raw, key = written.encode(), private_key(writer.me.keys.sign)
    run = seal_run(key, told.ledger.space, told.giver.collection, [raw])
    told.ledger.append(run, 0, SealedOp(raw, body, last.wraps))


def test_34_a_reader_who_writes(told: Told) -> None:
    told.reader.pull()
    signed_by(told, told.reader.home)
    assert caught(told, honest) == "grant.forged"
    assert b"n" * 16 not in told.reader.live()


def a_grant(told: Told, **changes: Any) -> bytes:  # noqa: ANN401
    """Return a grant to the reader, as the giver would have signed it but for that."""
    (row,) = [
        row
        for row in told.ledger.rows
        if Head.decode(row.op.head).type == OpType.GRANT
        and Head.decode(row.op.head).collection == told.giver.collection
    ]
    signed = ControlBody.decode(row.op.body)
    given = Grant.decode(signed.core)
    statement = GrantStatement.decode(given.statement)
    core = replace(given, statement=replace(statement, **changes).encode())
    return replace(signed, core=core.encode()).encode()


def test_28_a_grant_the_root_did_not_sign(told: Told) -> None:
    told.reader.pull()
    body = a_grant(told, grant=b"g" * 16, role=4)
    forged(told, type=OpType.GRANT, body=body)
    assert caught(told, honest) == "grant.forged"
    assert b"g" * 16 not in told.reader.standing.rights


def test_28_a_grant_made_longer_on_its_way(told: Told) -> None:
    body = a_grant(told, until=1 << 60)
    told.giver.give(told.reader.home.me)
    told.author.sync(told.ledger)
    longer = rows(lambda found: [*found[:-1], replace(found[-1], body=body)])
    assert caught(told, longer) == "log.tamper"


def test_29_a_grant_by_a_member_who_may_not_give(told: Told) -> None:
    told.reader.pull()
    body = a_grant(told, grant=b"g" * 16)
    alone = replace(ControlBody.decode(body), root_epoch=0, root_sig=b"").encode()
    signed_by(told, told.reader.home, type=OpType.GRANT, item=bytes(16), body=alone)
    assert caught(told, honest) == "grant.forged"


def test_30_an_old_grant_after_its_end(told: Told) -> None:
    (grant,) = told.giver.rights
    told.giver.end(grant)
    told.author.sync(told.ledger)
    told.reader.pull()
    again = [
        row for row in told.ledger.rows if Head.decode(row.op.head).type == OpType.GRANT
    ][-1]
    told.ledger.append(again.run, again.index, again.op)
    assert caught(told, honest) == "log.replay"


def test_16_a_retirement_hidden(told: Told) -> None:
    """Every r is told lower by one: the next honest op has seen another chain."""
    retired_writes(told)
    told.author.write("après")
    told.author.pull(told.ledger)
    told.author.push(told.ledger)
    _, (lane,) = told.reader.pages()
    before = told.reader.standing.root.n
    hidden = replace(lane_page(told.ledger, ROOT, before), rows=(), runs=(), n=before)
    hidden = replace(hidden, hc=told.reader.standing.root.hc)
    lower = replace(lane, rows=tuple(replace(r, r=before) for r in lane.rows))
    with pytest.raises(Broken, match=r"log\.fork"):
        told.reader.judge([hidden], consistent(told)(lower))


def stale_epoch(told: Told) -> None:
    """Let a device write under the key before the last."""
    told.reader.pull()
    told.giver.renew()
    told.author.sync(told.ledger)
    forged(told, type=OpType.PUT, item=b"n" * 16, epoch=1)


def test_37_an_op_under_an_old_key(told: Told) -> None:
    stale_epoch(told)
    assert caught(told, honest) == "epoch.stale"


CHECKS = {
    "app.rules.judging.check_body": test_9_a_body_exchanged,
    "app.rules.lanes.judge.LaneJudge._close": (test_44_another_end_than_the_rows_make),
    "app.rules.lanes.judge.LaneJudge._open": test_1_a_lane_rolled_back,
    "app.rules.lanes.judge.LaneJudge._met": test_56_a_row_of_another_lane,
    "app.rules.lanes.judge.LaneJudge._vouched": (
        test_44_a_thinned_lane_is_told_by_the_signed_digest
    ),
    "app.rules.lanes.judge.check_digest": test_14_a_digest_of_another_state,
    "app.rules.lanes.judge.LaneJudge._drop": test_an_item_dropped_leaves_the_lane,
    "app.rules.admission._check_order": test_11_an_op_replayed,
    "app.rules.admission._check_author": test_32_a_retired_device_writes,
    "app.rules.admission._check_epoch": test_37_an_op_under_an_old_key,
    "app.rules.admission._check_later": (
        test_15_an_old_version_cannot_follow_a_newer_one
    ),
    "app.rules.admission.check_right": test_31_a_revoked_writer_writes_on,
    "app.rules.admission._check_seen": test_16_a_retirement_hidden,
    "app.rules.controls._check_root": test_28_a_grant_the_root_did_not_sign,
}


@pytest.mark.parametrize("check", CHECKS)
def test_an_alarm_is_silent_without_its_check(
    told: Told, check: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The positive control: a reader that checks nothing notices nothing."""
    monkeypatch.setattr(check, lambda *_: None)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        CHECKS[check](told)


def _one(home: Home, place: int) -> Entry | None:
    """Return one of the appointments of a home, if any."""
    every = home.vault.after(home.space, b"", limit=500)
    found = [entry for entry in every if entry.kind == "appointment"]
    return found[place % len(found)] if found else None


def _put(told: Told, home: Home, place: int, **changes: Any) -> None:  # noqa: ANN401
    found = _one(home, place)
    item = found.id if found else None
    home.write(f"{told.author.clock.now}", item, **changes)


def _del(_: Told, home: Home, place: int) -> None:
    found = _one(home, place)
    if found:
        home.delete(found.id)


Act = Callable[[Told, Home, int], object]
ACTS: dict[str, Act] = {
    "write": lambda _, home, __: home.write("note"),
    "change": _put,
    "delete": _del,
    "hide": lambda *of: _put(*of, confidentiality=Confidentiality.PRIVE),
    "show": lambda *of: _put(*of, confidentiality=Confidentiality.N),
    "other": lambda _, home, __: home.write("ailleurs", rubric=Rubric.MEASURES),
    "key": lambda told, *_: told.giver.renew(),
    "root": lambda told, *_: told.origin(f"https://{told.author.clock.now}"),
    "day": lambda told, *_: told.author.clock.pass_(hours=25),
}


@settings(max_examples=20)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 9)), max_size=14),
    st.integers(1, 5),
    st.lists(st.booleans(), min_size=14, max_size=14),
)
def test_any_honest_order_gives_what_the_whole_log_gives(
    acts: list[tuple[str, int]], limit: int, reads: list[bool]
) -> None:
    told = telling()
    for turn, (act, place) in enumerate(acts):
        ACTS[act](told, (told.author, told.second)[turn % 2], place)
        told.sync()
        if reads[turn]:
            told.reader.pull(limit)
    told.author.clock.pass_(hours=25)
    told.sync()
    refused = [one.code for one in told.reader.pull(limit) if one.code]
    assert refused == []
    assert told.reader.live() == living(told)
