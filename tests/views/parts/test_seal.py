"""The seal says seven things, in plain words."""

import pytest

from app.domain.syncing import Coming, Seal, Stage, SyncState
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, FakeDoor, StillCourier, a_house, a_world
from views.parts.seal import ago
from views.shell import opened

NOW_MS = int(NOON.timestamp() * 1000)
STATES = [
    (SyncState(Seal.UP_TO_DATE), "À jour sur cet appareil"),
    (
        SyncState(Seal.UP_TO_DATE, last=NOW_MS - 7_200_000),
        "À jour sur cet appareil · envoyé il y a 2 h",
    ),
    (SyncState(Seal.WAITING, waiting=2), "2 envois attendent le réseau"),
    (SyncState(Seal.WAITING, waiting=1), "1 envoi attend le réseau"),
    (SyncState(Seal.SENDING), "Envoi en cours…"),
    (SyncState(Seal.RECEIVING), "Réception en cours…"),
    (
        SyncState(Seal.RECEIVING, coming=Coming(Stage.FILES, 12, 3400)),
        "Fichiers reçus : 12 sur 3 400",
    ),
    (
        SyncState(Seal.SENDING, 1, coming=Coming(Stage.PARTS, 115, 476)),
        "Envoi en cours : 121 Mo sur 499 Mo",
    ),
    (SyncState(Seal.PAUSED), "Envois en pause : vos changements attendent ici"),
    (SyncState(Seal.NO_SERVER), "Sans serveur : tout reste ici"),
    (SyncState(Seal.CHOICE), "Un choix vous attend"),
    (
        SyncState(Seal.QUARANTINED, code="log.fork"),
        "Quelque chose ne va pas avec le serveur. N'envoyez rien.",
    ),
    (
        SyncState(Seal.WAITING, code="peer.silent"),
        "Le serveur ne répond pas. Tout reste lisible.",
    ),
    (
        SyncState(Seal.WAITING, waiting=2, code="quota_exceeded"),
        "Votre place sur le serveur est pleine. Tout reste sur cet appareil.",
    ),
]


@pytest.mark.anyio
@pytest.mark.parametrize(("state", "words"), STATES)
async def test_each_state_has_its_words(state: SyncState, words: str) -> None:
    house = a_house(courier=StillCourier(state))
    async with FletUnit(opened(a_world(FakeDoor(house)))) as ui:
        await ui.until(words)
        assert ("Choisir" in ui.text()) == (state.seal is Seal.CHOICE)
        assert ("Que faire ?" in ui.text()) == (state.seal is Seal.QUARANTINED)


@pytest.mark.anyio
@pytest.mark.covers("C-023")
async def test_what_leaves_is_paused_and_taken_up_again() -> None:
    going = SyncState(Seal.SENDING, 1, coming=Coming(Stage.PARTS, 115, 476))
    courier = StillCourier(going)
    house = a_house(courier=courier)
    async with FletUnit(opened(a_world(FakeDoor(house)))) as ui:
        await ui.until("Mettre les envois en pause")
        await ui.press("seal-pause")
        await ui.settle()
    assert courier.state().seal is Seal.PAUSED
    async with FletUnit(opened(a_world(FakeDoor(house)))) as ui:
        await ui.until("Reprendre les envois")
        await ui.press("seal-resume")
        await ui.settle()
    assert courier.state().seal is Seal.WAITING


@pytest.mark.parametrize(
    ("elapsed", "words"),
    [
        (-5, "à l'instant"),
        (59_000, "à l'instant"),
        (61_000, "il y a 1 min"),
        (3_600_000, "il y a 1 h"),
        (86_400_000, "il y a 1 jour"),
        (3 * 86_400_000, "il y a 3 jours"),
    ],
)
def test_how_long_ago_is_said_simply(elapsed: int, words: str) -> None:
    assert ago(elapsed) == words
