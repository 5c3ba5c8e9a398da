"""Once a synthesis is made, a service may be allowed to read it; not before."""

from dataclasses import replace

import pytest

from tests.screens.consenting import consenting
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-016")]
PAGE = "/sante/synthese"


async def test_one_press_leads_from_the_synthesis_to_allowing() -> None:
    house, _consents = consenting()
    async with on(house, PAGE) as ui:
        await ui.until("Autoriser un service à la lire")
        await ui.press("synthesis-lend")
        assert ui.pushed()[-1] == ("push_route", "/services/autoriser")


async def test_there_is_no_dead_button_before_it_is_made_nor_in_the_example() -> None:
    bare, _none = consenting(made=False)
    bare.profile.add("allergies", {"substance": "Latex"})
    made, _consents = consenting()
    for house in (bare, replace(made, example=True)):
        async with on(house, PAGE) as ui:
            await ui.until("1 ligne choisie")
            await ui.settle()
            assert not ui.named("synthesis-lend")
