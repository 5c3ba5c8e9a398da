"""One device is looked for among others: it alone is talked with."""

from dataclasses import replace

import pytest

from app.domain.dialogue import Outcome
from app.ports.radio import Listener
from tests.screens.homes import filled
from tests.screens.near import ADVERT, PaperDriver, PaperRadio, with_radio
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
OTHER = replace(ADVERT, address="AA:BB:CC:DD:EE:02", name="Voisin")


async def nothing_new(_listener: Listener) -> Outcome:
    return Outcome.NOTHING_NEW


async def test_only_the_one_looked_for_is_joined() -> None:
    radio = PaperRadio(nothing_new, adverts=[(PaperDriver(), OTHER)])
    house = with_radio(radio, filled())
    (one,) = house.devices.known()
    house.devices.met(PaperDriver(), ADVERT, one.identity)
    async with on(house, f"/appareils/{one.key}/mesurer") as ui:
        await ui.until("Recherche de « Balance de la salle de bain »…")
        assert not ui.named("near-aabbccddee02")
        await ui.press("near-stop")
        await ui.until("Aucun appareil trouvé. Rapprochez-le et rallumez-le.")
        radio.adverts.append((PaperDriver(), ADVERT))
        await ui.press("near-again")
        await ui.until("Rien de nouveau : tout est déjà ici.")


async def test_a_device_nobody_knows_is_not_looked_for() -> None:
    radio = PaperRadio()
    async with on(with_radio(radio), f"/appareils/{'00' * 16}/mesurer") as ui:
        await ui.settle()
        assert radio.scanning == 0
        assert not ui.named("near-stop")
