"""An offer is read alone: signed by who offers it, to us, without the contents."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.crypto.notes import Note, note
from app.crypto.statements import ControlBody, Epoch, Head, OpType, Role
from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.proposal import Offer
from app.flows.entrusted.offers import Shown, read_offer
from app.flows.keychain import Me
from tests.app.lanes import FAR
from tests.app.relatives import Family, a_family

NAME = "Camille\u202e\nExemple"


def noted(family: Family, grant: bytes, name: str = NAME) -> bytes:
    """Seal the note of a grant, as who gives it does."""
    giver = family.giver
    ref, entropy = giver.ref, family.camille.world.entropy
    return note(giver.ck(ref.epoch), Note(name), ref, grant, entropy)


def entrust(family: Family, grant: bytes = b"g" * 16, **given: Any) -> None:  # noqa: ANN401 - as `Giver.give`
    family.entrust(grant=grant, sealed_note=noted(family, grant), **given)


def shown(family: Family) -> list[Shown]:
    """Return what a server shows of the grants of the lane."""
    rows = [(Head.decode(row.op.head), row) for row in family.ledger.rows]
    here = [pair for pair in rows if pair[0].collection == family.giver.collection]
    made = [row.op.body for head, row in here if head.type == OpType.EPOCH]
    cores = [Epoch.decode(ControlBody.decode(body).core) for body in made]
    bare = {one.epoch: replace(one, keys=()).encode() for one in cores}
    return [
        Shown(len(bare), row.run, row.index, row.op.head, row.op.body, bare[head.epoch])
        for head, row in here
        if head.type == OpType.GRANT
    ]


def offer_of(family: Family, one: Shown, me: Me | None = None) -> Offer:
    people = list(family.ledger.people.values())
    who = me or family.louise.home.me
    return read_offer(one, family.ledger.space, who, people)


@pytest.fixture
def family() -> Family:
    return a_family()


def test_it_says_who_what_and_until_when(family: Family) -> None:
    entrust(family)
    (one,) = shown(family)
    offer = offer_of(family, one)
    assert (offer.grant, offer.until, offer.epoch) == (b"g" * 16, FAR, 1)
    assert (offer.rubric, offer.whose) == (int(Rubric.AGENDA), "Camille Exemple")
    assert offer.giver == family.camille.me.identity
    assert family.louise.store.here() is False


def test_it_is_read_after_the_key_was_renewed(family: Family) -> None:
    entrust(family)
    family.giver.renew()
    family.sync()
    (one,) = shown(family)
    assert offer_of(family, one).epoch == 2


def _other_body(one: Shown) -> Shown:
    return replace(one, body=one.body[:-1] + bytes([one.body[-1] ^ 1]))


def _other_run(one: Shown) -> Shown:
    spoilt = bytes([one.run.signature[0] ^ 1]) + one.run.signature[1:]
    return replace(one, run=replace(one.run, signature=spoilt))


def _other_key(one: Shown) -> Shown:
    opening = replace(Epoch.decode(one.opening), ck_commit=bytes(32))
    return replace(one, opening=opening.encode())


def _other_epoch(one: Shown) -> Shown:
    opening = replace(Epoch.decode(one.opening), epoch=9)
    return replace(one, opening=opening.encode())


@pytest.mark.parametrize(
    "bend",
    [_other_body, _other_run, _other_key, _other_epoch],
    ids=lambda f: f.__name__,
)
def test_what_a_server_bends_is_no_offer(
    family: Family, bend: Callable[[Shown], Shown]
) -> None:
    entrust(family)
    (one,) = shown(family)
    with pytest.raises(Refused):
        offer_of(family, bend(one))


def test_a_grant_to_somebody_else_is_no_offer(family: Family) -> None:
    entrust(family)
    (one,) = shown(family)
    with pytest.raises(Refused, match=r"grant\.forged"):
        offer_of(family, one, family.camille.me)


@pytest.mark.parametrize("given", [{"until": 0}, {"role": Role.DEPOSIT}])
def test_what_lets_nothing_be_read_until_a_day_is_no_offer(
    family: Family, given: dict[str, Any]
) -> None:
    entrust(family, **given)
    (one,) = shown(family)
    with pytest.raises(Refused, match=r"grant\.forged"):
        offer_of(family, one)


def test_a_key_that_is_not_the_one_of_the_lane_is_no_offer(family: Family) -> None:
    family.entrust(ck=bytes(32))
    (one,) = shown(family)
    with pytest.raises(Refused):
        offer_of(family, one)


def test_one_of_a_device_nobody_knows_is_no_offer(family: Family) -> None:
    entrust(family)
    (one,) = shown(family)
    with pytest.raises(Refused, match=r"grant\.forged"):
        read_offer(one, family.ledger.space, family.louise.home.me, [])


def test_another_space_is_not_the_one_that_was_signed(family: Family) -> None:
    entrust(family)
    (one,) = shown(family)
    people = list(family.ledger.people.values())
    with pytest.raises(Refused, match=r"space\.swapped"):
        read_offer(one, family.louise.home.space, family.louise.home.me, people)
