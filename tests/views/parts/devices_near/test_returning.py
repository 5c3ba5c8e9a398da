"""A Bluetooth that left while a device was talked with is looked for, then used."""

import pytest

from app.domain.dialogue import Outcome
from app.domain.errors import AlveoleError, Refused, Unreachable
from app.ports.radio import Availability, Listener
from tests.screens.near import PaperRadio, with_radio
from tests.screens.opening import on
from views.parts.devices_near.returning import gone

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("error", "may_return"),
    [
        (Unreachable("bluetooth.off"), True),
        (Unreachable("bluetooth.no_adapter"), True),
        (Unreachable("bluetooth.unsupported"), False),
        (Unreachable("device.gone"), False),
        (Refused("device.silent"), False),
        (None, False),
    ],
)
def test_only_what_may_come_back_is_waited_for(
    error: AlveoleError | None, *, may_return: bool
) -> None:
    assert gone(error) is may_return


async def test_a_dialogue_begins_again_by_itself_once_bluetooth_is_back() -> None:
    led: list[int] = []

    async def script(_listener: Listener) -> Outcome:
        led.append(1)
        if len(led) == 1:
            radio.state = Availability.OFF
            raise Unreachable("bluetooth.off")
        return Outcome.NOTHING_NEW

    radio = PaperRadio(script)
    async with on(with_radio(radio), "/appareils/chercher") as ui:
        await ui.until("Balance 2")
        await ui.press("near-aabbccddee01")
        await ui.until("Le Bluetooth est éteint.")
        radio.state = Availability.READY
        await ui.until("Rien de nouveau")
        assert "Le Bluetooth est revenu." in ui.text()
    assert len(led) == 2
