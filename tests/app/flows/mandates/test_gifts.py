"""What was given is read from the log and from what waits, and kept nowhere else."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from app.domain.collection import Rubric
from app.domain.ids import SpaceId
from app.domain.journal import Line
from app.domain.mandate import MandateState
from app.flows.mandates.gifts import Gifts
from app.ports.journal import Journal
from tests.app.flows.mandates.giving import in_days, known, mandates_of, relative
from tests.journeys.conftest import Pair
from tests.journeys.cut import pushed_only
from tests.journeys.town import Device, Town

pytestmark = pytest.mark.anyio


def gifts_of(device: Device) -> Gifts:
    return Gifts(device.journal, device.trail, device.space.id)


async def test_a_gift_waits_then_is_known_then_ends(pair: Pair, town: Town) -> None:
    phone, _ = pair
    louise = await relative(town)
    mandates, gifts, now = mandates_of(phone), gifts_of(phone), phone.world.ms()
    assert gifts.every(now) == []
    until = in_days(phone, 9)
    given = mandates.give(
        known(louise), name="Louise", rubrics=(Rubric.MEASURES,), until=until
    )
    [waiting] = gifts.every(now)
    assert (waiting.mandate, waiting.until, waiting.to) == (given.id, until, given.to)
    assert waiting.line
    assert not waiting.ending
    assert not waiting.over
    assert gifts.every(until)[0].over
    await phone.courier.sync()
    [there] = gifts.every(now)
    assert (there.grant, there.line, there.over) == (waiting.grant, 0, False)
    mandates.end(given.id)
    assert [one.ending for one in gifts.every(now)] == [True]
    await phone.courier.sync()
    assert [(one.ending, one.over) for one in gifts.every(now)] == [(False, True)]


async def test_what_the_server_took_is_told_before_the_log_shows_it(
    pair: Pair, town: Town
) -> None:
    """The network may be lost in between, for days."""
    phone, _ = pair
    louise = await relative(town)
    mandates, gifts, now = mandates_of(phone), gifts_of(phone), phone.world.ms()
    until, rubrics = in_days(phone, 9), (Rubric.MEASURES,)
    mandates.give(known(louise), name="Louise", rubrics=rubrics, until=until)
    [waiting] = gifts.every(now)
    await pushed_only(phone)
    assert gifts.every(now) == [replace(waiting, line=0)]
    assert [one.state for one in mandates.every()] == [MandateState.ACTIVE]
    await phone.courier.sync()
    assert gifts.every(now) == [replace(waiting, line=0)]
    mandates.end(waiting.mandate)
    await pushed_only(phone)
    assert [one.state for one in mandates.every()] == [MandateState.ENDING]
    await phone.courier.sync()
    assert [one.state for one in mandates.every()] == [MandateState.ENDED]
    assert phone.sealing.standing(phone.space.id).applied == {}


async def test_what_was_just_taken_is_ended_for_good(pair: Pair, town: Town) -> None:
    phone, _ = pair
    louise = await relative(town)
    mandates, until = mandates_of(phone), in_days(phone, 9)
    given = mandates.give(
        known(louise), name="Louise", rubrics=(Rubric.MEASURES,), until=until
    )
    await pushed_only(phone)
    mandates.end(given.id)
    assert [one.state for one in mandates.every()] == [MandateState.ENDING]
    await phone.courier.sync()
    assert [one.state for one in mandates.every()] == [MandateState.ENDED]
    assert phone.journal.waiting(phone.space.id) == 0


def test_a_space_that_never_left_has_none(town: Town) -> None:
    phone = town.device("phone")
    phone.found()
    assert gifts_of(phone).standing().seq == 0
    assert gifts_of(phone).every(phone.world.ms()) == []


@dataclass(frozen=True)
class Narrow:
    """A journal of which only what is about no element can be read."""

    journal: Journal

    def controls(self, space: SpaceId) -> list[Line]:
        return self.journal.controls(space)


async def test_what_waits_beside_is_not_read(pair: Pair, town: Town) -> None:
    """Twenty thousand documents may wait: they cost an opening nothing."""
    phone, _ = pair
    louise = await relative(town)
    mandates, now = mandates_of(phone), phone.world.ms()
    phone.write("Analyse")
    until, rubrics = in_days(phone, 9), (Rubric.MEASURES,)
    mandates.give(known(louise), name="Louise", rubrics=rubrics, until=until)
    narrow: Any = Narrow(phone.journal)
    [one] = Gifts(narrow, phone.trail, phone.space.id).every(now)
    assert one.line
