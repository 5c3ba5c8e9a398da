"""A new key opens the past of its collection; the key of before never opens the new."""

import pytest

from app.crypto.grants import (
    KeyRef,
    check_ck,
    open_back_link,
    open_key_envelope,
    open_label,
    open_root_wrap,
)
from app.crypto.statements import Epoch
from app.domain.collection import Confidentiality, Rubric
from app.domain.errors import Refused
from app.domain.ids import ROOT
from app.flows.keychain import SpaceKeys
from app.flows.sealed.epochs import Openings, new_collection, opening
from app.flows.sealed.page import check_deposit
from tests.app.worlds import Home, a_home
from tests.vectors import world as w
from tests.vectors.seeds import seed


@pytest.fixture
def home() -> Home:
    home, ledger, _ = a_home()
    home.sync(ledger)
    return home


def openings(home: Home) -> Openings:
    keys = SpaceKeys(home.vault, home.space)
    return Openings(home.sealing.standing(home.space), keys, home.world.entropy)


def measures(made: Openings) -> bytes:
    return made.keys.of(Rubric.MEASURES, Confidentiality.N)[0]


def test_a_new_key_is_that_of_the_next_epoch(home: Home) -> None:
    made = openings(home)
    place = measures(made)
    before = made.keys.ck(place, 1)
    draft = made.renew(place, {})
    epoch = Epoch.decode(draft.core)
    ref = KeyRef(home.space, place, 2)
    root = made.keys.ck(ROOT, 1)
    assert before
    assert root
    ck = open_root_wrap(root, epoch.root_wrap, ref, 1)
    assert (draft.epoch, epoch.epoch, draft.opens) == (1, 2, b"")
    assert made.keys.learnt == {f"ck/{home.space.hex()}/{place.hex()}/2": ck}
    assert check_ck(ck, epoch.ck_commit, ref) == ck
    assert open_back_link(ck, epoch.back_link, ref) == before
    assert open_label(ck, epoch.label, ref).rubric == Rubric.MEASURES
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        open_back_link(before, epoch.back_link, ref)
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        check_deposit(epoch, {1: seed("a"), 2: seed("b")})


def test_whoever_stays_is_given_it_and_nobody_else(home: Home) -> None:
    made = openings(home)
    place = measures(made)
    epoch = Epoch.decode(made.renew(place, {w.GRANT: w.CARD}).core)
    [given] = epoch.keys
    ref, ck = KeyRef(home.space, place, 2), made.keys.ck(place, 2)
    opened = open_key_envelope(w.SECRETS.hpke, given.envelope, ref, w.IDENTITY, w.GRANT)
    assert opened == ck
    assert (given.identity, given.grant) == (w.IDENTITY, seed("grant", 16))
    others = home.me.identity_keys.hpke
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        open_key_envelope(others, given.envelope, ref, w.IDENTITY, w.GRANT)


def test_a_key_that_is_not_held_is_not_renewed(home: Home) -> None:
    made = openings(home)
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        made.renew(b"?" * 16, {})


def test_a_collection_is_opened_once(home: Home) -> None:
    made = openings(home)
    known = made.keys.of(Rubric.MEASURES, Confidentiality.N)[0]
    label = made.keys.label(known)
    assert label
    fresh = new_collection(made.keys, label, home.world.entropy)
    [draft] = made.open(fresh)
    assert (draft.epoch, draft.opens) == (0, fresh)
    assert made.open(fresh) == made.open(known) == []


def test_without_the_root_nothing_is_opened(home: Home) -> None:
    made = openings(home)
    place = made.keys.of(Rubric.MEASURES, Confidentiality.N)[0]
    with pytest.raises(Refused, match=r"^root\.absent$"):
        opening(made.keys, home.space, place, home.world.entropy, root_epoch=9)
