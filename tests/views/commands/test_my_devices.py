"""The person's devices are listed, let in after comparing, put out."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.syncing import SyncReport
from tests.views.commands.desk import Desk, PaperCourier, PaperDoor, device
from views.house import House


def test_devices_are_listed(desk: Desk) -> None:
    desk.door.devices = [
        device(1, here=True),
        device(2, retired=True, last_seen=1_795_000_000_000),
    ]
    here, other = desk.answers("my-devices", "list")
    assert (here["here"], other["retired"]) == (True, True)
    desk.run("my-devices", "list")
    assert desk.out[-1].endswith("linux (mis dehors, vu le 18/11/2026)")


def test_machines_approve_at_once(desk: Desk) -> None:
    assert desk.answers("my-devices", "approve", "C0DE") == [
        {"check": "S1GNS"},
        {"id": "cd"},
    ]


def test_a_home_exchanges_before_it_lets_anybody_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that never did would let a device in that finds no space at the server."""
    done: list[PaperCourier] = []

    async def sync(courier: PaperCourier) -> SyncReport:
        done.append(courier)
        return SyncReport(0, 0, 0, 0, ())

    monkeypatch.setattr(PaperCourier, "sync", sync)
    desk.answers("my-devices", "approve", "C0DE")
    assert len(done) == 1


def test_people_compare_first(desk: Desk) -> None:
    desk.ask = lambda question: "non" if question else ""
    assert desk.run("my-devices", "approve", "C0DE") == 1
    assert desk.err[0].endswith("[enrol.different]")
    desk.ask = lambda question: "Oui " if question else ""
    assert desk.run("my-devices", "approve", "C0DE") == 0


def test_a_device_is_put_out_and_a_new_key_given(desk: Desk) -> None:
    desk.door.new_key = "NEW"
    assert desk.answers("my-devices", "retire", "02" * 16) == [
        {"id": "02" * 16, "recovery_key": "NEW"}
    ]
    desk.run("my-devices", "retire", "02" * 16)
    assert desk.out[-1] == "Votre nouvelle clé de secours : NEW"


def test_every_space_of_the_home_hears_that_a_device_is_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that does not answer keeps none from it."""
    desk.door.keep("Léo")
    away = desk.door.keep("Nina", away=True)
    told: list[str] = []
    beside = PaperDoor.beside

    def heard(door: PaperDoor, space: SpaceId) -> House:
        told.append(door.homes[space].space.name)
        if space == away.space.id:
            raise Refused("person.unknown")
        return beside(door, space)

    monkeypatch.setattr(PaperDoor, "beside", heard)
    desk.answers("my-devices", "retire", "02" * 16)
    assert ("heed",) in desk.door.asked
    assert told == ["Léo", "Nina"]


def test_a_key_that_stays_good_is_not_told(desk: Desk) -> None:
    assert desk.answers("my-devices", "retire", "02" * 16) == [{"id": "02" * 16}]


@pytest.mark.covers("C-150")
@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"leaving": True}, "Mise dehors en attente d’envoi. Il peut encore recevoir."),
        (
            {"leaving": True, "retired": True},
            "Cet appareil n’échange plus. Il a peut-être déjà lu vos données.",
        ),
    ],
)
def test_whether_a_device_is_out_yet_is_said(
    desk: Desk, state: dict[str, bool], said: str
) -> None:
    desk.door.devices = [device(2, **state)]
    desk.run("my-devices", "retire", "02" * 16)
    assert desk.out == [said]
