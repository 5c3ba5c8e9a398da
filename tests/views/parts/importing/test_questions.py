"""Each application has its own way to give a file, told when it is asked for."""

import pytest

from tests.screens.fletunit import plain
from tests.views.parts.importing.shown import shown
from views.parts.importing.questions import SOURCES, sources

pytestmark = pytest.mark.anyio


async def test_each_application_is_named_and_keeps_its_answer_folded() -> None:
    async with shown(lambda: [sources()]) as ui:
        assert "Comment avoir ce fichier ?" in ui.text()
        for name, way in SOURCES:
            assert plain(name) in ui.text()
            assert plain(way) not in ui.text()


async def test_a_question_unfolds_its_own_answer_only() -> None:
    (_first, first), (_second, second) = SOURCES[:2]
    async with shown(lambda: [sources()]) as ui:
        await ui.press("source-1")
        assert plain(second) in ui.text()
        assert plain(first) not in ui.text()
        await ui.press("source-1")
        assert plain(second) not in ui.text()


def test_no_two_applications_share_a_name_or_a_way() -> None:
    assert len(dict(SOURCES)) == len({way for _name, way in SOURCES}) == len(SOURCES)
