"""Scales and sensors are looked for; where there is no Bluetooth, it is no dead end."""

import pytest

from app.domain.errors import Unreachable
from app.ports.radio import Availability
from tests.screens.homes import a_house
from tests.screens.near import PaperRadio, with_radio
from tests.screens.opening import on
from views.parts.devices_near.ways import BY_HAND, IMPORT

pytestmark = pytest.mark.anyio
HERE, FIND, ANSWERS = "/appareils", "/appareils/chercher", "/appareils/reponses"
FOUND = "near-aabbccddee01"


async def test_nothing_added_says_what_may_be_and_how() -> None:
    async with on(a_house(), HERE) as ui:
        await ui.until("Une balance ou un lecteur de glycémie peut envoyer")
        assert "Ne remplace pas votre lecteur ni ses alarmes." in ui.text()
        for name, there in (
            ("near-find", FIND),
            ("near-file", IMPORT),
            ("near-hand", BY_HAND),
        ):
            await ui.navigate(HERE)
            await ui.press(name)
            assert ui.pushed()[-1] == ("push_route", there)


@pytest.mark.parametrize(
    ("state", "said", "again"),
    [
        (Availability.OFF, "Allumez-le, puis recommencez.", True),
        (Availability.DENIED, "Autorisez-le, puis recommencez.", True),
        (Availability.NO_ADAPTER, "Cet ordinateur n'a pas de Bluetooth.", True),
        (Availability.UNSUPPORTED, "Pas de Bluetooth ici.", False),
    ],
)
async def test_no_bluetooth_says_why_and_what_else_is_possible(
    state: Availability, said: str, *, again: bool
) -> None:
    radio = PaperRadio(state=state)
    async with on(with_radio(radio), FIND) as ui:
        await ui.until(said)
        assert ui.named("near-file")
        assert ui.named("near-hand")
        assert ui.named("near-retry") is again
        assert not ui.named("near-stop")
        if again:
            await ui.press("near-retry")
            await ui.until(said)
            assert radio.scanning == 0


@pytest.mark.parametrize("state", [Availability.OFF, Availability.NO_ADAPTER])
async def test_a_bluetooth_that_comes_back_is_said_and_used_by_itself(
    state: Availability,
) -> None:
    radio = PaperRadio(state=state)
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Dès qu'il revient, la recherche reprend seule.")
        radio.state = Availability.READY
        await ui.until("Balance 2")
        assert "Le Bluetooth est revenu." in ui.text()


async def test_a_search_cut_short_goes_on_once_bluetooth_is_back() -> None:
    radio = PaperRadio(error=Unreachable("bluetooth.off"))
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Le Bluetooth est éteint.")
        radio.error, radio.state = None, Availability.READY
        await ui.until("Le Bluetooth est revenu.")
        await ui.until("Arrêter la recherche")
        assert radio.scanning == 1


async def test_a_screen_that_is_left_looks_for_no_bluetooth_any_more() -> None:
    radio = PaperRadio(state=Availability.OFF)
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Le Bluetooth est éteint.")
        await ui.navigate(HERE)
        radio.state = Availability.READY
        await ui.settle()
        assert "Le Bluetooth est revenu." not in ui.text()
        assert radio.scanning == 0


async def test_a_browser_elsewhere_never_uses_the_radio_of_the_server() -> None:
    radio = PaperRadio()
    ui = on(with_radio(radio), FIND)
    ui._boot["client_ip"] = "192.0.2.7"
    async with ui:
        await ui.until("Pas de Bluetooth dans ce navigateur.")
        assert ui.named("near-file")
        assert radio.scanning == 0


async def test_a_search_shows_what_it_hears_and_ends_with_the_screen() -> None:
    radio = PaperRadio()
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Balance 2")
        assert "1 appareil trouvé" in ui.said()
        assert radio.scanning == 1
        await ui.navigate(HERE)
        await ui.settle()
        assert radio.scanning == 0


async def test_a_search_is_stopped_and_taken_up_again() -> None:
    radio = PaperRadio(adverts=[])
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Recherche avec le Bluetooth de cet ordinateur…")
        await ui.press("near-stop")
        await ui.until("Aucun appareil trouvé.")
        assert radio.scanning == 0
        await ui.press("near-again")
        await ui.until("Recherche avec")
        assert radio.scanning == 1


async def test_bluetooth_switched_off_meanwhile_is_told() -> None:
    radio = PaperRadio(error=Unreachable("bluetooth.off"))
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Le Bluetooth est éteint.")
        assert ui.named("near-again")


async def test_virtual_devices_are_labelled() -> None:
    radio = PaperRadio(virtual=True)
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Appareils virtuels : rien de vrai n'est mesuré.")
    async with on(with_radio(radio), HERE) as ui:
        await ui.until("Appareils virtuels : rien de vrai n'est mesuré.")


async def test_who_does_not_find_a_device_reads_why() -> None:
    async with on(with_radio(PaperRadio(adverts=[])), FIND) as ui:
        await ui.until("Dexcom, FreeStyle Libre, OneTouch")
        await ui.press("near-cannot-0")
        await ui.until("Ils ne parlent qu'à leur propre application.")
