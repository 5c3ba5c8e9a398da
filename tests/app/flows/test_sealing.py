"""What one device seals, another verifies, opens and merges."""

import random
from dataclasses import replace

import pytest

from app.crypto.statements import Head
from app.domain.changes import Changes
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry
from app.domain.errors import Broken, Refused
from app.domain.ids import EntryId
from app.domain.journal import Action
from app.domain.write import Origin, Write
from app.flows.sealed.runs import Answer
from tests.app.worlds import Home, Ledger, a_home, joined

Pair = tuple[Home, Home, Ledger]


@pytest.fixture
def pair() -> Pair:
    home, ledger, key = a_home()
    other = joined(home, key)
    home.sync(ledger)
    other.sync(ledger)
    return home, other, ledger


def meet(*homes: Home, ledger: Ledger) -> None:
    """Let everybody exchange until nothing is new."""
    for home in homes * 2:
        home.sync(ledger)


def shown(home: Home, item: EntryId) -> Entry:
    """Return an entry but for the moment this device noted it."""
    return replace(home.vault.entry(home.space, item), updated=0)


def test_a_space_founded_offline_reaches_the_ledger() -> None:
    home, ledger, _ = a_home()
    home.sync(ledger)
    assert home.journal.waiting(home.space) == 0
    assert home.sealing.standing(home.space).seq == len(ledger.rows)


def test_a_founding_leaves_alone_and_marked() -> None:
    home, _, _ = a_home()
    home.write("dentiste")
    home.seal()
    batch = home.journal.frozen(home.space)
    assert batch is not None
    assert batch.founding
    assert {run.collection for run in [r.run for r in home.pushes[0]]} >= {bytes(16)}
    assert len(batch.lines) == 5


def test_a_new_device_finds_what_was_there(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    meet(home, other, ledger=ledger)
    found = other.vault.entry(other.space, item)
    assert found.title == "dentiste"
    assert found.rev == 1
    assert found.rubric is Rubric.AGENDA


@pytest.mark.covers("C-174")
def test_changes_made_offline_on_both_appear_on_both(pair: Pair) -> None:
    home, other, ledger = pair
    home.write("ici")
    other.write("ailleurs")
    meet(home, other, ledger=ledger)
    assert home.titles() == other.titles() == ["ailleurs", "ici"]


def test_different_elements_of_one_entry_are_joined(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    meet(home, other, ledger=ledger)
    home.write("dentiste à 9 h", item)
    entry = other.vault.entry(other.space, item)
    other.write("dentiste", item, body=entry.body.replace(b"booked", b"arrived"))
    meet(home, other, ledger=ledger)
    both = [shown(each, item) for each in (home, other)]
    assert both[0] == both[1]
    assert both[0].title == "dentiste à 9 h"
    assert b"arrived" in both[0].body
    assert home.vault.conflicts(home.space) == []


@pytest.mark.covers("C-163")
def test_the_same_element_changed_twice_is_shown_and_nothing_lost(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    meet(home, other, ledger=ledger)
    home.write("lundi", item)
    other.write("mardi", item)
    meet(home, other, ledger=ledger)
    kept = {each.vault.entry(each.space, item).title for each in (home, other)}
    aside = {c.losing.title for c in other.vault.conflicts(other.space)}
    assert len(kept) == 1
    assert kept | aside == {"lundi", "mardi"}


def test_a_change_wins_over_a_deletion_made_here(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    meet(home, other, ledger=ledger)
    home.write("mercredi", item)
    home.sync(ledger)
    other.delete(item)
    meet(other, home, ledger=ledger)
    assert home.titles() == other.titles() == ["mercredi"]
    assert len(other.vault.conflicts(other.space)) == 1


def test_a_change_wins_over_a_deletion_made_elsewhere(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    meet(home, other, ledger=ledger)
    home.delete(item)
    home.sync(ledger)
    other.write("jeudi", item)
    meet(other, home, ledger=ledger)
    assert home.titles() == other.titles() == ["jeudi"]
    assert len(other.vault.conflicts(other.space)) == 1


def test_a_deletion_reaches_the_other_device(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    meet(home, other, ledger=ledger)
    home.delete(item)
    meet(home, other, ledger=ledger)
    assert home.titles() == other.titles() == []


def test_a_lost_reply_is_found_in_the_log(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    ledger.push(home.seal())
    home.pull(ledger)
    assert home.journal.waiting(home.space) == 0
    assert home.journal.frozen(home.space) is None
    assert home.vault.entry(home.space, item).rev == 1
    home.write("dentiste, étage 2", item)
    meet(home, other, ledger=ledger)
    assert other.titles() == ["dentiste, étage 2"]


def test_a_reply_that_comes_late_changes_nothing(pair: Pair) -> None:
    home, _, ledger = pair
    home.write("dentiste")
    answers = ledger.push(home.seal())
    home.pull(ledger)
    home.sealing.settle(home.space, answers)
    assert home.journal.waiting(home.space) == 0
    assert home.sealing.standing(home.space).promised == {}


def test_an_edit_made_while_the_batch_is_in_flight_is_kept(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    runs = home.seal()
    home.write("dentiste déplacé", item)
    home.sealing.settle(home.space, ledger.push(runs))
    meet(home, other, ledger=ledger)
    assert home.titles() == other.titles() == ["dentiste déplacé"]


def test_a_peer_s_change_meets_the_batch_in_flight(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    meet(home, other, ledger=ledger)
    other.write("dentiste", item, body=b'{"resourceType":"Appointment"}')
    home.write("lundi", item)
    runs = home.seal()
    other.sync(ledger)
    home.pull(ledger)
    home.sealing.settle(home.space, ledger.push(runs))
    meet(home, other, ledger=ledger)
    both = [shown(each, item) for each in (home, other)]
    assert both[0] == both[1]
    assert (both[0].title, both[0].body) == (
        "lundi",
        b'{"resourceType":"Appointment"}',
    )


def test_a_deletion_in_flight_gives_way_to_a_change(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    meet(home, other, ledger=ledger)
    other.write("lundi", item)
    home.delete(item)
    runs = home.seal()
    other.sync(ledger)
    home.pull(ledger)
    home.write("lundi matin", item)
    home.sealing.settle(home.space, ledger.push(runs))
    meet(home, other, ledger=ledger)
    assert home.titles() == other.titles() == ["lundi matin"]


def test_a_deletion_made_twice_is_sent_once(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    meet(home, other, ledger=ledger)
    other.delete(item)
    home.delete(item)
    runs = home.seal()
    other.sync(ledger)
    home.pull(ledger)
    home.sealing.settle(home.space, ledger.push(runs))
    meet(home, other, ledger=ledger)
    assert home.journal.waiting(home.space) == 0


def test_an_abandoned_batch_is_sealed_again_under_new_counters(pair: Pair) -> None:
    home, other, ledger = pair
    home.write("dentiste")
    first = home.seal()
    home.sealing.abandon(home.space)
    second = home.seal()
    assert first[0].run.leaves != second[0].run.leaves
    home.sealing.settle(home.space, ledger.push(second))
    meet(home, other, ledger=ledger)
    assert other.titles() == ["dentiste"]


def test_a_batch_abandoned_though_applied_makes_no_double(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    ledger.push(home.seal())
    home.sealing.abandon(home.space)
    home.write("dentiste, 9 h", item)
    meet(home, other, ledger=ledger)
    assert home.titles() == other.titles() == ["dentiste, 9 h"]


def test_an_edit_made_while_a_page_is_being_opened_is_not_lost(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen writes between the reading of an entry and the commit."""
    home, other, ledger = pair
    item = home.write("dentiste")
    meet(home, other, ledger=ledger)
    other.write("dentiste", item, body=b'{"resourceType":"Appointment"}')
    other.sync(ledger)
    commit, edits = home.vault.commit, ["écrit entre-temps"]

    def meanwhile(write: Write, *, origin: Origin = Origin.HERE) -> Changes:
        if edits and write.entries:
            title = edits.pop()
            home.write(title, item)
        return commit(write, origin=origin)

    monkeypatch.setattr(home.vault, "commit", meanwhile)
    meet(home, other, ledger=ledger)
    assert home.titles() == other.titles() == ["écrit entre-temps"]
    assert shown(home, item) == shown(other, item)


def test_nothing_is_sealed_while_a_batch_is_in_flight(pair: Pair) -> None:
    home, _, _ = pair
    home.write("un")
    home.seal()
    home.write("deux")
    assert home.seal() == ()


def test_a_conflict_answer_opens_the_line_again(pair: Pair) -> None:
    home, _, _ = pair
    home.write("dentiste")
    runs = home.seal()
    ops = [op for run in runs for op in run.ops]
    home.sealing.settle(home.space, [Answer(2, 9) for _ in ops])
    assert [line.action for line in home.journal.lines(home.space)] == [Action.PUT]


def test_a_refusal_is_kept_with_its_line_unless_it_passes(pair: Pair) -> None:
    home, _, _ = pair
    home.write("dentiste")
    ops = [op for run in home.seal() for op in run.ops]
    home.sealing.settle(home.space, [Answer(3, 0, "right_missing") for _ in ops])
    assert home.journal.lines(home.space)[0].fault == "right_missing"
    home.seal()
    home.sealing.settle(home.space, [Answer(3, 0, "epoch_stale") for _ in ops])
    assert home.journal.lines(home.space)[0].fault == ""


def test_a_clock_put_right_unblocks_what_a_server_refused(pair: Pair) -> None:
    home, other, ledger = pair
    right = home.clock.now
    home.clock.pass_(days=3650)
    home.write("dentiste")
    ops = [op for run in home.seal() for op in run.ops]
    home.sealing.settle(home.space, [Answer(3, 0, "clock_ahead") for _ in ops])
    home.clock.now = right
    ats = [Head.decode(op.head).at for run in home.seal() for op in run.ops]
    assert max(ats) < right.timestamp() * 1000 + 1000
    home.sealing.settle(home.space, ledger.push(home.pushes[-1]))
    meet(home, other, ledger=ledger)
    assert other.titles() == ["dentiste"]


def test_an_answer_of_another_size_is_refused(pair: Pair) -> None:
    home, _, _ = pair
    home.write("dentiste")
    home.seal()
    with pytest.raises(Broken, match=r"peer\.malformed"):
        home.sealing.settle(home.space, [])


def test_a_collection_is_created_once_for_many_entries(pair: Pair) -> None:
    home, other, ledger = pair
    for n in range(3):
        home.write(f"privé {n}", confidentiality=Confidentiality.PRIVE)
    home.push(ledger)
    home.write("privé 3", confidentiality=Confidentiality.PRIVE)
    meet(home, other, ledger=ledger)
    private = [e for e in other.vault.after(other.space, b"") if e.confidentiality == 3]
    lanes = [s.run.collection for push in home.pushes[-2:] for s in push]
    assert len(private) == 4
    assert len(set(lanes)) == 1


def test_an_entry_changes_collection(pair: Pair) -> None:
    home, other, ledger = pair
    item = home.write("dentiste")
    meet(home, other, ledger=ledger)
    home.write("dentiste", item, confidentiality=Confidentiality.PRIVE)
    meet(home, other, ledger=ledger)
    found = other.vault.entry(other.space, item)
    assert found.confidentiality is Confidentiality.PRIVE
    assert found.rev == 2


def test_a_line_that_cannot_be_sealed_does_not_stop_the_rest(pair: Pair) -> None:
    home, other, ledger = pair
    home.write(
        "trop gros", meta={"title": "x", "note": home.world.entropy(70_000).hex()}
    )
    home.write("dentiste")
    meet(home, other, ledger=ledger)
    assert other.titles() == ["dentiste"]
    assert home.seal() == ()
    assert home.sealing.blocked == {"body.too_large"}


def test_a_big_import_leaves_in_several_batches(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, other, ledger = pair
    monkeypatch.setattr("app.flows.sealed.batch.SIZE_MAX", 7000)
    for n in range(12):
        home.write(f"rendez-vous {n:03}")
    meet(home, other, ledger=ledger)
    assert len(home.pushes) >= 4
    assert len(other.titles()) == 12


def test_pages_may_be_of_any_size(pair: Pair) -> None:
    home, other, ledger = pair
    for n in range(7):
        home.write(f"{n}")
    home.sync(ledger)
    other.pull(ledger, limit=2)
    assert other.titles() == home.titles()


def test_a_digest_leaves_after_a_day_and_is_verified(pair: Pair) -> None:
    home, other, ledger = pair
    home.write("dentiste")
    meet(home, other, ledger=ledger)
    before = len(ledger.rows)
    home.clock.pass_(hours=25)
    home.sync(ledger)
    other.pull(ledger)
    standing = other.sealing.standing(other.space)
    assert len(ledger.rows) > before
    assert all(lane.n == lane.digested for lane in standing.lanes.values() if lane.n)
    assert standing.fresh == 0
    assert other.seal() == ()


def test_a_retired_device_seals_no_more(pair: Pair) -> None:
    other = pair[1]
    other.write("trop tard")
    standing = other.sealing.standing(other.space)
    standing.authors[other.me.device].retired = 9
    other.sealing._standings.keep(standing, Write(other.space))
    with pytest.raises(Refused, match=r"device\.retired"):
        other.seal()


def test_quarantine_stops_exchanges_until_a_person_decides(pair: Pair) -> None:
    home, other, ledger = pair
    home.write("dentiste")
    home.sync(ledger)
    kept = ledger.rows.pop()
    with pytest.raises(Broken, match=r"log\.rollback"):
        home.pull(ledger)
    for call in (lambda: home.pull(ledger), home.seal):
        with pytest.raises(Broken, match=r"log\.rollback"):
            call()
    home.write("encore lisible et modifiable")
    ledger.rows.append(kept)
    home.sealing.release(home.space)
    meet(home, other, ledger=ledger)
    assert len(other.titles()) == 2


@pytest.mark.covers("C-174")
@pytest.mark.parametrize("seed", range(12))
def test_honest_schedules_converge_without_alarm(seed: int) -> None:
    """Lost requests, lost replies, edits, deletions: nothing lost, all the same."""
    random_ = random.Random(seed)  # noqa: S311 - a schedule, not a key
    home, ledger, key = a_home()
    homes = [home, joined(home, key, "b"), joined(home, key, "c")]
    for each in homes:
        each.sync(ledger)
    for _ in range(40):
        _step(random_, random_.choice(homes), ledger)
    for _ in range(4):
        for each in homes:
            _resend(each, ledger)
            each.sync(ledger)
    states = [
        [shown(each, e.id) for e in each.vault.after(each.space, b"")] for each in homes
    ]
    assert states[0] == states[1] == states[2]
    assert all(each.journal.waiting(each.space) == 0 for each in homes)


def _step(random_: random.Random, home: Home, ledger: Ledger) -> None:
    mine = [e for e in home.vault.after(home.space, b"") if e.kind == "appointment"]
    chance = random_.random()
    if chance < 0.62:
        _edit(random_, home, [e.id for e in mine])
    elif chance < 0.8:
        home.pull(ledger)
    else:
        _try(random_, home, ledger)


def _edit(random_: random.Random, home: Home, items: list[EntryId]) -> None:
    chance, title = random_.random(), f"{random_.random()}"
    if chance < 0.5 or not items:
        home.write(title)
    elif chance < 0.88:
        home.write(title, random_.choice(items))
    else:
        home.delete(random_.choice(items))


def _try(random_: random.Random, home: Home, ledger: Ledger) -> None:
    """Push over a line that loses three requests and three replies in ten."""
    _resend(home, ledger)
    runs = home.seal()
    if runs and random_.random() < 0.7:
        answers = ledger.push(runs)
        if random_.random() < 0.7:
            home.sealing.settle(home.space, answers)


def _resend(home: Home, ledger: Ledger) -> None:
    """Send the frozen batch again: the ledger repeats its answer."""
    if home.journal.frozen(home.space):
        home.sealing.settle(home.space, ledger.push(home.pushes[-1]))


def test_a_place_promised_where_another_op_lies_is_an_alarm(pair: Pair) -> None:
    home, _, _ = pair
    home.write("Dentiste")
    ops = sum(len(run.ops) for run in home.seal())
    with pytest.raises(Broken, match=r"log\.withheld"):
        home.sealing.settle(home.space, [Answer(0, 1)] * ops)
    assert home.sealing.standing(home.space).quarantine == "log.withheld"
    assert home.journal.waiting(home.space) == 1


def test_a_disk_that_fails_during_a_pull_accuses_no_server(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, other, ledger = pair
    other.write("Dentiste")
    other.sync(ledger)

    def failing(*_: object) -> None:
        raise Broken("disk.io")

    with monkeypatch.context() as patch:
        patch.setattr(home.vault, "entries", failing)
        with pytest.raises(Broken, match=r"disk\.io"):
            home.pull(ledger)
    home.sync(ledger)
    assert home.titles() == ["Dentiste"]
