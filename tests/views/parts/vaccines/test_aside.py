"""The doses a service could not have noted are named, with why, and may be taken up."""

import pytest

from app.domain.feed import Aside
from app.flows.vaccines.booklet import dose_of, own
from sync.feeds.lab.faults import Fault
from tests.screens.opening import on
from tests.screens.registers import register
from tests.screens.tree import faults
from views.parts.vaccines.aside import known_of, reason_of, title_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-045")]
SERVICE = "/sante/vaccins/service"
LEFT = "/sante/vaccins/laissees"


async def test_each_dose_left_is_named_with_its_reason_and_taken_up() -> None:
    with register(Fault.ODD) as beside:
        await beside.link()
        await beside.receiving.receive()
        booklet = beside.house.vaccines.booklet
        count = booklet.count()
        async with on(beside.house, SERVICE) as ui:
            await ui.until("2 vaccins illisibles")
            await ui.press("feed-left-news")
            assert ui.pushed()[-1] == ("push_route", LEFT)
        async with on(beside.house, LEFT) as ui:
            await ui.until("Vaccin sans nom")
            assert "1er janvier 2020" in ui.text()
            assert "Le service n'a pas écrit le nom du vaccin." in ui.text()
            assert "Revaxis" in ui.text()
            assert "Sa date n'est pas encore passée." in ui.text()
            assert faults(ui) == []
            await ui.press("aside-0")
            await ui.until("Ce vaccin concerne bien Camille ?")
            assert ui.tid("vaccine-day").value == "01/01/2020"
            await ui.type("vaccine-name", "Revaxis")
            await ui.press("vaccine-save")
            await ui.until("Vous avez noté cette dose.")
            assert booklet.count() == count + 1
            assert beside.receiving.senders.mine().left == 1
            (mine,) = [one for one in booklet.every() if own(one)]
            assert dose_of(mine).day == "2020-01-01"
            assert faults(ui) == []
            await ui.press("banner-undo")
            await ui.until("C'est annulé.")
            await ui.settle()
            assert "Vous avez noté cette dose." not in ui.text()
        assert booklet.count() == count
        assert beside.receiving.senders.mine().left == 2


@pytest.mark.parametrize(
    ("aside", "title", "known", "reason"),
    [
        (
            Aside("name", "a", "", "2020", "A1"),
            "Vaccin sans nom",
            "2020\nLot : A1",
            "Le service n'a pas écrit le nom du vaccin.",
        ),
        (
            Aside("vaccine.future", "a", "Revaxis", "2999-01-01"),
            "Revaxis",
            "1er janvier 2999",
            "Sa date n'est pas encore passée.",
        ),
        (
            Aside("odd.code", "a", "Revaxis", "demain"),
            "Revaxis",
            "Date inconnue",
            "Cette fiche ne se lit pas en entier.",
        ),
    ],
)
def test_what_is_known_is_said_and_the_rest_is_not_made_up(
    aside: Aside, title: str, known: str, reason: str
) -> None:
    assert title_of(aside) == title
    assert known_of(aside).replace("\u00a0", " ") == known
    assert reason_of(aside) == reason
