"""Only the device the person chose is answered; without a bus, nobody is."""

import pytest
from dbus_fast import DBusError

from sync.radio.agent import Agent, Agents
from tests.sync.radio.studio import Paper, play

CHOSEN = "/org/bluez/hci0/dev_C0_00_00_00_00_02"
STRANGER = "/org/bluez/hci0/dev_AA_BB_CC_DD_EE_FF"


def test_a_device_that_was_not_chosen_is_rejected() -> None:
    agent = Agent({"C0:00:00:00:00:02": Paper(code=7).passkey})
    assert play(agent._asked(CHOSEN, None)) == 7
    with pytest.raises(DBusError, match="not chosen"):
        play(agent._asked(STRANGER, None))


def test_no_code_is_a_refusal() -> None:
    agent = Agent({"C0:00:00:00:00:02": Paper().passkey})
    with pytest.raises(DBusError, match="no code"):
        play(agent._asked(CHOSEN, None))


def test_without_a_bus_the_system_is_left_to_ask(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/bus")
    agents = Agents()

    async def story() -> None:
        async with agents.answering("c0:00:00:00:00:02", Paper().passkey):
            assert agents._people
        assert not agents._people

    play(story())
