"""Nobody is named for another: two of one name are told apart, and « moi » is owned."""

from dataclasses import replace

import pytest

from app.domain.household import Member
from app.domain.ids import SpaceId
from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import SCALE, FakeDoor, a_world
from tests.screens.near import weighing
from views.parts.devices_near.whose import called
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-168")]
LOU = Member("Lou", None, SpaceId(b"a" * 16), "2022-05-02")
OTHER = replace(LOU, space=SpaceId(b"b" * 16), born="")


def test_one_of_two_with_the_same_name_is_told_by_the_birth_date() -> None:
    assert called(LOU, [LOU]) == "Lou"
    assert called(LOU, [LOU, OTHER]) == "Lou (2 mai 2022)"
    assert called(OTHER, [LOU, OTHER]) == "Lou (date de naissance inconnue)"


async def test_in_the_space_of_a_child_nobody_says_moi() -> None:
    door = a_family()
    assert door.house
    (lea,) = [one for one in door.family.values() if one is not door.house]
    hers = replace(lea, dependents=door.house.dependents)
    hers.devices.inbox.take_in([weighing("16.4")], device=SCALE)
    world = a_world(FakeDoor(hers, family=door.family))
    key = weighing("16.4").key.hex()[:16]
    async with FletUnit(opened(world), route="/appareils/reponses", width=390) as ui:
        await ui.until("16,4 kg, ce matin à 11 h 00 : c'est Léa ?")
        assert "moi" not in ui.text()
        await ui.press(f"assign-{key}")
        await ui.until("Cette mesure est dans l'espace de Léa.")
