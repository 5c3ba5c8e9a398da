"""A lost device put outside without network: it waits in sight, then it is out."""

import asyncio
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

import pytest

from app.crypto.statements import OpType
from main import Starters
from tests.e2e.conftest import PHRASE, Device, Server
from tests.e2e.entering import Sitting, open_space
from tests.e2e.fletweb import FletWeb
from views.house import House

Show = Callable[[Device], FletWeb]
WAYS = {"passphrase": PHRASE}
NAME = "Téléphone perdu"
BEFORE = "2026-09-01T08:00+02:00"
"""When it noted its weight: well before, so that it is listed after what is newer."""
OUT = "Mis dehors : il ne reçoit plus rien."


@dataclass(frozen=True)
class Three:
    """The device in hand, one that stays at home, and the lost one with its id."""

    here: Device
    staying: Device
    lost: Device
    id: str


@pytest.fixture
def three(a_device: Callable[[str], Device], server: Server) -> Three:
    """Three devices of one space; the lost one noted a weight while it was not."""
    url = server.start()
    here, staying, lost = (a_device(name) for name in ("here", "staying", "lost"))
    with closing(Starters(here.home).door) as door:
        made = door.create("Camille", birth_date="", server=url, ways=WAYS)
        exchanged(made.house)
        for device in (staying, lost):
            with closing(Starters(device.home).door) as other:
                house = other.join_with_kit(url, made.sheet.key, ways=WAYS)
                exchanged(house)
        with closing(Starters(lost.home).door) as other:
            house = other.unlock("passphrase", PHRASE)
            house.measures.add("body-weight", ["70.9"], at=BEFORE)
            exchanged(house)
            itself = next(one.id for one in house.my_devices.list() if one.here)
        exchanged(made.house)
    return Three(here, staying, lost, itself.hex())


def exchanged(house: House) -> None:
    """Exchange, and have nothing to complain of."""
    assert asyncio.run(house.courier.sync()).alerts == ()


def noted(app: FletWeb, kind: str, value: str) -> None:
    """Note a measure of today."""
    app.go("/sante/mesures")
    app.press(f"kind-{kind}")
    app.press("measure-add")
    app.wait("Enregistrer")
    app.fill("value", value)
    app.press("measure-save")
    app.wait(f"Noté : {value}")


def put_outside(walk: Sitting, device: str) -> None:
    """Give the lost device a name, then put it outside: it is said that it waits."""
    app = walk.app
    app.go("/mes-appareils")
    app.press(f"rename-{device}")
    app.fill(f"name-{device}", NAME)
    app.press(f"save-{device}")
    app.wait(f"Cet appareil s'appelle maintenant « {NAME} ».")
    app.press(f"device-{device}")
    app.wait(f"Mettre « {NAME} » dehors ?")
    walk.asked("question")
    app.press("confirm-yes")
    app.wait(f"C'est noté : « {NAME} » sera mis dehors.")
    app.wait("Mise dehors en attente d'envoi.")
    app.wait("Jusque-là, il peut encore recevoir.")
    walk.seen("waiting")


def values(device: Device, kind: str) -> list[str]:
    """Return what a device lists of a kind of measure."""
    return [line["value"] for line in device.run("list", kind)]


def said_in_order(device: Device, *told: str) -> list[str]:
    """Return *told*, ids, in the order a device verified them in the log."""
    with closing(Starters(device.home).door) as door:
        space = door.unlock("passphrase", PHRASE).space.id
        steps = door.rooms().trail.tail(space, 0, limit=10_000)
    assert [one.type for one in steps].count(OpType.RETIRE) == 1
    found = (one.item.hex() for one in steps if one.type == OpType.PUT)
    return [item for item in dict.fromkeys(found) if item in told]


@pytest.mark.covers("C-150", "C-123")
def test_a_lost_device_is_put_outside_without_network(
    three: Three, server: Server, screen_of: Show, size: str
) -> None:
    server.stop()
    app = screen_of(three.here)
    open_space(app)
    walk = Sitting(app, f"{size}-outside")
    noted(app, "body-weight", "71,4")
    put_outside(walk, three.id)
    noted(app, "heart-rate", "64")
    app.go("/")
    app.wait("envois attendent le réseau")
    walk.seen("home")
    three.lost.run("add", "body-weight", "99.9")

    server.start()
    app.go("/mes-appareils")
    app.wait(OUT, 120)
    assert "Mise dehors en attente" not in app.text()
    walk.seen("out")
    app.go("/")
    app.wait("À jour sur cet appareil", 120)
    it_is_out(walk, screen_of(three.lost))
    nothing_is_lost(three)
    assert app.external == []


def it_is_out(walk: Sitting, app: FletWeb) -> None:
    """See the lost device told so: it keeps what it had, and receives nothing."""
    open_space(app)
    app.wait("Cet appareil a été mis dehors.", 120)
    Sitting(app, walk.mark).seen("lost")
    app.go("/sante/mesures")
    app.wait("99,9")
    assert "71,4" not in app.text()
    assert app.external == []


def nothing_is_lost(three: Three) -> None:
    """Find on the device that stays all that was noted, in order, and who is out."""
    staying = three.staying
    staying.run("sync")
    assert values(staying, "body-weight") == ["71.4", "70.9"]
    assert values(staying, "heart-rate") == ["64"]
    listed = {one["id"]: one for one in staying.run("my-devices", "list")}
    gone = listed[three.id]
    assert (gone["name"], gone["retired"]) == (NAME, True)
    kinds = ("body-weight", "heart-rate")
    first, second = (staying.run("list", kind)[0]["id"] for kind in kinds)
    assert said_in_order(staying, first, second) == [first, second]
