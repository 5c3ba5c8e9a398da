"""The backpack of somebody one represents, found again alone, says whose it is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import BinaryIO

import pytest

from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world
from tests.screens.test_arrivals import chosen
from views.shell import opened

pytestmark = pytest.mark.anyio


class HerBackpack(FakeDoor):
    """A door whose archive holds the space of Léa alone."""

    def restore(
        self, archive: BinaryIO, ways: Mapping[str, str], *, device: str = ""
    ) -> Mapping[str, int]:
        counts = super().restore(archive, ways, device=device)
        _own, hers = a_family().family.values()
        alone = replace(hers.dependents, own=hers.space)
        self.house = replace(hers, dependents=alone, represented=True)
        return counts


async def test_who_restores_the_space_of_another_is_told_it_is_not_theirs() -> None:
    world = opened(a_world(HerBackpack()))
    async with FletUnit(world, route="/restaurer", on_invoke=chosen) as ui:
        await ui.press("restore-pick")
        await ui.until("sac.alveole")
        await ui.type("restore-phrase", "girafe mauve toit")
        await ui.press("restore-start")
        while not ui.page.data.house:
            await ui.settle()
        await ui.navigate("/")
        await ui.until("C'est l'espace de Léa, que vous représentez.")
        assert "Le vôtre est ailleurs." in ui.text()
        await ui.navigate("/aide")
        await ui.navigate("/")
        assert "Voici l'espace de Léa" in ui.text()
        assert "Ce n'est pas votre espace." in ui.text()
        assert "Bonjour" not in ui.text()
        assert "Revenir à mon espace" not in ui.text()
        await ui.press("way-home")
        assert ui.pushed()[-1] == ("push_route", "/proches")
        await ui.navigate("/proches")
        await ui.until("Votre espace n'est pas sur cet appareil")
        assert "Ajouter un enfant" not in ui.text()
