"""Lines are gathered under what they are about, each part named once."""

import pytest

from app.domain.emergency import Part, Told
from tests.screens.fletunit import FletUnit, drawing
from views.parts.emergency.lines import lines_card

pytestmark = pytest.mark.anyio


async def test_each_part_is_named_once() -> None:
    lines = [Told(Part.ALLERGY, "Latex"), Told(Part.ALLERGY, "Iode")]
    lines.append(Told(Part.CONTACT, "Rose"))
    async with FletUnit(drawing(lambda: lines_card(lines))) as ui:
        assert ui.text().split("\n") == [
            *("Allergies", "Latex", "Iode"),
            *("À prévenir", "Rose"),
        ]
