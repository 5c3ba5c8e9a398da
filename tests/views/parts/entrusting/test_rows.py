"""A row says what it is and opens it, to be read."""

import pytest

from app.domain.collection import Rubric
from tests.screens.entrusting import entrusted_with, lane_of
from tests.screens.fletunit import FletUnit, drawing
from views.parts.entrusting.rows import Drawing, count_words
from views.parts.profile.rows import told


def test_how_many_there_are_is_said() -> None:
    assert count_words(0) == "Rien à lire ici pour l'instant."
    assert count_words(1) == "1 élément"
    assert count_words(1200) == "1\u202f200 éléments"


@pytest.mark.anyio
async def test_a_row_opens_its_page() -> None:
    house, lane = entrusted_with(Rubric.VACCINES), lane_of(Rubric.VACCINES)
    found = told(house, house.entrusted.entries(lane, limit=9, offset=0))
    one = next(row for row in found if row.entry.kind == "immunization")
    draw = Drawing(lane, house.entrusted.house(lane))
    assert draw == Drawing(lane, house)
    async with FletUnit(drawing(lambda: draw(one))) as ui:
        assert "Revaxis" in ui.text()
        name = one.entry.id.hex()
        await ui.press(f"read-{name}")
        assert ui.pushed() == [("push_route", f"/confies/{lane.hex()}/{name}")]
