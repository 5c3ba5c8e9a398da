"""A form of steps: wrong answers stay where they are, a draft is kept till the end."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.errors import Refused
from tests.screens.entrusting import CODE, PaperMandates, entrusted_with
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]
KEPT = {"code": CODE, "name": "Louise", "taken": "2", "months": "3", "rank": "4"}


class Refusing(PaperMandates):
    """Gives nothing: the end is refused once all is answered."""

    def give(self, *_: object, **__: object) -> Any:  # noqa: ANN401 - it never returns
        raise Refused("mandate.until")


async def test_what_is_refused_at_the_end_is_said_and_nothing_typed_is_lost() -> None:
    mandates: Any = Refusing()
    house = replace(entrusted_with(), mandates=mandates)
    house.drafts.keep("entrust", KEPT)
    async with on(house, "/proches/confier") as ui:
        await ui.until("Étape 5 sur 5")
        await ui.press("entrust-next")
        await ui.until("Choisissez un dernier jour à venir")
        assert ("push_route", "/proches") not in ui.pushed()
    assert house.drafts.get("entrust")["name"] == "Louise"


async def test_each_step_is_said_aloud_and_the_first_has_no_way_back() -> None:
    house = entrusted_with()
    house.drafts.keep("entrust", {**KEPT, "rank": "1"})
    async with on(house, "/proches/confier") as ui:
        await ui.until("Étape 2 sur 5")
        await ui.press("entrust-before")
        await ui.until("Étape 1 sur 5")
        assert "Le code de la personne" in ui.said()
        assert not ui.named("entrust-before")
