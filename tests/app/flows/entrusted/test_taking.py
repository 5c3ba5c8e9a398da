"""What is entrusted is verified, opened, and kept; what ends or lies is told."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto.grants import deposit_publics
from app.crypto.notes import Note, note
from app.crypto.signing import public_of
from app.crypto.statements import OpType, Origin, Server
from app.crypto.suites import CLASSIC, HYBRID
from app.domain.collection import Confidentiality, Rubric
from app.domain.entrusted import EntrustedState, Lane, lane_name
from app.domain.entry import Attachment
from app.domain.errors import Broken
from app.domain.ids import ROOT, AttachmentId, EntryId
from app.domain.journal import Control
from app.domain.mandate import FURTHEST
from app.domain.write import Write
from app.flows.deposits.writing import Letter, sealed
from app.flows.entrusted.page import OPENED_MAX
from app.flows.entrusted.spaces import EntrustedSpaces
from app.flows.keychain import Me
from app.flows.registering import named, new_laboratory, vouch
from app.flows.sealed import erasures
from app.flows.sealed.bodies import Wanting
from app.flows.sealed.deposits import WAITS
from app.flows.sealed.files import Plain, SealedFiles
from app.rules.deposits.chain import Door
from app.rules.lanes.pages import LanePulled
from storage.entrusted import beside
from storage.memory.entrusted import MemoryEntrusted
from tests.app.lanes import FAR
from tests.app.lies import flip
from tests.app.relatives import Family, a_family, a_relative
from tests.app.worlds import Silent

DIRECTORY = b"directory of nowhere, 32 bytes  "


@pytest.fixture
def family() -> Family:
    return a_family()


@pytest.fixture
def given_to(family: Family) -> Family:
    """Louise holds what was there when Camille gave."""
    family.entrust()
    family.louise.pull()
    return family


def noted(family: Family, name: str = "Camille Fictive") -> bytes:
    """Give with a note that says whose it is."""
    giver, me = family.giver, family.louise.home.me
    ref, draw = giver.ref, family.camille.world.entropy
    grant = family.camille.world.new_id()
    sealed = note(giver.ck(ref.epoch), Note(name, "1950-05-01"), ref, grant, draw)
    made = giver.give(me, sealed_note=sealed, grant=grant)
    family.sync()
    return made


@pytest.mark.covers("C-028", "C-029")
def test_what_was_there_before_it_was_given_is_read(given_to: Family) -> None:
    louise = given_to.louise
    assert louise.titles() == ["dentiste", "kiné"]
    assert {entry.space for entry in louise.entries()} == {louise.lane}
    assert {entry.rubric for entry in louise.entries()} == {Rubric.AGENDA}


def test_page_after_page_gives_the_same(family: Family) -> None:
    family.entrust()
    assert family.louise.pull(limit=1).refusals == ()
    assert family.louise.titles() == ["dentiste", "kiné"]


def test_what_comes_later_is_read(given_to: Family) -> None:
    first = given_to.louise.entries()[0].id
    given_to.camille.write("oculiste")
    given_to.camille.write("dentiste, déplacé", first)
    given_to.sync()
    taken = given_to.louise.pull()
    assert (taken.entries, taken.refusals) == (2, ())
    assert "dentiste, déplacé" in given_to.louise.titles()
    assert len(given_to.louise.titles()) == 3


def test_what_is_known_of_the_lane_is_kept(family: Family) -> None:
    grant = noted(family)
    family.louise.pull()
    kept = family.louise.kept
    assert (kept.space, kept.collection) == (
        family.ledger.space,
        family.giver.collection,
    )
    assert (kept.grant, kept.rubric, kept.until) == (grant, Rubric.AGENDA, FAR)
    assert (kept.whose, kept.birth_date) == ("Camille Fictive", "1950-05-01")
    assert kept.state(0) is EntrustedState.OPEN


def test_a_lane_given_to_another_opens_nothing(family: Family) -> None:
    family.entrust()
    paul = a_relative(family.camille.clock, family.ledger, family.giver.collection, "p")
    taken = paul.pull()
    assert (taken.entries, taken.refusals, paul.titles()) == (0, (), [])
    assert paul.kept.state(0) is EntrustedState.COMING
    assert paul.store.vault.secrets("ck/") == {}


def test_a_right_to_deposit_lets_nobody_read(family: Family) -> None:
    family.entrust(role=1)
    assert family.louise.pull().refusals == ()
    assert family.louise.titles() == []


@pytest.mark.parametrize("until", [0, FURTHEST + 1, (1 << 63) - 1])
def test_a_grant_without_a_day_that_can_be_said_is_for_no_relative(
    family: Family, until: int
) -> None:
    """A date no calendar has would break the list of all that is entrusted."""
    family.entrust(until=until)
    family.louise.pull()
    assert (family.louise.titles(), family.louise.kept.grant) == ([], b"")


def test_past_its_last_day_nothing_more_is_opened(family: Family) -> None:
    family.entrust(until=family.camille.world.ms() + 1000)
    family.camille.clock.pass_(hours=1)
    family.louise.pull()
    assert family.louise.titles() == []
    now = family.camille.world.ms()
    assert family.louise.kept.state(now) is EntrustedState.ENDED


def test_a_new_key_opens_what_follows_and_what_came_before(given_to: Family) -> None:
    given_to.giver.renew()
    given_to.sync()
    given_to.camille.write("oculiste")
    given_to.sync()
    fresh = a_relative(
        given_to.camille.clock, given_to.ledger, given_to.giver.collection, "louise"
    )
    for louise in (given_to.louise, fresh):
        assert louise.pull().refusals == ()
        assert louise.titles() == ["dentiste", "kiné", "oculiste"]


def test_given_under_a_later_key_the_past_opens_too(family: Family) -> None:
    for _ in range(3):
        family.giver.renew()
        family.sync()
        family.camille.write("plus tard")
        family.sync()
    family.entrust()
    assert family.louise.pull(limit=2).refusals == ()
    assert len(family.louise.titles()) == 5


@pytest.mark.covers("C-029")
def test_an_end_is_heard_and_what_follows_stays_closed(given_to: Family) -> None:
    (grant,) = given_to.giver.rights
    given_to.giver.end(grant)
    given_to.sync()
    given_to.camille.write("secret")
    given_to.sync()
    assert given_to.louise.pull().refusals == ()
    assert given_to.louise.kept.ended
    assert "secret" not in given_to.louise.titles()
    epochs = given_to.louise.store.vault.secrets("ck/")
    assert [name.rpartition("/")[2] for name in epochs] == ["1"]


def test_given_again_it_opens_again(given_to: Family) -> None:
    (grant,) = given_to.giver.rights
    given_to.giver.end(grant)
    given_to.sync()
    given_to.camille.write("entre-temps")
    given_to.sync()
    given_to.louise.pull()
    again = given_to.entrust()
    given_to.louise.pull()
    assert (given_to.louise.kept.grant, given_to.louise.kept.ended) == (again, False)
    assert "entre-temps" in given_to.louise.titles()


def test_what_was_given_twice_is_left_once(given_to: Family) -> None:
    """The shorter mandate does not bring back what was left under the longer."""
    louise = given_to.louise
    given_to.entrust(until=FAR - 1)
    louise.pull()
    spaces = EntrustedSpaces(louise.store, louise.answers)
    spaces.leave(louise.space)
    assert louise.pull().refusals == ()
    assert (louise.titles(), louise.kept.grant) == ([], b"")
    assert louise.store.vault.secrets("ck/") == {}
    given_to.entrust()
    louise.pull()
    assert louise.titles() == ["dentiste", "kiné"]


def test_one_of_two_mandates_ends_and_the_other_goes_on(given_to: Family) -> None:
    louise, (first,) = given_to.louise, given_to.giver.rights
    second = given_to.entrust(until=FAR - 1)
    louise.pull()
    assert louise.kept.grant == first
    given_to.giver.end(first)
    given_to.sync()
    given_to.camille.write("oculiste")
    given_to.sync()
    assert louise.pull().refusals == ()
    kept = louise.kept
    assert (kept.grant, kept.until, kept.ended) == (second, FAR - 1, False)
    assert "oculiste" in louise.titles()


@pytest.mark.parametrize("how", ["deleted", "erased", "hidden"])
def test_what_leaves_the_lane_leaves_this_device(given_to: Family, how: str) -> None:
    louise, item = given_to.louise, given_to.louise.entries()[0].id
    if how != "hidden":
        forever = erasures.asked([item] if how == "erased" else [])
        write = Write(given_to.ledger.space, removed=(item,), secrets=forever)
        given_to.camille.vault.commit(write)
    else:
        given_to.camille.write(
            "caché", EntryId(item), confidentiality=Confidentiality.MASQUE_PS
        )
    given_to.sync()
    louise.pull()
    assert item not in {entry.id for entry in louise.entries()}
    assert louise.store.vault.history(louise.lane, item) == []
    assert bodies(given_to, item) == set()


def test_the_files_of_what_leaves_the_lane_leave_too(given_to: Family) -> None:
    """And no other file: a copy of this device taken later holds nothing of it."""
    camille, louise = given_to.camille, given_to.louise
    titled = {title: a_file(given_to, title) for title in ("gardé", "caché")}
    own = {
        title: camille.write(title, attachments=(titled[title],)) for title in titled
    }
    given_to.sync()
    louise.pull()
    for file in titled.values():
        louise.store.blobs.put(camille.blobs.read(file.blob))
    camille.write("caché", own["caché"], confidentiality=Confidentiality.PRIVE)
    given_to.sync()
    louise.pull()
    assert louise.store.blobs.has(titled["gardé"].blob)
    assert not louise.store.blobs.has(titled["caché"].blob)


def a_file(family: Family, title: str) -> Attachment:
    """Seal a file of Camille's."""
    camille = family.camille
    files = SealedFiles(camille.blobs, camille.world.entropy)
    own = AttachmentId(camille.world.new_id())
    plain = Plain(own, title.encode(), "original", "text/plain", title)
    return files.seal(camille.space, EntryId(bytes(16)), plain)


def test_what_left_and_came_back_meanwhile_is_still_read(given_to: Family) -> None:
    item = EntryId(given_to.louise.entries()[0].id)
    for secret in (Confidentiality.PRIVE, Confidentiality.N):
        given_to.camille.write("revenu", item, confidentiality=secret)
        given_to.sync()
    assert given_to.louise.pull().refusals == ()
    assert "revenu" in given_to.louise.titles()
    assert len(given_to.louise.titles()) == 2


def bodies(family: Family, item: bytes) -> set[bytes]:
    """Return what the trail still holds of an item, sealed."""
    louise = family.louise
    steps = louise.store.trail.tail(louise.lane, 0)
    return {step.body for step in steps if step.item == item and step.body}


def test_what_is_opened_is_not_kept_sealed_too(given_to: Family) -> None:
    for entry in given_to.louise.entries():
        assert bodies(given_to, entry.id) == set()


def test_what_waits_for_its_key_is_kept_sealed(family: Family) -> None:
    family.louise.pull()
    family.entrust()
    items = {
        entry.id for entry in family.camille.vault.after(family.camille.space, b"")
    }
    assert any(bodies(family, item) for item in items)
    family.louise.pull()
    assert family.louise.titles() == ["dentiste", "kiné"]


def test_years_that_one_key_opens_are_opened_some_at_a_time(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between two writes, the next exchange opens the rest."""
    louise, store, sizes = family.louise, family.louise.store, list[int]()
    for rank in range(3):
        family.camille.write(f"mesure {rank}")
    family.sync()
    louise.pull()
    family.entrust()
    kept, whole = store.vault.commit, OPENED_MAX // 2

    def commit(write: Write, **said: Any) -> object:  # noqa: ANN401 - as it is
        sizes.append(len(write.entries))
        if len(sizes) == 2:
            raise Broken("disk.full")
        return kept(write, **said)

    monkeypatch.setattr("app.flows.entrusted.page._ENTRY", whole)
    monkeypatch.setattr(store.vault, "commit", commit)
    with pytest.raises(Broken, match=r"disk\.full"):
        louise.pull()
    assert len(louise.titles()) == 2
    taken = louise.pull()
    assert (taken.ops, taken.entries) == (0, 3)
    assert sizes == [2, 2, 2, 1]
    everything = ["dentiste", "kiné", "mesure 0", "mesure 1", "mesure 2"]
    assert louise.titles() == everything
    assert louise.pull().entries == 0


def test_a_lane_that_ended_before_all_was_opened_is_opened_no_more(
    given_to: Family,
) -> None:
    louise = given_to.louise
    store, name = louise.store, lane_name(louise.lane)
    kept = store.vault.secret(name)
    assert kept is not None
    over = replace(Lane.decode(kept), rest=True, until=1).encode()
    store.vault.commit(Write(louise.lane, secrets={name: over}))
    assert louise.pull().entries == 0


def test_nothing_new_writes_nothing(given_to: Family) -> None:
    store = given_to.louise.store
    assert isinstance(store, MemoryEntrusted)
    before = store.memory.state
    assert given_to.louise.pull().ops == 0
    assert store.memory.state is before


def test_the_same_pages_taken_twice_count_once(family: Family) -> None:
    family.entrust()
    pages = family.louise.pages()
    assert family.louise.take(*pages).entries == 2
    assert family.louise.take(*pages).ops == 0


def test_devices_to_ask_about_are_those_nobody_showed(family: Family) -> None:
    louise, (roots, lanes) = family.louise, family.louise.pages()
    ask = louise.taking.strangers
    assert ask(louise.space, louise.collection, *roots, *lanes) == {
        family.camille.me.device
    }
    louise.pull()
    assert ask(louise.space, louise.collection, *roots, *lanes) == set()


def test_a_large_body_is_fetched_before_the_page_is_taken(given_to: Family) -> None:
    large = b'{"resourceType":"Appointment","comment":"' + b"x" * 60_000 + b'"}'
    own = given_to.camille.write("long", body=large)
    given_to.sync()
    louise = given_to.louise
    with pytest.raises(Wanting) as wanting:
        louise.pull()
    assert "long" not in louise.titles()
    for file in wanting.value.files:
        parts = given_to.camille.blobs.read(file.blob)
        louise.store.blobs.put(parts)
    louise.pull()
    assert louise.store.vault.entry(louise.lane, EntryId(own)).body == large


@pytest.mark.covers("C-028", "C-164")
def test_all_of_it_is_kept_on_a_disk(family: Family, tmp_path: Path) -> None:
    louise = family.louise
    clock, world = louise.home.clock, louise.home.world
    store = beside(
        tmp_path, b"k" * 48, now=clock, entropy=world.entropy, pulse=Silent()
    )
    louise.store = store
    louise.restart()
    louise.pull(limit=2)
    family.entrust()
    louise.pull(limit=1)
    family.giver.renew()
    family.sync()
    family.camille.delete(louise.entries()[0].id)
    family.camille.write("oculiste")
    family.sync()
    louise.restart()
    assert louise.pull(limit=1).refusals == ()
    assert louise.titles() == ["kiné", "oculiste"]
    store.forget(louise.lane, {})
    assert louise.taking.cursors(louise.space, louise.collection) == (0, 0)
    assert louise.pull().refusals == ()
    assert louise.titles() == ["kiné", "oculiste"]
    store.database.close()


def a_laboratory(family: Family) -> Me:
    """Let a directory vouch for a laboratory, and the space let it deposit."""
    world, space = family.camille.world, family.ledger.space
    me = new_laboratory(world, "lab")
    card = vouch(DIRECTORY, me.card, "FINESS 990000001 Tilleuls", world.ms())
    me = named(me, card)
    core = Origin(space, Server("", b"", public_of(DIRECTORY))).encode()
    control = Control(OpType.ORIGIN, ROOT, 1, core, 1)
    family.camille.vault.commit(Write(space, controls=(control,)))
    family.ledger.people[me.device] = me.shown
    family.sync()
    return me


def deposit(family: Family, me: Me) -> None:
    """Let a laboratory deposit while every device is off."""
    giver, world = family.giver, family.camille.world
    keys = deposit_publics(giver.ck(giver.ref.epoch), giver.ref)
    door = Door(
        giver.collection,
        giver.ref.epoch,
        Rubric.REPORT,
        dict(zip((CLASSIC, HYBRID), keys, strict=True)),
    )
    letter = Letter(b"%PDF-1.4", "application/pdf", "11502-2", "Analyses", "2026-11-20")
    parcel = sealed(letter, door, family.ledger.space, me=me, world=world, ctr=0)
    family.ledger.append(parcel.run.run, 0, parcel.run.ops[0])
    family.sync()


@pytest.mark.parametrize("first", ["given", "deposited"])
def test_a_deposit_is_read_like_the_rest(first: str) -> None:
    """By who was let in before it came, and by who was let in after."""
    family = a_family(Rubric.REPORT)
    me = a_laboratory(family)
    if first == "given":
        family.entrust()
        family.louise.pull()
    deposit(family, me)
    if first == "deposited":
        family.louise.pull()
        family.entrust()
    assert family.louise.pull().refusals == ()
    assert family.louise.titles() == ["Analyses", "dentiste", "kiné"]
    (came,) = [one for one in family.louise.entries() if one.title == "Analyses"]
    assert came.meta["depositor"] == "Tilleuls"
    assert family.louise.store.vault.secrets(WAITS) == {}


def test_26_a_deposit_nobody_vouches_for_is_refused() -> None:
    family = a_family(Rubric.REPORT)
    a_laboratory(family)
    family.entrust()
    stranger = new_laboratory(family.camille.world, "autre")
    family.ledger.people[stranger.device] = stranger.shown
    deposit(family, stranger)
    assert family.louise.pull().refusals == ("grant.forged",)
    assert family.louise.titles() == ["dentiste", "kiné"]


Lie = Callable[[LanePulled], LanePulled]


def caught(family: Family, lie: Lie) -> str:
    """Return the alarm of a lane edited by *lie*, or the first refusal."""
    louise = family.louise
    roots, lanes = louise.pages()
    try:
        taken = louise.take(roots, [lie(page) for page in lanes])
    except Broken as fault:
        kept = louise.kept.quarantine
        return fault.code if kept == fault.code else f"not kept: {kept}"
    return taken.refusals[0] if taken.refusals else ""


def with_first(**how: Callable[[bytes], bytes]) -> Lie:
    """Alter a field of the first row."""

    def lie(page: LanePulled) -> LanePulled:
        first, *rest = page.rows
        altered: dict[str, Any] = {
            name: change(getattr(first, name)) for name, change in how.items()
        }
        return replace(page, rows=(replace(first, **altered), *rest))

    return lie


def a_tail(family: Family) -> None:
    family.camille.write("oculiste")
    family.sync()


def test_a_lane_that_lies_is_in_quarantine_alone(given_to: Family) -> None:
    a_tail(given_to)
    louise, measures = given_to.louise, given_to.louise.collection
    assert caught(given_to, lambda p: replace(p, hc=bytes(32))) == "lane.mismatch"
    assert louise.titles() == ["dentiste", "kiné"]
    assert louise.kept.whose == ""
    louise.restart()
    with pytest.raises(Broken, match=r"lane\.mismatch"):
        louise.pull()
    other = a_relative(given_to.camille.clock, given_to.ledger, measures, "autre")
    assert other.pull().ops > 0


def test_a_lane_false_from_its_first_page_is_in_quarantine(family: Family) -> None:
    family.entrust()
    assert caught(family, with_first(body=flip)) == "log.tamper"
    assert family.louise.store.trail.evidence(family.louise.lane)[0].pieces
    with pytest.raises(Broken, match=r"log\.tamper"):
        family.louise.pull()


def test_an_answer_that_is_no_page_accuses_no_lane(given_to: Family) -> None:
    a_tail(given_to)
    with pytest.raises(Broken, match=r"peer\.malformed"):
        given_to.louise.take(
            [], [replace(p, runs=()) for p in given_to.louise.pages()[1]]
        )
    assert given_to.louise.kept.quarantine == ""
    assert given_to.louise.pull().entries == 1


def test_a_refused_page_leaves_nothing_behind(given_to: Family) -> None:
    a_tail(given_to)
    before = given_to.louise.taking.cursors(
        given_to.louise.space, given_to.louise.collection
    )
    assert caught(given_to, with_first(op_hash=flip)) == "log.tamper"
    assert before == given_to.louise.taking.cursors(
        given_to.louise.space, given_to.louise.collection
    )


def test_60_a_key_that_is_not_the_one_committed_to(family: Family) -> None:
    family.entrust(ck=b"k" * 32)
    assert caught(family, lambda page: page) == "wrap.invalid"
    assert family.louise.titles() == []
    assert family.louise.kept.rubric == 0
    assert family.louise.store.vault.secrets("ck/") == {}


def test_a_bit_of_a_wrap_costs_that_item_alone(given_to: Family) -> None:
    a_tail(given_to)

    def lie(page: LanePulled) -> LanePulled:
        (row,) = page.rows
        wrapped = replace(row.wraps[0], wrap=flip(row.wraps[0].wrap))
        return replace(page, rows=(replace(row, wraps=(wrapped,)),))

    assert caught(given_to, lie) == "wrap.invalid"
    assert given_to.louise.kept.quarantine == ""
    assert given_to.louise.titles() == ["dentiste", "kiné"]


def test_a_note_sealed_for_another_grant_says_nothing(family: Family) -> None:
    giver, draw = family.giver, family.camille.world.entropy
    ck, ref = giver.ck(1), giver.ref
    family.entrust(sealed_note=note(ck, Note("Paul"), ref, b"o" * 16, draw))
    assert caught(family, lambda page: page) == "wrap.invalid"
    assert family.louise.kept.whose == ""
    assert family.louise.titles() == ["dentiste", "kiné"]


CHECKS = {
    "app.flows.entrusted.keys.check_ck": (
        test_60_a_key_that_is_not_the_one_committed_to
    ),
    "app.flows.standings.Standings.quarantine": (
        test_a_lane_that_lies_is_in_quarantine_alone
    ),
}


@pytest.mark.parametrize("check", CHECKS)
def test_an_alarm_is_silent_without_its_check(
    check: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The positive control."""
    monkeypatch.setattr(check, lambda *_: None)
    family = a_family()
    if CHECKS[check] is test_a_lane_that_lies_is_in_quarantine_alone:
        family.entrust()
        family.louise.pull()
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        CHECKS[check](family)


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from("wcdhsk"), max_size=10),
    st.integers(0, 10),
    st.integers(1, 4),
)
def test_louise_reads_what_camille_has_in_that_rubric(
    acts: list[str], when: int, limit: int
) -> None:
    """Whatever was done before and after she was let in, in pages of any size."""
    family = a_family()
    for turn, act in enumerate([*acts, "w"]):
        if turn == min(when, len(acts)):
            family.entrust()
        _act(family, act, turn)
        family.sync()
        if turn % 3 == 0:
            family.louise.pull(limit)
    assert family.louise.pull(limit).refusals == ()
    camille = family.camille
    every = camille.vault.after(camille.space, b"", limit=500)
    hers = {
        (one.id, one.title, one.rev)
        for one in every
        if (one.rubric, one.confidentiality) == (Rubric.AGENDA, Confidentiality.N)
    }
    assert {(one.id, one.title, one.rev) for one in family.louise.entries()} == hers


def _act(family: Family, act: str, turn: int) -> None:
    camille = family.camille
    every = camille.vault.after(camille.space, b"", limit=500)
    found = [one.id for one in every if one.kind == "appointment"]
    item = found[turn % len(found)] if found else None
    secret = {"h": Confidentiality.PRIVE, "s": Confidentiality.N}
    if act == "k":
        family.giver.renew()
    elif act == "d" and item:
        camille.delete(item)
    elif act in secret:
        camille.write(f"n{turn}", item, confidentiality=secret[act])
    else:
        camille.write(f"n{turn}", item if act == "c" else None)
