"""A relative prepares the visit of who entrusts: one page, theirs alone to keep."""

from typing import Any

import pytest

from app.domain.changes import Changes
from app.domain.collection import Rubric
from app.flows.entrusted.notebook import Notebook
from tests.screens.entrusting import entrusted_with, lane_of
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_house, a_world, filled
from tests.screens.opening import on
from tests.screens.tree import faults
from tests.views.parts.profile.test_printing import saving
from tests.views.prints import reader
from views.house import House
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-164")]
LANE = lane_of(Rubric.PROFILE)
PAGE = f"/confies/{LANE.hex()}/visite"
ASKED = "Faut-il changer la dose ?"


def notes(house: House) -> Notebook:
    spaces: Any = house.entrusted
    return Notebook(spaces, spaces.people[0].space)


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_it_is_reached_from_the_person_and_from_a_rubric(width: int) -> None:
    house = entrusted_with(Rubric.PROFILE)
    for page in ("/proches", f"/confies/{LANE.hex()}"):
        async with on(house, page, width=width) as ui:
            await ui.until("Préparer sa visite")
            await ui.press(f"visit-{LANE.hex()}")
            assert ("push_route", PAGE) in ui.pushed()
    async with on(house, PAGE, width=width) as ui:
        await ui.until("Pénicilline (nouveau)")
        assert "Espace de Mireille Roche, en lecture" in ui.text()
        assert "D'après ce que Mireille Roche vous confie" in ui.text()
        assert "Pas confié, donc absent d'ici :\nMesures" in ui.text()
        assert ui.page.title == "Espace confié – Alvéole"
        assert faults(ui) == []


async def test_of_a_profile_one_may_not_read_nothing_is_said() -> None:
    house, lane = entrusted_with(Rubric.MEASURES), lane_of(Rubric.MEASURES)
    spaces: Any = house.entrusted
    spaces.house_lent = measured = a_house()
    measured.measures.add("body-weight", ["70.6"])
    async with on(house, f"/confies/{lane.hex()}/visite") as ui:
        await ui.until("Rien n'a changé dans ce qui vous est confié.")
        assert "Rien n'a changé dans le profil" not in ui.text()
        assert "Pas confié, donc absent d'ici :\nProfil de santé" in ui.text()
        assert ui.named("curve-body-weight")


async def test_what_is_written_is_kept_by_the_reader_and_comes_back() -> None:
    house = entrusted_with(Rubric.PROFILE, lender=(theirs := filled()))
    async with on(house, PAGE) as ui:
        await ui.until("Pénicilline")
        await ui.type("visit-questions", ASKED)
        await ui.until("Il reste")
    assert notes(house).get("visit")["questions"] == ASKED
    assert theirs.drafts.get("visit") == house.drafts.get("visit") == {}
    async with on(house, PAGE) as ui:
        await ui.until("Voici ce que vous prépariez.")
        assert ASKED in ui.text()
        await ui.press("visit-clear")
        await ui.settle()
    assert notes(house).get("visit") == {}


async def test_it_is_printed_in_large_letters_and_the_day_is_kept_apart() -> None:
    house = entrusted_with(Rubric.PROFILE, lender=(theirs := filled()))
    before, saved = theirs.preferences.get("visit.last"), list[tuple[str, bytes]]()
    async with on(house, PAGE, saving(saved)) as ui:
        await ui.until("Pénicilline")
        await ui.type("visit-questions", ASKED)
        await ui.press("visit-print")
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.")
        await ui.settle()
    ((name, content),) = saved
    paper = " ".join("".join(reader.words(content)).split())
    assert name == "sa-visite Mireille Roche.pdf"
    for words in (
        *("Sa visite", "Espace de Mireille Roche", f"1. {ASKED}"),
        *("Page d'un proche, d'après ce que Mireille Roche lui confie", "Pénicilline"),
        "Pas confié, donc absent d'ici : Mesures",
    ):
        assert words in paper
    assert notes(house).recall("visit.last")
    assert house.preferences.get("visit.last") == ""
    assert theirs.preferences.get("visit.last") == before


async def test_what_ends_while_it_is_prepared_is_no_more_on_the_page() -> None:
    house = entrusted_with(Rubric.PROFILE)
    spaces: Any = house.entrusted
    async with on(house, PAGE) as ui:
        await ui.until("Pénicilline")
        spaces.people = []
        pulse: Any = house.pulse
        pulse.beat(Changes(house.space.id, frozenset({"entrusted"})))
        await ui.until("ne vous confie plus")
        assert "Pénicilline" not in ui.text()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("From what Mireille Roche entrusts to you", "Not entrusted, so not")),
        ("fr@falc", ("Mireille Roche vous confie :", "Ce qui manque ici")),
    ],
)
async def test_it_is_said_in_easy_french_and_in_english(
    language: str, words: tuple[str, ...]
) -> None:
    world = a_world(FakeDoor(entrusted_with(Rubric.PROFILE)), {"language": language})
    async with FletUnit(opened(world), route=PAGE) as ui:
        for said in words:
            await ui.until(said)
