"""« Fichier joint » : its pages are seen here before anything is filed."""

import pytest

from tests.screens.fletunit import plain
from tests.screens.messaging import NAME, THREAD, a_file, messaging, mine, theirs
from tests.screens.opening import on
from tests.screens.tree import faults
from views.errors import sentence_for

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-049")]
FILE = a_file().id.hex()
PAGE = f"/messages/{THREAD.hex()}/{FILE}"


async def test_its_pages_are_turned_and_it_is_filed() -> None:
    house, paper = messaging(theirs(1, files=(a_file(),)))
    async with on(house, PAGE) as ui:
        await ui.until("Page 1 sur 2")
        assert f"Joint par {NAME}" in ui.text()
        assert faults(ui) == []
        assert house.documents.list() == []
        await ui.press("page-after")
        await ui.until("Page 2 sur 2")
        await ui.press(f"file-{FILE}")
        await ui.until("est dans vos documents.")
    assert len(paper.filed) == 1


async def test_one_s_own_is_here_already() -> None:
    house, _paper = messaging(mine(1, files=(a_file(),)))
    async with on(house, PAGE) as ui:
        await ui.until("Joint par Vous")
        assert not ui.named(f"file-{FILE}")


async def test_a_file_that_is_not_there_says_so() -> None:
    house, _paper = messaging(theirs(1))
    async with on(house, PAGE) as ui:
        await ui.until(plain(sentence_for("blob.absent")))
