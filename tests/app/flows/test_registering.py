"""A laboratory is nobody until a directory says who it is."""

import pytest

from app.crypto.identity import Kind, verify_card
from app.crypto.packing import Signed
from app.crypto.signing import public_of
from app.domain.errors import Refused
from app.flows.registering import (
    SERVICE,
    YEAR,
    named,
    new_laboratory,
    new_service,
    vouch,
)
from app.rules.deposits.vouching import vouched
from app.rules.registered import registered
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-032")
KEY = b"d" * 32


def test_the_directory_vouches_for_a_year_and_the_card_stays_signed() -> None:
    world = PaperHome().profile.world
    made = new_laboratory(world, "lab")
    assert made.card.kind == Kind.STRUCTURE
    known = named(made, vouch(KEY, made.card, "FINESS 1 Tilleuls", world.ms()))
    card = verify_card(Signed.decode(known.identity_card))
    assert card.identity == made.identity
    told = vouched(public_of(KEY), card.encode(), world.ms() + YEAR - 1)
    assert told.name == "Tilleuls"
    with pytest.raises(Refused, match=r"grant\.expired"):
        vouched(public_of(KEY), card.encode(), world.ms() + YEAR)
    with pytest.raises(Refused, match=r"grant\.forged"):
        vouched(public_of(KEY), made.card.encode(), world.ms())


def test_a_service_is_of_its_own_kind_under_its_own_name() -> None:
    world = PaperHome().profile.world
    made = new_service(world, "lab")
    assert made.card.kind == Kind.SERVICE
    card = vouch(KEY, made.card, "REG 9 Carnet", world.ms(), profession=SERVICE)
    told = registered(public_of(KEY), named(made, card).card, world.ms())
    assert (told.name, told.profession) == ("Carnet", "service")
