"""What a driver asks is done over the link; what is heard is kept before it is read."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
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
from sync.radio.dialogue import Dialogue
from sync.radio.faults import LinkLostError
from sync.radio.lab.meter import Meter
from sync.radio.lab.peripheral import Peripheral, World
from sync.radio.lab.scale import Scale
from sync.radio.lab.stage import Cast
from sync.radio.lab.tellers import Thermometer
from sync.radio.link import BOUND, Link
from tests.sync.radio.studio import (
    AT_ONCE,
    ByHand,
    Client,
    Paper,
    Scene,
    asked,
    now,
    play,
)

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
    paper = Paper()
    assert play(scene.led(paper)) is Outcome.COMPLETE
    assert isinstance(got[0], Value)
    assert paper.heard.count("paired") == 1


def test_where_the_system_asks_for_the_code_nobody_says_there_was_none() -> None:
    driver = ByHand(asked(Read("2a51"), got=[], then=Outcome.COMPLETE))
    scene, paper = Scene(meter(secure=True), driver), Paper()
    scene.backend.asks = False
    assert play(scene.led(paper)) is Outcome.COMPLETE
    assert "paired" not in paper.heard


def test_the_code_a_device_shows_is_asked_of_the_person() -> None:
    got: list[Any] = []
    driver = ByHand(asked(Read("2a51"), got=got, then=Outcome.COMPLETE))
    paper, screen = Paper(code=123456), list[tuple[str, int]]()
    cast: Cast = meter(secure=True, passkey=123456)

    def looked_at(world: World) -> Sequence[Peripheral]:
        return cast(replace(world, show=lambda *said: screen.append(said)))

    play(Scene(looked_at, driver).led(paper))
    assert ("passkey", None) in paper.heard
    assert screen == [("Alveole Lecteur", 123456)]
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
    assert len(paper.frames) >= confirmed > 0, (len(paper.frames), confirmed)


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


def listening(heard: list[int]) -> Talk:
    """Listen until nothing more is said, then keep what came."""
    while isinstance(event := (yield Wait(1)), Notified):
        heard.append(event.payload[0])
    yield Keep(cursor=Cursor(len(heard)))
    return Outcome.SILENT


def flooded(link: Link, packets: int) -> None:
    """Say many things at once."""
    for number in range(packets):
        link._said("2a18", bytes((number % 256,)))


def test_a_device_that_floods_a_slow_reader_is_dropped_and_never_piles_up() -> None:
    client, heard = Client(), list[int]()
    link = Link(client, AT_ONCE)  # type: ignore[arg-type]  # what a link asks of it
    answered = asyncio.Event()

    class Slow(Paper):
        async def ask(self, _question: Ask) -> str | None:
            await answered.wait()
            return None

    def leading() -> Talk:
        yield Ask(Question.SLOT)
        return (yield from listening(heard))

    async def story() -> None:
        dialogue = Dialogue(link, Slow(), AT_ONCE)
        led = asyncio.ensure_future(dialogue.lead(leading(), "sys:1"))
        for _ in range(4):
            flooded(link, BOUND)
            for _turn in range(3):
                await asyncio.sleep(0)
        answered.set()
        with pytest.raises(LinkLostError):
            await led

    play(story())
    assert client.left == 1
    assert BOUND < len(heard) <= 2 * BOUND + 1


def test_what_nobody_reads_any_more_is_still_on_disk() -> None:
    paper, link = Paper(), Link(Client(), AT_ONCE)  # type: ignore[arg-type]

    def leading() -> Talk:
        yield Wait(1)
        return Outcome.COMPLETE

    async def story() -> None:
        dialogue = Dialogue(link, paper, AT_ONCE)
        dialogue._ready = asyncio.Queue(2)
        for number in range(9):
            link._said("2a9d", bytes((number,)))
        await dialogue.lead(leading(), "sys:1")

    play(story())
    assert [frame.payload[0] for frame in paper.frames] == list(range(9))


def test_a_device_that_never_ends_is_stopped_and_what_it_said_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sync.radio.dialogue.MOST", 50)
    heard, paper = list[int](), Paper()
    link = Link(Client(), AT_ONCE)  # type: ignore[arg-type]  # what a link asks of it

    async def story() -> None:
        flooded(link, 80)
        with pytest.raises(Refused, match=r"device\.endless"):
            await Dialogue(link, paper, AT_ONCE).lead(listening(heard), "sys:1")

    play(story())
    assert (heard, paper.cursor) == (list(range(50)), Cursor(50))
    assert link.lost


def test_a_driver_that_goes_on_after_the_last_packet_is_ended_for_good(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sync.radio.dialogue.MOST", 5)
    link = Link(Client(), AT_ONCE)  # type: ignore[arg-type]  # what a link asks of it

    def for_ever() -> Talk:
        while True:
            yield Wait(1)

    async def story() -> None:
        flooded(link, 8)
        with pytest.raises(Refused, match=r"device\.endless"):
            await Dialogue(link, Paper(), AT_ONCE).lead(for_ever(), "sys:1")

    play(story())


def test_the_whole_memory_of_a_sensor_is_not_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sync.radio.dialogue.MOST", 50)
    got: list[Any] = []
    link = Link(Client(), AT_ONCE)  # type: ignore[arg-type]  # what a link asks of it

    def leading() -> Talk:
        while len(got) < 50:
            got.append((yield Wait(1)))
        return Outcome.COMPLETE

    async def story() -> Outcome:
        flooded(link, 50)
        return await Dialogue(link, Paper(), AT_ONCE).lead(leading(), "sys:1")

    assert play(story()) is Outcome.COMPLETE
    assert len(got) == 50
