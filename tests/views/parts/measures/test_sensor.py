"""A glance without a reading shows nothing; one with readings shows its four parts."""

import pytest

from app.domain.reading import Trace
from app.domain.target import Target
from app.flows.measuring.sensor import GLUCOSE, Glance
from app.kinds import kind
from tests.screens.opening import measure_at, on
from tests.screens.test_measure_sensor import worn
from views.parts.measures.sensor import whole

EMPTY = Glance((), Trace(GLUCOSE, "x", "mg/dL"), Target(), own=False)


def test_nothing_read_shows_nothing() -> None:
    assert whole(EMPTY, kind(GLUCOSE), 14, worn().measuring.sensor) == []


@pytest.mark.anyio
async def test_each_part_has_its_title() -> None:
    async with on(worn(), f"{measure_at(GLUCOSE)}/capteur") as ui:
        for title in ("En chiffres", "Une journée type", "Toute la période", "Un jour"):
            await ui.until(title)
