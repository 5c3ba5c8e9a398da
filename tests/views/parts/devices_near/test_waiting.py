"""A question says what helps to answer it, and its answers wait for their turn."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from app.domain.device import Reading, TimeSource
from app.domain.dialogue import Outcome
from app.domain.reading import Trace
from app.ports.radio import Listener
from tests.screens.fletunit import plain
from tests.screens.homes import NOON, SCALE, filled
from tests.screens.near import (
    PaperDriver,
    PaperRadio,
    backlog,
    weighing,
    with_radio,
)
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
ANSWERS, FIND = "/appareils/reponses", "/appareils/chercher"
FOUND = "near-aabbccddee01"


def timed(source: TimeSource) -> Reading:
    """Return a weighing whose time comes from there."""
    one = weighing("71.2")
    return replace(one, stamp=replace(one.stamp, source=source))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (TimeSource.CORRECTED, "L'heure de l'appareil était fausse."),
        (TimeSource.RECEIVED, "C'est l'heure de cet ordinateur"),
    ],
)
async def test_a_time_that_is_not_the_device_s_own_is_told(
    source: TimeSource, said: str
) -> None:
    house = filled()
    house.devices.inbox.take_in([timed(source)], device=SCALE)
    async with on(house, ANSWERS) as ui:
        await ui.until(said)


async def test_a_weight_like_the_last_one_says_whose_it_may_be() -> None:
    house = filled()
    far = weighing("54.0", NOON - timedelta(hours=1))
    house.devices.inbox.take_in([weighing("71.9"), far], device=SCALE)
    async with on(house, ANSWERS) as ui:
        await ui.until("Proche de votre dernier poids.")
        assert plain(ui.text()).count("votre dernier poids") == 1


async def test_a_backlog_waits_until_the_dialogue_is_over() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.keep(backlog(5), [], None)
        await listener.passkey(None)
        return Outcome.COMPLETE

    async with on(with_radio(PaperRadio(script)), FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.until("Code affiché par l'appareil")
        assert "c'est vous ?" not in ui.text()
        await ui.press("near-stop")
        await ui.until("5 mesures attendent votre réponse.")
        await ui.press("near-waits")
        assert ui.pushed()[-1] == ("push_route", ANSWERS)


async def test_what_is_measured_now_is_asked_about_before_a_backlog() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.keep([*backlog(5), weighing("72.0")], [], None)
        return Outcome.COMPLETE

    async with on(with_radio(PaperRadio(script)), FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.until("72,0 kg, ce matin à 11 h 00 : c'est vous ?")
        assert plain(ui.text()).count("c'est vous ?") == 1
        assert "5 mesures attendent votre réponse." in ui.text()


def point(rank: int, at: datetime | None = None, moved: str = "") -> Reading:
    """Return a point of a sensor; without a date, *moved* since its start."""
    one = weighing(str(100 + rank), at, kind="interstitial-glucose", unit="mg/dL")
    raw = f"1970-01-01T00:00:00{moved}"
    return one if at else replace(one, stamp=replace(one.stamp, raw=raw))


async def test_points_of_a_sensor_are_asked_about_once() -> None:
    points = [point(rank, NOON - timedelta(minutes=5 * rank)) for rank in range(12)]
    house = filled()
    house.devices.inbox.take_in(points, device=SCALE)
    async with on(house, ANSWERS) as ui:
        await ui.until("12 mesures de capteur : c'est vous ?")
        assert "Du samedi 21 novembre 2026" in plain(ui.text())


async def test_points_without_a_date_are_dated_from_the_first_all_of_them() -> None:
    points = [point(rank, moved=f" +{5 * rank}min") for rank in range(12)]
    house, own = filled(), points[0].key.hex()[:16]
    house.devices.inbox.take_in(points, device=SCALE)
    house.devices.bind(house.devices.known()[0].key)
    async with on(house, ANSWERS) as ui:
        await ui.until("12 mesures de capteur : à quelle date ?")
        assert "Donnez la date de la première." in ui.text()
        assert "c'est vous ?" not in ui.text()
        await ui.type(f"day-{own}", "20/11/2026")
        await ui.press(f"date-{own}")
        assert ui.tid(f"clock-{own}").error  # noon would be made up
        await ui.type(f"clock-{own}", "9 h 00")
        await ui.press(f"date-{own}")
        await ui.until("Ces mesures sont datées.")
    roster = house.devices.roster
    trace = Trace("interstitial-glucose", "device:weight_scale", "mg/dL", 1)
    kept = roster.vault.traces.points(roster.space.id, trace)
    assert {two.t - one.t for one, two in pairwise(kept)} == {300}
    assert len(kept) == 12


async def test_points_no_date_can_place_are_only_put_aside() -> None:
    house, points = filled(), [point(rank) for rank in range(3)]
    house.devices.inbox.take_in(points, device=SCALE)
    (waiting,) = house.devices.inbox.waiting()
    async with on(house, ANSWERS) as ui:
        await ui.until("La date ne peut pas être retrouvée.")
        own = waiting.key[:16]
        assert not ui.named(f"day-{own}")
        assert not ui.named(f"assign-{own}")
        await ui.press(f"ignore-{own}")
        await ui.until("Aucune mesure n'attend de réponse.")


async def test_a_dialogue_asks_about_its_own_device_only() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.keep([weighing("72.0")], [], None)
        return Outcome.COMPLETE

    house = filled()
    meter = house.devices.add(PaperDriver("glucose_meter"), replace(SCALE, key="other"))
    theirs = weighing("54.0", device=meter.identity)
    house.devices.inbox.take_in([theirs], device=meter.identity)
    async with on(with_radio(PaperRadio(script), house), FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.until("72,0 kg, ce matin à 11 h 00 : c'est vous ?")
        assert "54,0 kg" not in ui.text()
