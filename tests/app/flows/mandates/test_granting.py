"""A line of a grant says who reads what, why and until when."""

import pytest

from app.crypto.grants import Label
from app.crypto.notes import Note
from app.crypto.statements import Grant, GrantStatement, Purpose, Role
from app.domain.errors import Refused
from app.domain.ids import CollectionId
from app.flows.keychain import SpaceKeys
from app.flows.mandates.gifts import Gifts
from app.flows.mandates.granting import Granting, ending
from app.flows.sealed.epochs import new_collection
from tests.app.flows.mandates.giving import known, relative
from tests.journeys.conftest import Pair
from tests.journeys.town import Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028")]


async def test_it_says_why_and_until_when(pair: Pair, town: Town) -> None:
    phone, louise = pair[0], await relative(town)
    keys = SpaceKeys(phone.vault, phone.space.id)
    gifts = Gifts(phone.journal, phone.trail, phone.space.id)
    granting = Granting(gifts, phone.world, keys, Note("Camille"))
    collection = new_collection(keys, Label(8, 0, ""), phone.world.entropy)
    line = granting.give(
        known(louise), b"m" * 16, collection, until=9, purpose=Purpose.SERVICE
    )
    told = GrantStatement.decode(Grant.decode(line.core).statement)
    assert (told.to, told.mandate) == (known(louise).identity, b"m" * 16)
    assert (told.role, told.purpose, told.until) == (Role.READ, Purpose.SERVICE, 9)
    with pytest.raises(Refused, match=r"^wrap\.invalid$"):
        granting.give(
            known(louise),
            b"m" * 16,
            CollectionId(b"?" * 16),
            until=9,
            purpose=Purpose.HELP,
        )


async def test_nothing_given_takes_nothing_back(pair: Pair) -> None:
    phone = pair[0]
    gifts = Gifts(phone.journal, phone.trail, phone.space.id)
    write = ending(gifts, [])
    assert (write.controls, write.dropped) == ((), ())
