"""A reading is said as people write it, and as machines do."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from app.domain.device import (
    DeviceIdentity,
    Reading,
    Special,
    Stamp,
    Stated,
    TimeSource,
    Way,
)
from app.domain.dialogue import Advert, Ask, Consent, Frame, Question
from views.aloud import Answers, Dry, line_of, said_of, value_of

PARIS = ZoneInfo("Europe/Paris")
AT = datetime(2026, 11, 21, 7, 3, tzinfo=UTC)
READING = Reading(
    "body-weight",
    Decimal("71.235"),
    "kg",
    Stated("71.235", "kg", b""),
    Stamp(AT.astimezone(PARIS), TimeSource.DEVICE),
    DeviceIdentity("sys:1", "weight_scale"),
    bytes(32),
    Way.INDICATED,
)
ADVERT = Advert("C0:01", AT)
NOBODY = Answers({}, None, None)


def test_a_weight_is_said_with_its_day_and_its_time() -> None:
    said = "Balance : 71,2\u202fkg, le 21/11/2026 à 8\u202fh\u202f03"
    assert said_of("Balance", READING) == said


def test_two_values_are_said_together() -> None:
    pressure = replace(
        READING,
        kind="blood-pressure",
        value=None,
        unit="mm[Hg]",
        parts=(Decimal(134), Decimal(82)),
    )
    assert value_of(pressure) == "134/82"
    assert "134" in said_of("Tensiomètre", pressure)


def test_what_is_no_number_is_never_said_as_one() -> None:
    high = replace(READING, kind="blood-glucose", value=Special.POS_INF)
    assert value_of(high) == "+INF"
    assert "pas de valeur" in said_of("Lecteur", high)
    assert value_of(replace(READING, value=None)) == ""


def test_a_reading_without_a_date_says_so() -> None:
    undated = replace(READING, stamp=Stamp(None, TimeSource.SUSPECT))
    assert said_of("Balance", undated).endswith("date inconnue")
    assert line_of("Balance", undated)["time"] == ""


def test_a_kind_nobody_knows_keeps_its_own_unit() -> None:
    assert "71,235 zz" in said_of("X", replace(READING, kind="odd", unit="zz"))


def test_a_device_is_answered_what_the_command_says() -> None:
    answers = Answers({Question.SLOT: "2"}, 123456, None)
    assert asyncio.run(answers.ask(Ask(Question.SLOT))) == "2"
    assert asyncio.run(answers.ask(Ask(Question.CODE))) is None
    assert asyncio.run(answers.passkey(None)) == 123456
    assert asyncio.run(answers.passkey(42)) == 42


@pytest.mark.parametrize(("typed", "code"), [(" 012345 ", 12345), ("non", None)])
def test_a_code_is_typed_on_the_terminal(typed: str, code: int | None) -> None:
    answers = Answers({}, None, lambda _question: typed)
    assert asyncio.run(answers.passkey(None)) == code


def test_a_dry_listener_keeps_nothing_and_knows_the_time() -> None:
    dry = Dry(NOBODY, ADVERT, PARIS, virtual=True)

    async def story() -> None:
        session = await dry.session(READING.device, frozenset({"2a9d"}))
        assert (session.now, session.zone, session.virtual) == (AT, PARIS, True)
        assert not session.wishes.set_clock
        await dry.spool(Frame("sys:1", "2a9d", b"", AT))
        await dry.keep([READING], [], None)
        await dry.agreed(Consent(1, 2))
        assert await dry.ask(Ask(Question.SLOT)) is None
        assert await dry.passkey(None) is None

    asyncio.run(story())
    dry.told(1, 2)
    dry.battery(50)
