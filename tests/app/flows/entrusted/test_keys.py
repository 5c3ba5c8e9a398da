"""A key comes only by a grant that is ours and still heeded, and opens the past."""

from dataclasses import replace
from functools import partial

import pytest

from app.crypto.statements import Head
from app.domain.errors import Refused
from app.domain.ids import ROOT
from app.domain.write import Origin, Write
from app.flows.entrusted.answers import Answers
from app.flows.entrusted.gone import Gone
from app.flows.entrusted.keys import LaneKeys
from app.flows.keychain import Me
from app.rules.controls import Order, read
from app.rules.judging import Verdict
from app.rules.pages import Row
from app.rules.standing import Standing
from tests.app.relatives import Family, a_family


@pytest.fixture
def family() -> Family:
    """Camille gave, renewed the key, and nothing was read yet."""
    made = a_family()
    made.entrust()
    made.giver.renew()
    made.sync()
    return made


def standing_of(family: Family) -> Standing:
    """Return the state at the end of the log, as Camille has it."""
    return family.camille.sealing.standing(family.ledger.space)


def keys_of(family: Family, standing: Standing, me: Me | None = None) -> LaneKeys:
    louise = family.louise
    who = me or louise.home.me
    place = louise.lane, louise.collection, standing
    accepts = partial(louise.taking._accepts, louise.space, louise.collection)
    return LaneKeys(louise.store.vault, *place, who, accepts)


def controls(family: Family) -> list[Verdict]:
    """Return the controls of the lane, as accepted."""
    found = []
    for seq, accepted in enumerate(family.ledger.rows, 1):
        op, head = accepted.op, Head.decode(accepted.op.head)
        row = Row(seq, 0, 0, accepted.hash, op.head, op.body)
        order = read(head, op.body)
        if head.collection == family.louise.collection and order:
            found.append(Verdict(row, head, order=order))
    return found


def learnt(keys: LaneKeys, verdicts: list[Verdict]) -> list[int]:
    """Return the epochs whose key is known in the end."""
    for verdict in verdicts:
        keys.learn(verdict)
    names = (name for name in keys.secrets if name.startswith("ck/"))
    return sorted(int(name.rpartition("/")[2]) for name in names)


def test_each_key_comes_and_is_kept_under_the_name_of_the_lane(family: Family) -> None:
    keys = keys_of(family, standing_of(family))
    assert learnt(keys, controls(family)) == [1, 2]
    assert all(f"/{family.louise.lane.hex()}/" in name for name in keys.secrets)
    label = keys.of.label(family.louise.collection)
    assert label is not None
    assert label.rubric == 4


def test_a_key_alone_opens_every_one_before_it(family: Family) -> None:
    """The first epoch's grant does not open: the second's key leads to it."""
    keys = keys_of(family, standing_of(family))
    opened, given, renewed = controls(family)
    keys.learn(opened)
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        keys.learn(_spoilt(given))
    assert learnt(keys, [renewed]) == [1, 2]


def _spoilt(verdict: Verdict) -> Verdict:
    """Return a grant whose key is sealed to nobody."""
    assert verdict.order is not None
    content = replace(verdict.order.content, key_envelope=b"\1" + bytes(80))
    return replace(verdict, order=Order(verdict.order.signed, content))


def test_a_grant_to_somebody_else_gives_nothing(family: Family) -> None:
    keys = keys_of(family, standing_of(family), family.camille.me)
    assert keys.heeded() == {}
    assert learnt(keys, controls(family)) == []


def test_a_grant_that_was_left_gives_nothing_any_more(family: Family) -> None:
    louise, standing = family.louise, standing_of(family)
    (grant,) = keys_of(family, standing).heeded()
    gone = Gone(frozenset({grant})).secrets(louise.lane)
    louise.store.vault.commit(Write(louise.lane, secrets=gone), origin=Origin.PEER)
    keys = keys_of(family, standing)
    assert keys.heeded() == {}
    assert learnt(keys, controls(family)) == []


def test_a_grant_that_was_not_accepted_gives_nothing_but_its_statement(
    family: Family,
) -> None:
    """Once accepted, what comes later is opened: it is sealed for that statement."""
    family.louise.says = Answers
    family.louise.restart()
    keys = keys_of(family, standing_of(family))
    assert keys.heeded() == {}
    assert learnt(keys, controls(family)) == []
    assert [name.split("/")[0] for name in keys.secrets] == [
        "epoch",
        "statement",
        "epoch",
    ]


def test_a_grant_on_another_collection_is_not_of_this_lane(family: Family) -> None:
    standing = standing_of(family)
    (grant,) = keys_of(family, standing).heeded()
    standing.rights[grant] = replace(standing.rights[grant], collection=ROOT)
    assert keys_of(family, standing).heeded() == {}


def test_60_a_past_that_is_not_the_one_committed_to(family: Family) -> None:
    standing = standing_of(family)
    standing.lane(family.louise.collection).commits[1] = bytes(32)
    keys = keys_of(family, standing)
    opened, given, renewed = controls(family)
    keys.learn(opened)
    for verdict in (given, renewed):
        with pytest.raises(Refused, match=r"wrap\.invalid"):
            keys.learn(verdict)
    assert learnt(keys, []) == [2]


def test_what_is_learnt_serves_the_next_page(family: Family) -> None:
    family.louise.pull()
    keys = keys_of(family, standing_of(family))
    family.giver.renew()
    family.sync()
    again = keys_of(family, standing_of(family))
    assert again.of.ck(family.louise.collection, 2) == keys.of.ck(
        family.louise.collection, 2
    )
    assert learnt(again, controls(family)[-1:]) == [3]


def test_a_grant_without_its_key_waits_for_the_next_one(family: Family) -> None:
    keys = keys_of(family, standing_of(family))
    opened, given, renewed = controls(family)
    assert given.order is not None
    bare = replace(given.order.content, key_envelope=b"")
    keys.learn(opened)
    keys.learn(replace(given, order=Order(given.order.signed, bare)))
    assert learnt(keys, []) == []
    assert learnt(keys, [renewed]) == [1, 2]


def test_a_key_whose_epoch_was_never_judged_is_not_kept(family: Family) -> None:
    keys = keys_of(family, standing_of(family))
    _, given, _ = controls(family)
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        keys.learn(given)
