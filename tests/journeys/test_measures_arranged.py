"""What a person arranges on one device is found on the other, even apart."""

from datetime import UTC

import pytest

from app.flows.measures import Measures
from app.flows.panel import Panel
from app.flows.preferences import Preferences
from app.flows.traces.traces import Traces
from tests.journeys.conftest import Pair
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-019")]


def panel_of(device: Device) -> Panel:
    """Return the measures of a device, as its person arranged them."""
    preferences = Preferences(device.vault, device.world, device.space)
    traces = Traces(device.vault, device.world, device.space, UTC)
    return Panel(measures_of(device), traces, preferences, device.watch, UTC)


def measures_of(device: Device) -> Measures:
    """Return what a device does with measures."""
    world, space = device.world, device.space
    return Measures(device.vault, space, now=world.now, new_id=world.new_id)


def sight(device: Device) -> list[str]:
    """Return the kinds in sight, in order."""
    return [face.kind.code for face in panel_of(device).faces()]


async def meet(*devices: Device) -> None:
    """Let devices exchange until nothing is left to say."""
    for device in (*devices, *devices):
        assert (await device.courier.sync()).alerts == ()


async def test_order_hiding_and_unit_follow_the_person(pair: Pair) -> None:
    phone, tablet = pair
    panel = panel_of(phone)
    panel.move("pain-severity", -15)
    panel.hide("bmi")
    panel.choose_unit("blood-glucose", "mmol/L")
    assert sight(phone) != sight(tablet)
    await meet(phone, tablet)
    assert sight(phone) == sight(tablet)
    assert sight(tablet)[0] == "pain-severity"
    assert "bmi" not in sight(tablet)
    assert panel_of(tablet).kind("blood-glucose").unit == "mmol/L"


async def test_two_kinds_hidden_apart_are_both_hidden(pair: Pair) -> None:
    phone, tablet = pair
    panel_of(phone).hide("bmi")
    panel_of(tablet).hide("body-height")
    await meet(phone, tablet)
    for device in pair:
        assert not {"bmi", "body-height"} & set(sight(device))
        assert device.vault.conflicts(device.space.id) == []


@pytest.mark.covers("C-039")
async def test_a_target_follows_and_the_later_of_two_stays(pair: Pair) -> None:
    phone, tablet = pair
    panel_of(phone).targets.choose("body-weight", [("70", "75")], "kg")
    await meet(phone, tablet)
    (aim,) = panel_of(tablet).targets.of("body-weight")
    assert (str(aim.low), str(aim.high)) == ("70", "75")
    panel_of(phone).targets.choose("body-weight", [("", "74")], "kg")
    panel_of(tablet).targets.choose("body-weight", [("", "73")], "kg")
    await meet(phone, tablet)
    kept = [panel_of(device).targets.of("body-weight") for device in pair]
    assert kept[0] == kept[1]
    for device in pair:
        assert device.vault.conflicts(device.space.id) == []


async def test_steps_noted_apart_the_same_day_show_one_value(pair: Pair) -> None:
    phone, tablet = pair
    measures_of(phone).add("steps-by-day", ["4000"], at="2026-11-20")
    measures_of(tablet).add("steps-by-day", ["5000"], at="2026-11-20")
    await meet(phone, tablet)
    shown = [measures_of(device).within("steps-by-day") for device in pair]
    assert [len(one) for one in shown] == [1, 1]
    assert shown[0][0].values == shown[1][0].values


async def test_a_withdrawal_is_undone_from_the_other_device(pair: Pair) -> None:
    phone, tablet = pair
    entry = measures_of(phone).add("body-weight", ["71"], at="2026-11-20")
    measures_of(phone).withdraw(entry.id)
    await meet(phone, tablet)
    assert measures_of(tablet).last("body-weight") is None
    measures_of(tablet).put_back(entry.id)
    await meet(tablet, phone)
    last = measures_of(phone).last("body-weight")
    assert last
    assert last.entry.id == entry.id
