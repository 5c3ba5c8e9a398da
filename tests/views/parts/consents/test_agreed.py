"""« Ce qui est sorti » counts the consents in force, and leads to them."""

import pytest

from app.domain.consent import ConsentState
from tests.screens.consenting import consenting
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-083")]
PAGE = "/qui-voit-quoi/sorties"


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ((), "Aucun service n'a d'accord pour en recevoir."),
        ((ConsentState.ENDED,), "Aucun service n'a d'accord pour en recevoir."),
        ((ConsentState.ENDING,), "1 service a un accord pour lire une synthèse."),
        (tuple(ConsentState), "3 services ont un accord pour lire une synthèse."),
    ],
)
async def test_those_that_may_still_read_are_counted(
    states: tuple[ConsentState, ...], said: str
) -> None:
    house, _consents = consenting(*states)
    async with on(house, PAGE) as ui:
        await ui.until(said)
        await ui.press("agreed-services")
        assert ui.pushed()[-1] == ("push_route", "/services")
