"""What would leave is shown word for word, under the name of the document."""

from functools import partial

import pytest

from tests.screens.consenting import consenting
from tests.screens.fletunit import FletUnit, drawing
from views.parts.consents.course import Leaving
from views.parts.consents.leaving import leaving

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-016")]


async def test_each_line_of_each_section_is_there_and_the_document_opens() -> None:
    house, consents = consenting()
    entry = consents.would_leave()
    assert entry
    what = Leaving(entry, house.synthesis.told(entry))
    async with FletUnit(drawing(partial(leaving, what))) as ui:
        for one in what.sections:
            assert one.title in ui.text()
            assert all(line in ui.text() for line in one.lines)
        assert "Pénicilline · grave" in ui.text()
        await ui.press("authorise-open")
        assert ui.pushed() == [("push_route", f"/documents/{entry.id.hex()}")]
