"""Which users of a device are the person is said, and may be unsaid."""

from datetime import timedelta

import pytest

from tests.screens.homes import NOON, SCALE, filled
from tests.screens.near import backlog, weighing, weights
from tests.screens.opening import on
from views.house import House

pytestmark = pytest.mark.anyio
ANSWERS = "/appareils/reponses"


def with_a_neighbour() -> House:
    """Return a house whose scale is shared with somebody of 54 kilos."""
    house = filled()
    (one,) = house.devices.known()
    house.devices.household.add(one.key, "Alex", "54")
    return house


async def test_a_user_who_is_not_the_person_is_unbound_and_bound_again() -> None:
    house = filled()
    (one,) = house.devices.known()
    house.devices.bind(one.key, 2)
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.until("L'utilisateur 2 de l'appareil, c'est vous.")
        await ui.press("near-slot-2")
        await ui.until("C'est noté.")
        assert house.devices.known()[0].bindings == ()
        await ui.press("banner-undo")
        await ui.until("L'utilisateur 2 de l'appareil, c'est vous.")
        assert house.devices.known()[0].bindings == (2,)


async def test_one_answer_files_a_backlog_but_no_weight_of_a_guest() -> None:
    house, guest = filled(), weighing("54.0")
    before = weights(house)
    house.devices.inbox.take_in([*backlog(5), guest], device=SCALE)
    (one,) = house.devices.known()
    async with on(house, ANSWERS) as ui:
        await ui.until("Qui utilise cet appareil ?")
        await ui.choose(f"near-alone-{one.key}-one", "one")
        await ui.until("C'est noté. 5 mesures sont entrées dans votre espace.")
        assert len(weights(house)) == len(before) + 5
        assert "54.0" not in weights(house)
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert weights(house) == before
        assert not house.devices.known()[0].alone
    assert house.devices.inbox.count() == 6


async def test_the_weight_of_somebody_else_of_the_household_is_not_filed() -> None:
    house = with_a_neighbour()
    before = weights(house)
    theirs = [weighing("54.0", NOON - timedelta(hours=hours)) for hours in (1, 25, 49)]
    house.devices.inbox.take_in(theirs, device=SCALE)
    assert {one.suggestion for one in house.devices.inbox.waiting()} == {"Alex"}
    (one,) = house.devices.known()
    async with on(house, ANSWERS) as ui:
        await ui.until("Qui utilise cet appareil ?")
        assert not ui.named("waits-alike")
        await ui.choose(f"near-alone-{one.key}-one", "one")
        await ui.until("C'est noté.")
    assert weights(house) == before


async def test_it_says_that_the_measures_of_a_known_user_enter_by_themselves() -> None:
    house = filled()
    (one,) = house.devices.known()
    house.devices.bind(one.key, 2)
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.until("Vos mesures entrent seules.")
        assert "Chaque mesure attend" not in ui.text()
