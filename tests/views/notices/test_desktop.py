"""The desktop shows our sentences and nothing else, or says that it cannot."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.domain.agenda import Draft
from app.domain.notice import Notice, Word
from app.ports.notifying import Reach
from tests.screens.homes import NOON, filled
from views.house import House
from views.notices.desktop import Desktop
from views.notices.words import sentence_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-124")]


@pytest.mark.usefixtures("bus")
async def test_a_notice_is_shown_and_the_next_takes_its_place() -> None:
    from tests.views.notices.service import Service

    async with Service() as service:
        desktop = Desktop("linux")
        assert await desktop.reach() is Reach.READY
        for notice in (Notice(Word.NEWS), Notice(Word.REMINDER), Notice(Word.NEWS, 2)):
            assert await desktop.tell(notice)
    assert [one[3] for one in service.shown] == [
        "Alvéole : 1 nouveauté",
        "Alvéole : 1 rappel",
        "Alvéole : 2 nouveautés",
    ]
    assert [one[1] for one in service.shown] == [0, 0, 1]
    assert {one[0] for one in service.shown} == {"Alvéole"}


@pytest.mark.usefixtures("bus")
async def test_an_alert_shows_on_a_desktop_that_was_told_to_be_quiet() -> None:
    from tests.views.notices.service import Service

    async with Service() as service:
        desktop = Desktop("linux")
        for word in (Word.ALERT, Word.REMINDER):
            assert await desktop.tell(Notice(word))
    (alert, reminder) = service.shown
    assert alert[6]["urgency"].value == 2
    assert reminder[6] == {}


@pytest.mark.usefixtures("bus")
async def test_without_a_desktop_it_says_so() -> None:
    desktop = Desktop("linux")
    assert await desktop.reach() is Reach.SILENT
    assert not await desktop.tell(Notice(Word.TRIAL))


@pytest.mark.parametrize("platform", ["darwin", "win32"])
async def test_elsewhere_it_says_that_it_does_not_know_how(platform: str) -> None:
    desktop = Desktop(platform)
    assert await desktop.reach() is Reach.UNSUPPORTED
    assert not await desktop.tell(Notice(Word.TRIAL))


@pytest.mark.covers("C-046")
@pytest.mark.usefixtures("bus")
async def test_no_word_of_the_record_ever_reaches_the_desktop() -> None:
    """Canaries lie in all that makes a notice; the service keeps every byte."""
    from tests.views.notices.service import Service

    house = with_canaries()
    async with Service() as service:
        telling = type(house.notices)(
            house.notices.kept, house.notices.looks, Desktop("linux")
        )
        await telling.look()
        assert await telling.trial()
    assert any("rappel" in one[3] for one in service.shown)
    assert strange(service.shown) == []


def strange(shown: list[list[Any]]) -> list[Any]:
    """Return all that was handed to the desktop and is not ours to say."""
    allowed = {sentence_of(Notice(word, n)) for word in Word for n in range(1, 50)}
    nothing: tuple[Any, ...] = ("", [], {}, -1)
    parts = [part for one in shown for part in (*one[:1], *one[2:])]
    return [one for one in parts if one not in (*allowed, *nothing, "Alvéole")]


def test_a_word_of_the_record_would_be_seen() -> None:
    said = ["Alvéole", 0, "", "Alvéole : 1 rappel", "", [], {}, -1]
    assert strange([said]) == []
    for place in (0, 2, 3, 4, 5, 6):
        leaking = [*said[:place], "CANARI", *said[place + 1 :]]
        assert strange([leaking]) == ["CANARI"]


def with_canaries() -> House:
    """Return a space where every reminder that can be is due, each oddly named."""
    house = filled()
    due = house.vaccines.calendar.every()[0].due
    house.vaccines.planning.plan(due, NOON.date(), title="CANARI")
    visit = Draft(title="CANARI", start=f"{NOON:%Y-%m-%dT}12:30", reminders=(60,))
    house.agenda.add(replace(visit, place="CANARI", who="CANARI", note="CANARI"))
    said = {"medicine": "CANARI", "stock_end": (NOON + timedelta(days=2)).date()}
    house.profile.add("traitements", {key: str(one) for key, one in said.items()})
    paper = house.documents.add(b"CANARI", name="c.txt", title="CANARI").entry
    assert paper
    house.endings.end(paper.id, (NOON + timedelta(days=9)).date().isoformat())
    return house
