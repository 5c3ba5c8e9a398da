"""« Non lus » : said under the entry of the messages, nothing when all is read."""

import pytest

from app.domain.errors import Broken
from tests.screens.messaging import messaging, theirs
from tests.screens.opening import on
from views.parts.unread import short_words, unread_words

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-057")]


def test_one_and_several_are_said() -> None:
    assert [short_words(1), short_words(12)] == ["1 non lu", "12 non lus"]
    assert unread_words(1) == "1 message non lu"


async def test_it_follows_what_is_read() -> None:
    house, paper = messaging(theirs(1, "a"))
    async with on(house, "/sante") as ui:
        await ui.until("1 non lu")
        paper.opened(paper.written[0].thread, [paper.written[0].id], receipt=False)
        for _ in range(20):
            await ui.settle()
            if "non lu" not in ui.text():
                break
        assert "non lu" not in ui.text()


async def test_what_cannot_be_counted_hides_no_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house, paper = messaging(theirs(1, "a"))

    def broken() -> int:
        raise Broken("disk.io")

    monkeypatch.setattr(paper, "unread", broken)
    async with on(house, "/sante") as ui:
        assert "Ma santé" in ui.text()
        assert "non lu" not in ui.text()
