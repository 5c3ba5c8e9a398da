"""What opens the space is asked again, used once, then forgotten."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import CODE, FakeDoor, a_world
from views.parts.proof import Proof, use_proof
from views.parts.watching import Porch

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("pin", "kind", "label"),
    [(True, "pin", "Votre code actuel"), (False, "passphrase", "Votre phrase")],
)
async def test_the_first_way_is_asked_and_forgotten(
    *, pin: bool, kind: str, label: str
) -> None:
    proofs: list[Proof] = []

    def draw() -> ft.Control:
        proofs.append(use_proof())
        return proofs[-1].row()

    def alone(page: ft.Page) -> None:
        world = a_world(FakeDoor(pin=pin))
        page.data = Porch(world.door, world.now, world.entropy, world.sleep)
        page.render(ft.component(draw))

    async with FletUnit(alone) as ui:
        assert label in ui.text()
        assert ui.tid("proof").password
        await ui.type("proof", CODE)
        assert CODE not in repr(proofs[-1])
        assert proofs[-1].take() == (kind, CODE)
        await ui.settle()
        assert ui.tid("proof").value == ""
