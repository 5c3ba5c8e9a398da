"""Whatever the session's bus is like, asking it ends soon and raises nothing."""

import asyncio
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

if sys.platform != "linux":
    pytest.skip("the bus of Linux", allow_module_level=True)

from tests.views.notices.service import Service
from views.notices import bus as session
from views.notices.bus import asked

pytestmark = pytest.mark.anyio
WHO: tuple[str, str, list[Any]] = ("GetServerInformation", "", [])


@pytest.mark.usefixtures("bus")
async def test_a_service_answers() -> None:
    async with Service():
        assert await asked(*WHO) == ["fictif", "Alvéole", "1", "1.2"]


@pytest.mark.usefixtures("bus")
async def test_a_bus_without_the_service_answers_nothing() -> None:
    assert await asked(*WHO) is None


@pytest.mark.usefixtures("bus")
async def test_a_service_that_refuses_answers_nothing() -> None:
    async with Service(refusing=True):
        assert await asked(*WHO) is None


@pytest.mark.usefixtures("bus")
async def test_a_service_that_never_answers_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session, "PATIENCE", 0.1)
    async with Service(mute=True) as service:
        assert await asked(*WHO) is None
        assert service.calls == ["GetServerInformation"]


@pytest.mark.parametrize(
    "address", ["", "nonsense", "unix:path={place}/nobody", "unix:path={place}"]
)
async def test_without_a_bus_nothing_is_raised(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address.format(place=tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    for display in (":7", ""):
        monkeypatch.setenv("DISPLAY", display)
        assert await asyncio.wait_for(asked(*WHO), 60) is None
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("HOME")
    assert await asyncio.wait_for(asked(*WHO), 60) is None


async def test_a_door_that_opens_and_says_nothing_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "PATIENCE", 0.1)
    place = str(tmp_path / "bus")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={place}")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(place)
        door.listen()
        assert await asked(*WHO) is None
