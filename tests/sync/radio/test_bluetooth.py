"""A link that breaks is taken up again; what cannot be is said in a word."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from bumble.core import UUID
from bumble.gatt import CharacteristicValue

from app.devices.glucose_sensor import DRIVER
from app.domain.device import DeviceIdentity
from app.domain.dialogue import (
    Cursor,
    Keep,
    Outcome,
    Read,
    Session,
    Subscribe,
    Talk,
    Wait,
    Wishes,
    Write,
)
from app.domain.errors import Refused, Unreachable
from app.ports.radio import Availability
from sync.radio.bluetooth import Bluetooth
from sync.radio.lab.meter import Meter
from sync.radio.lab.peripheral import World
from sync.radio.lab.records import Record
from sync.radio.lab.sensor import Sensor
from sync.radio.resuming import POOR_LINKS
from tests.sync.radio.studio import (
    ADVERT,
    ByHand,
    Paper,
    Scene,
    air,
    asked,
    nothing,
    now,
    play,
    until,
)

RECORDS = 12


def meter(world: World) -> list[Meter]:
    """Cast a meter with a few records."""
    one = Meter(world, 2)
    one.records = [Record(n, bytes((n,))) for n in range(1, RECORDS + 1)]
    return [one]


def reading_on(session: Session) -> Talk:
    """Ask the records since the cursor, keep each as it comes."""
    for char in ("2a18", "2a52"):
        yield Subscribe(char)
    since = session.cursor.sequence + 1 if session.cursor else 1
    yield Write("2a52", bytes((1, 3, 1, since, 0)))
    while True:
        event = yield Wait(60)
        char = getattr(event, "char", "")
        if char == "2a18":
            yield Keep(cursor=Cursor(getattr(event, "payload", b"")[0]))
        elif char == "2a52":
            return Outcome.COMPLETE
        else:
            return Outcome.SILENT


@pytest.mark.parametrize("drops", [set(), {1}, {7}, {12}, {2, 3, 4, 5, 6, 7, 8}])
def test_a_link_that_breaks_is_taken_up_where_it_was(drops: set[int]) -> None:
    scene, paper = Scene(meter, ByHand(reading_on)), Paper()

    async def story() -> None:
        advert = await scene.found()
        scene.device.faults.drops = set(drops)
        said = await scene.radio.talk(scene.driver, advert, paper)
        assert said is Outcome.COMPLETE

    play(story())
    assert paper.cursor == Cursor(RECORDS)
    assert len(paper.identities) == 1 + len(drops)


def test_a_device_that_goes_for_good_is_left_after_three_tries() -> None:
    scene, paper = Scene(meter, ByHand(reading_on), pace=0.02), Paper()

    async def story() -> None:
        advert = await scene.found()
        scene.device.faults.drops = {9}
        await scene.device.device.stop_advertising()
        with pytest.raises(Unreachable, match=r"device\.gone"):
            await scene.radio.talk(scene.driver, advert, paper)

    play(story())


def test_a_device_that_always_breaks_at_the_same_place_is_left() -> None:
    scene, paper = Scene(meter, ByHand(reading_on)), Paper()

    class Stubborn(set[int]):
        def discard(self, _one: object) -> None:
            """Break there again."""

    async def story() -> None:
        advert = await scene.found()
        scene.device.faults.drops = Stubborn({5})
        with pytest.raises(Unreachable, match=r"device\.gone"):
            await scene.radio.talk(scene.driver, advert, paper)

    play(story())
    assert paper.cursor == Cursor(4)
    assert len(paper.identities) == 4


def test_a_device_that_breaks_after_each_record_is_left_with_what_came() -> None:
    def many(world: World) -> list[Meter]:
        one = Meter(world, 2)
        one.records = [Record(n, bytes((n,))) for n in range(1, 2 * POOR_LINKS + 1)]
        return [one]

    scene, paper = Scene(many, ByHand(reading_on)), Paper()

    async def story() -> None:
        advert = await scene.found()
        scene.device.faults.drops = set(range(1, 2 * POOR_LINKS + 1))
        with pytest.raises(Unreachable, match=r"device\.unsteady"):
            await scene.radio.talk(scene.driver, advert, paper)

    play(story())
    assert paper.cursor == Cursor(POOR_LINKS - 1)
    assert len(paper.identities) == POOR_LINKS


class Beginner(Paper):
    """A person who pressed « Démarrer »."""

    async def session(self, identity: DeviceIdentity, chars: frozenset[str]) -> Session:
        """Have the sensor begin."""
        session = await super().session(identity, chars)
        return replace(session, wishes=Wishes(start_session=True))


class Fragile(Sensor):
    """A sensor whose link breaks as it is told to begin, or the time."""

    breaks, orders = "", 0

    async def _controlled(self, connection: object, value: bytes) -> None:
        self.orders += 1
        if self.breaks == "order":
            await self.drop()
        else:
            await super()._controlled(connection, value)

    async def _set_start(  # type: ignore[override]  # bumble awaits what it is given
        self, _connection: object, _value: bytes
    ) -> None:
        await self.drop()


@pytest.mark.parametrize("breaks", ["order", "time"])
def test_a_sensor_asked_to_begin_is_never_asked_again_by_itself(breaks: str) -> None:
    scene, paper = Scene(lambda world: [Fragile(world, 2)], DRIVER), Beginner()

    async def story() -> None:
        advert = await scene.found()
        scene.device.breaks = breaks
        with pytest.raises(Unreachable, match=r"device\.unsure"):
            await scene.radio.talk(scene.driver, advert, paper)

    play(story())
    assert scene.device.orders == 1
    assert len(paper.identities) == 1


def test_closing_the_radio_ends_every_dialogue_at_once_and_frees_the_device() -> None:
    scene, paper = Scene(meter, ByHand(reading_on), pace=1), Paper()

    async def story() -> None:
        loop = asyncio.get_running_loop()
        advert = await scene.found()
        scene.device.pause = 10.0
        talking = loop.create_task(scene.radio.talk(scene.driver, advert, paper))
        await until(lambda: paper.cursor)
        began = loop.time()
        await scene.radio.close()
        assert loop.time() - began < scene.device.pause
        with pytest.raises(asyncio.CancelledError):
            await talking
        await until(lambda: not scene.device.device.connections)

    play(story())
    assert paper.cursor == Cursor(1)


def test_a_closed_radio_opens_again_when_it_is_asked() -> None:
    scene = Scene(meter, nothing())

    async def story() -> None:
        await scene.found()
        await scene.radio.close()
        await scene.found()

    play(story())


def test_a_device_that_says_all_it_had_and_goes_away_is_no_fault() -> None:
    def one_then_gone(_session: Session) -> Talk:
        yield Subscribe("2a52")
        yield Write("2a52", b"\x04\x01")
        yield Wait(60)
        yield Wait(60)
        yield Write("2a2b", bytes(10))
        return Outcome.COMPLETE

    scene, paper = Scene(meter, ByHand(one_then_gone)), Paper()

    async def story() -> None:
        advert = await scene.found()
        say = scene.device.say

        async def then_leave(*said: Any) -> None:  # noqa: ANN401
            await say(*said)
            await scene.device.drop()

        scene.device.say = then_leave
        assert await scene.radio.talk(scene.driver, advert, paper) is Outcome.COMPLETE

    play(story())
    assert len(paper.identities) == 1


def test_a_device_that_answers_nothing_is_silent_and_its_link_is_freed() -> None:
    got: list[Any] = []
    driver = ByHand(asked(Read("2a2b"), got=got, then=Outcome.COMPLETE))
    scene = Scene(meter, driver, pace=0.01)

    async def story() -> None:
        advert = await scene.found()

        async def stuck(_connection: object) -> bytes:
            await scene.device.world.sleep(1000)
            return b""

        clock = scene.device.device.gatt_server.attributes[-1]
        clock.value.read = stuck
        with pytest.raises(Refused, match=r"device\.silent"):
            await scene.radio.talk(scene.driver, advert, Paper())
        await scene.device.world.sleep(5)
        assert not scene.device.device.connections

    play(story())


@pytest.mark.parametrize("known", ["2a23", "2a29", "2a19"])
def test_a_device_lost_while_it_says_who_it_is_is_never_taken_for_another(
    known: str,
) -> None:
    scene, paper = Scene(meter, ByHand(reading_on)), Paper()

    async def story() -> None:
        advert = await scene.found()
        server, left = scene.device.device.gatt_server, [1]
        uuid = UUID.from_16_bits(int(known, 16))
        (char,) = [one for one in server.attributes if one.type == uuid]
        value = char.value

        async def dropping(_connection: object) -> bytes:
            if left:
                left.clear()
                await scene.device.drop()
            return bytes(value)

        char.value = CharacteristicValue[bytes](read=dropping)
        said = await scene.radio.talk(scene.driver, advert, paper)
        assert said is Outcome.COMPLETE

    play(story())
    assert {one.key for one in paper.identities} == {"sys:12-34-56-FF-FE-9A-BC-02"}
    assert len(paper.identities) == 1


def test_every_device_near_is_heard_and_again_when_it_says_something_else() -> None:
    scene = Scene(lambda world: [Meter(world, 2), Meter(world, 3)], nothing())

    async def story() -> list[str]:
        return [advert.address async for _, advert in scene.radio.scan(0.5)]

    heard = play(story())
    assert sorted(heard) == ["C0:00:00:00:00:02", "C0:00:00:00:00:03"]


def test_a_device_nobody_knows_is_not_given() -> None:
    scene = Scene(lambda world: [Meter(world, 2)], nothing())
    radio = Bluetooth(scene.backend, air(lambda _advert: None))

    async def story() -> None:
        assert [found async for found in radio.scan(0.3)] == []

    play(story())


def test_a_radio_that_is_taken_away_while_it_listens_says_so() -> None:
    scene = Scene(meter, nothing())

    async def story() -> None:
        phone: Any = await scene.backend.phone()
        listen = phone.start_scanning
        calls: list[int] = []

        async def once(**options: Any) -> None:  # noqa: ANN401
            calls.append(1)
            if len(calls) > 1:
                raise OSError
            await listen(**options)

        phone.start_scanning = once
        with pytest.raises(Unreachable, match=r"bluetooth\.no_adapter"):
            [found async for found in scene.radio.scan(1)]

    play(story())


class Broken:
    """A backend that cannot open."""

    virtual = asks = False

    async def scanner(self) -> dict[str, Any]:
        """Find no bus."""
        raise FileNotFoundError

    async def client(self, _passkey: object) -> dict[str, Any]:
        """Find no bus."""
        raise FileNotFoundError

    pairing: Callable[..., Any] = scanner

    async def close(self) -> None:
        """Leave nothing."""


def test_where_there_is_no_bluetooth_a_scan_says_why() -> None:
    radio = Bluetooth(Broken(), air(lambda _advert: None))

    async def story() -> None:
        assert await radio.available() is Availability.NO_ADAPTER
        with pytest.raises(Unreachable, match=r"bluetooth\.no_adapter"):
            [found async for found in radio.scan(1)]
        with pytest.raises(Unreachable, match=r"bluetooth\.no_adapter"):
            await radio.talk(nothing(), ADVERT, Paper())
        await radio.forget(ADVERT.address)

    play(story())


def test_a_device_known_by_its_address_alone_is_joined() -> None:
    scene = Scene(meter, nothing())

    async def story() -> None:
        await scene.found()
        scene.radio._ears.seen.clear()
        said = await scene.radio.talk(nothing(), _of(scene), Paper())
        assert said is Outcome.NOTHING_NEW

    play(story())


def _of(scene: Scene) -> Any:  # noqa: ANN401
    address = scene.device.device.random_address
    return type(ADVERT)(str(address).partition("/")[0], now())
