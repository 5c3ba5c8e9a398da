"""A report is read whole before it can be saved, and its leaving is noted."""

from typing import Any

import flet as ft
import pytest

from app.domain.departure import Purpose
from app.flows.checkup import Checkup
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, FakeDoor, a_house, a_world
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-137")]


async def test_what_is_saved_is_what_was_read_and_it_is_noted() -> None:
    saved: list[bytes] = []

    def client(name: str, args: Any) -> str | None:  # noqa: ANN401 - Flet's own
        if name != "save_file":
            return None
        saved.append(args["src_bytes"])
        return "diagnostic"

    house = a_house(checkup=Checkup({"versions": lambda: {"python": "3.11"}}))
    world = a_world(FakeDoor(house))
    route = "/aide/probleme"
    async with FletUnit(opened(world), route=route, on_invoke=client) as ui:
        assert ui.all(ft.Semantics, identifier="report-save") == []
        await ui.press("report-make")
        await ui.until("Lisez-le.")
        shown = ui.text()
        await ui.press("report-save")
        await ui.settle()
        assert len(saved) == 1
        for line in saved[0].decode().splitlines():
            assert line.replace("\u202f", " ").replace("\u00a0", " ") in shown
        [day] = house.departures.days(1)
        assert [one.purpose for one in day.tallies] == [Purpose.COPY_DIAGNOSTIC]
        assert day.day == NOON.date().isoformat()
