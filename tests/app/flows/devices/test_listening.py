"""A dialogue is followed to the disk, and a device that answers is added."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace

import pytest

from app.domain.device import DeviceIdentity, Rejected
from app.domain.dialogue import (
    Advert,
    Ask,
    Consent,
    Cursor,
    Frame,
    Question,
    Session,
    Wishes,
)
from app.domain.errors import Refused
from app.flows.devices.listening import Listening
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import (
    METER,
    PARIS,
    SCALE,
    SEVEN,
    FakeDriver,
    glucose,
    weight,
)

ADVERT = Advert("AA:BB", SEVEN, "Pèse")
CHARS = frozenset({"2a9d"})


class Sitting:
    """A person who answers at once."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []

    async def ask(self, question: Ask) -> str | None:
        return question.choices[0] if question.choices else None

    async def passkey(self, shown: int | None) -> int | None:
        return 271828 if shown is None else shown

    def told(self, done: int, total: int) -> None:
        self.heard.append((done, total))


def listening(home: Home, wishes: Wishes | None = None) -> Listening:
    """Return who follows a dialogue with the scale."""
    given = {"wishes": wishes} if wishes else {}
    driver = FakeDriver(name="fake_meter")
    return home.devices.listener(driver, ADVERT, Sitting(), **given)


def followed(listener: Listening, *steps: Coroutine[object, object, object]) -> Session:
    """Lead a dialogue with the meter through these steps."""

    async def lead() -> Session:
        session = await listener.session(METER, CHARS)
        for step in steps:
            await step
        await asyncio.sleep(0.05)
        return session

    return asyncio.run(lead())


def test_a_device_that_answers_is_added_and_told_what_is_known(home: Home) -> None:
    wishes = Wishes(set_clock=False)
    listener = listening(home, wishes)
    session = followed(listener)
    (one,) = home.devices.known()
    assert (one.identity.key, one.name, one.address) == (METER.key, "", "AA:BB")
    assert session == Session(one.identity, CHARS, PARIS, home.clock(), wishes=wishes)
    assert home.devices.recognised(ADVERT)
    assert listener.device


def test_what_came_is_on_disk_and_counted(home: Home) -> None:
    home.owned(METER)
    listener = listening(home)
    bad = Rejected("crc", b"\1", "2a18")
    cursor = Cursor(7, b"\2")
    keep = listener.keep([glucose("104")], [bad], cursor)
    followed(listener, keep)
    assert (listener.tally.kept, listener.tally.quarantined) == (1, 1)
    assert [str(one.value) for one in listener.last] == ["104"]
    assert followed(listening(home)).cursor == cursor


def test_a_packet_is_spooled_until_it_is_read(home: Home) -> None:
    home.owned(METER)
    frames = [Frame(METER.key, "2a18", each, SEVEN) for each in (b"104", b"99")]
    listener = listening(home)
    followed(listener, *(listener.spool(one) for one in frames))
    vault, space = home.vault, home.devices.roster.space.id
    assert len(vault.inbox.spool(space)) == 2
    followed(listener, listener.keep([glucose("104")], [], None))
    (left,) = vault.inbox.spool(space)
    assert left.frame.payload == b"99"


def test_an_agreed_slot_is_the_persons_and_its_code_is_a_secret(home: Home) -> None:
    listener = listening(home)
    followed(listener, listener.agreed(Consent(2, 4711)))
    (one,) = home.devices.known()
    assert one.bindings == (2,)
    assert followed(listening(home)).consent == Consent(2, 4711)
    assert "4711" not in str(home.devices.roster.entry(one.key))
    home.devices.forget(one.key)
    assert home.vault.secrets("consent/") == {}


def test_the_battery_is_noted(home: Home) -> None:
    listener = listening(home)

    async def tired() -> None:
        listener.battery(12)
        listener.battery(12)

    followed(listener, tired())
    assert home.devices.known()[0].battery == 12


def test_a_device_says_what_is_new_of_itself(home: Home) -> None:
    home.devices.add(FakeDriver(name="fake_meter"), METER, "Glucomètre")
    newer: DeviceIdentity = replace(METER, firmware="2.0")
    listener = listening(home)
    asyncio.run(listener.session(newer, CHARS))
    (one,) = home.devices.known()
    assert (one.identity.firmware, one.name) == ("2.0", "Glucomètre")


def test_the_person_is_asked_and_told(home: Home) -> None:
    listener = listening(home)

    async def asked() -> tuple[object, ...]:
        listener.told(1, 40)
        choice = await listener.ask(Ask(Question.SLOT, ("1", "2")))
        return (
            choice,
            await listener.ask(Ask(Question.CODE)),
            await listener.passkey(None),
        )

    assert asyncio.run(asked()) == ("1", None, 271828)


def test_nothing_is_kept_of_a_device_that_never_said_who_it_is(home: Home) -> None:
    with pytest.raises(Refused, match=r"device\.absent"):
        asyncio.run(listening(home).keep([weight("71", SCALE)], [], None))


def test_what_was_not_named_is_asked_before_it_is_told(home: Home) -> None:
    asked: list[tuple[str, ...]] = []

    class Agreeing(Sitting):
        async def ask(self, question: Ask) -> str | None:
            asked.append(question.choices)
            return answers.pop(0)

    def told(*choices: str) -> str | None:
        driver = FakeDriver(name="fake_meter")
        listener = home.devices.listener(driver, ADVERT, Agreeing())

        async def ask() -> str | None:
            await listener.session(METER, CHARS)
            return await listener.ask(Ask(Question.USER, choices))

        return asyncio.run(ask())

    answers: list[str | None] = ["yes", None, "no"]
    tall, both = ("height=162",), ("height=163", "sex=female")
    assert [told(*tall), told("height=163")] == ["yes", "yes"]
    assert [told(*both), told(*tall), told(*both), told(*both)] == [
        None,
        "yes",
        "no",
        "no",
    ]
    assert asked == [tall, both, both]


def test_the_code_of_a_new_user_is_drawn_once_the_person_agrees(home: Home) -> None:
    agreed = Ask(Question.REGISTER, ("yes",))
    said = asyncio.run(listening(home).ask(agreed))
    assert said is not None
    assert 0 <= int(said) <= 9999


def test_no_code_is_drawn_for_a_person_who_says_nothing(home: Home) -> None:
    assert asyncio.run(listening(home).ask(Ask(Question.REGISTER))) is None
