"""Each screen has its address, inside or at the door, never both."""

import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.shell import opened

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("door", "route", "words"),
    [
        (FakeDoor(), "/documents", "Bienvenue"),
        (FakeDoor(), "/aide", "Avec le clavier"),
        (FakeDoor(filled(), locked=True), "/documents", "Ouvrir mon espace"),
        (FakeDoor(filled()), "/ouvrir", "Cette page n'existe pas."),
    ],
)
async def test_an_address_leads_to_what_may_be_seen(
    door: FakeDoor, route: str, words: str
) -> None:
    async with FletUnit(opened(a_world(door)), route=route) as ui:
        await ui.until(words)
