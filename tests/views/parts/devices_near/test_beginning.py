"""A sensor begins on a button alone, said and confirmed first, and once."""

import pytest

from app.domain.dialogue import Outcome
from app.ports.radio import Listener
from tests.screens.near import PaperRadio, with_radio
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
FIND, FOUND = "/appareils/chercher", "near-aabbccddee01"
SENSOR = frozenset({"2aa7", "2aac"})


async def complete(_listener: Listener) -> Outcome:
    return Outcome.COMPLETE


async def test_a_sensor_begins_once_the_person_confirmed_and_only_then() -> None:
    radio = PaperRadio(complete, chars=SENSOR)
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.until("Démarrer un nouveau capteur")
        await ui.press("near-begin")
        await ui.until("Avez-vous posé un nouveau capteur ?")
        assert "Les mesures d'avant sont déjà gardées." in ui.text()
        await ui.press("confirm-no")
        await ui.settle()
        assert [one.wishes.start_session for one in radio.sessions] == [False]
        await ui.press("near-begin")
        await ui.press("confirm-yes")
        await ui.until("Le nouveau capteur a démarré.")
        assert not ui.named("near-begin")
        await ui.press("near-again")
        await ui.until("Démarrer un nouveau capteur")
    begun = [one.wishes.start_session for one in radio.sessions]
    assert begun == [False, True, False]


@pytest.mark.parametrize("chars", [frozenset({"2aa7"}), frozenset({"2a9d"})])
async def test_what_cannot_begin_offers_nothing(chars: frozenset[str]) -> None:
    async with on(with_radio(PaperRadio(complete, chars=chars)), FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.until("Recommencer")
        assert not ui.named("near-begin")


async def test_a_sensor_that_refuses_is_not_said_to_have_begun() -> None:
    async def refusing(_listener: Listener) -> Outcome:
        asked = radio.sessions[-1].wishes.start_session
        return Outcome.REFUSED if asked else Outcome.COMPLETE

    radio = PaperRadio(refusing, chars=SENSOR)
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.until("Démarrer un nouveau capteur")
        await ui.press("near-begin")
        await ui.press("confirm-yes")
        await ui.until("L'appareil a refusé.")
        assert "Le nouveau capteur a démarré." not in ui.text()
