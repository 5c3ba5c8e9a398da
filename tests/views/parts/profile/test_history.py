"""What a change replaced is told in words, and can be had back."""

from dataclasses import replace

import pytest

from tests.screens.fletunit import plain
from tests.screens.opening import on
from tests.views.parts.profile.told import PENICILLIN, noted
from views.parts.profile.history import changes
from views.parts.profile.rows import page_of

pytestmark = pytest.mark.anyio


def test_each_answer_that_changed_is_told_before_and_after() -> None:
    line = noted("allergies", **PENICILLIN)[1]
    after = replace(line, said={"substance": "Latex", "since": "1998"}, state="ended")
    assert [plain(words) for words in changes(line, after)] == [
        "Allergie à quoi : « Pénicilline », puis « Latex ».",
        "Gravité de la réaction : « Grave », puis « rien ».",
        "État : « en cours », puis « terminé ».",
    ]
    assert changes(line, line) == ["Les liens ou le rangement ont changé."]


@pytest.mark.covers("C-027")
async def test_a_change_is_seen_and_taken_back() -> None:
    house, line = noted("allergies", **PENICILLIN)
    house.profile.change(line.entry.id, {"substance": "Amoxicilline"})
    async with on(house, page_of(line.entry)) as ui:
        await ui.until("Amoxicilline")
        assert "Pénicilline" not in ui.text()
        await ui.press("line-history")
        await ui.until("« Pénicilline », puis « Amoxicilline ».")
        await ui.press("line-again-0")
        await ui.until("La ligne est comme avant.")
        assert house.profile.line(line.entry.id).said == line.said
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert house.profile.line(line.entry.id).title == "Amoxicilline"


async def test_a_line_never_changed_has_no_history() -> None:
    house, line = noted("allergies", **PENICILLIN)
    async with on(house, page_of(line.entry)) as ui:
        await ui.until("Enlever cette ligne")
        assert not ui.named("line-history")
