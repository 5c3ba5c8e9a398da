"""What a driver asks is done over the link; what is heard is kept before it is read."""

import asyncio
from typing import Any

import pytest

from app.domain.dialogue import (
    Agreed,
    Answer,
    Ask,
    Consent,
    Cursor,
    Done,
    Keep,
    Notified,
    Outcome,
    Question,
    Read,
    Refusal,
    Session,
    Silence,
    Subscribe,
    Talk,
    Tell,
    Value,
    Wait,
    Write,
)
from app.domain.errors import Broken, Refused
from sync.radio.lab.meter import Meter
from sync.radio.lab.scale import Scale
from sync.radio.lab.tellers import Thermometer
from tests.sync.radio.studio import ByHand, Paper, Scene, asked, now, play

ALL = b"\x01\x01"
COUNT = b"\x04\x01"
ADDRESS = "C0:00:00:00:00:02"


def meter(**options: Any) -> Any:  # noqa: ANN401 - the options of a device
    """Cast a meter alone."""
    return lambda world: [Meter(world, 2, **options)]


def test_each_command_has_its_event() -> None:
    got: list[Any] = []
    commands = (
        Read("2a51"),
        Read("2a9d"),
        Write("2a52", ALL),
        Subscribe("2a52"),
        Write("2a52", COUNT),
        Wait(60),
        Wait(1),
        Tell(1, 40),
        Ask(Question.SLOT),
        Ask(Question.CODE),
        Agreed(Consent(1, 2)),
        Keep(cursor=Cursor(7)),
    )
    paper = Paper(answers=["2", None])
    scene = Scene(meter(), ByHand(asked(*commands, got=got, then=Outcome.COMPLETE)))
    assert play(scene.led(paper)) is Outcome.COMPLETE
    read, counted = got[0], got[5]
    assert isinstance(read, Value)
    assert read.payload == b"\xff\x03"
    assert isinstance(counted, Notified)
    assert (counted.char, counted.payload) == ("2a52", b"\x05\0\0\0")
    assert got[1:5] == [Refusal("absent"), Refusal("fd"), Done(), Done()]
    assert got[6:] == [
        Silence(),
        Done(),
        Answer("2"),
        Refusal("cancelled"),
        Done(),
        Done(),
    ]
    assert (paper.consent, paper.cursor) == (Consent(1, 2), Cursor(7))
    assert paper.heard == [("battery", 77), (1, 40)]


def test_a_protected_device_is_paired_then_asked_again() -> None:
    got: list[Any] = []
    driver = ByHand(asked(Read("2a51"), got=got, then=Outcome.COMPLETE))
    scene = Scene(meter(secure=True), driver)
    assert play(scene.led(Paper())) is Outcome.COMPLETE
    assert isinstance(got[0], Value)


def test_the_code_a_device_shows_is_asked_of_the_person() -> None:
    got: list[Any] = []
    driver = ByHand(asked(Read("2a51"), got=got, then=Outcome.COMPLETE))
    paper = Paper(code=123456)
    scene = Scene(meter(secure=True, passkey=123456), driver)
    play(scene.led(paper))
    assert ("passkey", None) in paper.heard
    assert isinstance(got[0], Value)


@pytest.mark.parametrize("code", [None, 654321])
def test_a_wrong_code_is_said_and_nothing_is_read(code: int | None) -> None:
    got: list[Any] = []
    driver = ByHand(asked(Read("2a51"), got=got, then=Outcome.COMPLETE))
    scene = Scene(meter(secure=True, passkey=123456), driver)
    with pytest.raises(Refused, match=r"device\.pairing_failed"):
        play(scene.led(Paper(code=code)))
    assert got == []


def test_a_bond_the_device_lost_is_said_then_forgotten_and_made_again() -> None:
    driver = ByHand(asked(Read("2a51"), got=[], then=Outcome.COMPLETE))
    scene = Scene(meter(secure=True), driver)

    async def story() -> None:
        await scene.led(Paper())
        await scene.device.device.keystore.delete_all()
        with pytest.raises(Refused, match=r"device\.bond_lost"):
            await scene.led(Paper())
        await scene.radio.forget(ADDRESS)
        assert await scene.led(Paper()) is Outcome.COMPLETE

    play(story())


def test_a_bond_this_machine_lost_is_made_again() -> None:
    driver = ByHand(asked(Read("2a51"), got=[], then=Outcome.COMPLETE))
    scene = Scene(meter(secure=True), driver)

    async def story() -> None:
        await scene.led(Paper())
        phone: Any = await scene.backend.phone()
        await phone.keystore.delete_all()
        assert await scene.led(Paper()) is Outcome.COMPLETE

    play(story())


def test_a_bond_is_used_again_without_asking() -> None:
    paper = Paper(code=123456)
    driver = ByHand(asked(Read("2a51"), got=[], then=Outcome.COMPLETE))
    scene = Scene(meter(secure=True, passkey=123456), driver)

    async def story() -> None:
        await scene.led(paper)
        await scene.led(paper)

    play(story())
    assert paper.heard.count(("passkey", None)) == 1


def test_an_indication_is_on_disk_before_the_driver_reads_it() -> None:
    paper = Paper()
    seen: list[int] = []

    def leading(_session: Session) -> Talk:
        yield Subscribe("2a1c")
        event = yield Wait(60)
        assert isinstance(event, Notified)
        seen.append(len(paper.frames))
        return Outcome.COMPLETE

    scene = Scene(lambda world: [Thermometer(world, 5)], ByHand(leading))

    async def story() -> None:
        advert = await scene.found()
        scene.device.kept.append(b"\x00\x72\x01\x00\xff")
        await scene.radio.talk(scene.driver, advert, paper)

    play(story())
    assert seen == [1]
    assert (paper.frames[0].char, paper.frames[0].payload) == (
        "2a1c",
        b"\x00\x72\x01\x00\xff",
    )
    assert paper.frames[0].source == paper.identities[0].key


def test_what_was_confirmed_is_on_disk_even_if_the_driver_stops_before() -> None:
    paper = Paper()

    def leading(_session: Session) -> Talk:
        yield Subscribe("2a9d")
        yield Wait(60)
        return Outcome.COMPLETE

    scene = Scene(lambda world: [Scale(world, 1)], ByHand(leading))

    async def story() -> None:
        advert = await scene.found()
        for _ in range(3):
            scene.device.remember(None, None, now())
        scene.device.faults.twice = True
        await scene.radio.talk(scene.driver, advert, paper)
        await asyncio.sleep(0)

    play(story())
    confirmed = 3 - len(scene.device.kept)
    assert len(paper.frames) >= confirmed > 0


def test_a_disk_that_is_full_ends_the_dialogue_and_nothing_is_acknowledged() -> None:
    paper = Paper(full=[Broken("storage.full")])
    got: list[Any] = []
    keep = Keep(cursor=Cursor(9))
    scene = Scene(meter(), ByHand(asked(keep, got=got, then=Outcome.COMPLETE)))
    with pytest.raises(Broken, match=r"storage\.full"):
        play(scene.led(paper))
    assert (got, paper.cursor) == ([], None)


def test_a_packet_that_cannot_be_kept_is_never_read() -> None:
    paper = Paper(full=[Broken("storage.full")])
    got: list[Any] = []
    commands = (Subscribe("2a1c"), Wait(60))
    driver = ByHand(asked(*commands, got=got, then=Outcome.COMPLETE))
    scene = Scene(lambda world: [Thermometer(world, 5)], driver)

    async def story() -> None:
        advert = await scene.found()
        scene.device.kept.append(b"\x00\x72\x01\x00\xff")
        with pytest.raises(Broken, match=r"storage\.full"):
            await scene.radio.talk(scene.driver, advert, paper)

    play(story())
    assert got == [Done()]
