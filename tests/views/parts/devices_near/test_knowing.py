"""A scale is told of the person only what they saw named and gave."""

import pytest

from app.domain.dialogue import Ask, Outcome, Question
from app.ports.radio import Listener
from tests.screens.homes import filled
from tests.screens.near import PaperRadio, with_radio
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
FIND, FOUND = "/appareils/chercher", "near-aabbccddee01"
ASK = Ask(Question.USER, ("birth_date=1952", "sex=female", "height=162"))


@pytest.mark.parametrize(
    ("press", "answer", "said"),
    [
        ("near-send", "yes", "Cette balance connaît votre taille"),
        ("near-no", "no", "Cette balance ne reçoit rien sur vous."),
    ],
)
async def test_what_would_be_told_is_named_asked_once_and_decided_again(
    press: str, answer: str, said: str
) -> None:
    heard: list[str | None] = []

    async def script(listener: Listener) -> Outcome:
        heard.append(await listener.ask(ASK))
        return Outcome.NOTHING_NEW

    house = with_radio(PaperRadio(script), filled())
    async with on(house, FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.until("Donner ceci à la balance ?")
        for line in (
            "Votre année de naissance : 1952",
            "Votre sexe : femme",
            "Votre taille : 162 cm",
            "Qui l'utilise peut les y lire.",
        ):
            assert line in ui.text()
        await ui.press(press)
        await ui.until("Rien de nouveau")
        await ui.press("near-again")
        await ui.until("Rien de nouveau")
    assert heard == [answer, answer]
    (one,) = house.devices.known()
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.until(said)
        await ui.press("near-tells")
        await ui.settle()
    assert house.devices.one(one.key).tells == {"yes": "no", "no": ""}[answer]


async def test_a_session_carries_what_may_be_told_only_where_a_scale_has_users() -> (
    None
):
    for chars, told in ((frozenset({"2a9d"}), False), (frozenset({"2a9f"}), True)):
        radio = PaperRadio(chars=chars)
        async with on(with_radio(radio, filled()), FIND) as ui:
            await ui.until("Balance 2")
            await ui.press(FOUND)
            await ui.until("Recommencer")
        assert all(bool(one.wishes.user) is told for one in radio.sessions)
        assert radio.sessions
