"""The form of a dose: two questions first, what is typed kept, what is wrong said."""

import pytest

from app.flows.vaccines.booklet import dose_of
from tests.screens.fletunit import plain
from tests.screens.opening import on
from tests.views.parts.vaccines.told import TETANUS, noted, page
from views.errors import sentence_for

pytestmark = pytest.mark.anyio
ADD = "/sante/vaccins/ajouter"


@pytest.mark.covers("C-043")
async def test_a_dose_is_noted_shown_and_taken_back() -> None:
    house, _none = noted()
    async with on(house, ADD) as ui:
        await ui.type("vaccine-name", "Revaxis")
        await ui.type("vaccine-day", "1975")
        await ui.press("vaccine-more")
        await ui.type("vaccine-lot", "A1")
        await ui.press("vaccine-site")
        await ui.press("vaccine-site-61396006")
        await ui.press("vaccine-save")
        await ui.until("Le vaccin est noté dans le carnet.")
        (entry,) = house.vaccines.booklet.list()
        dose = dose_of(entry)
        assert (dose.vaccine, dose.day, dose.lot) == ("Revaxis", "1975", "A1")
        assert dose.site.words == "cuisse gauche"
        assert ("push_route", page(entry)) in ui.pushed() or ui.page.route == page(
            entry
        )
        await ui.press("banner-undo")
        await ui.settle()
    assert house.vaccines.booklet.list() == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"day": "1975"}, "vaccine.unnamed"),
        ({"name": "ROR", "day": "jadis"}, "date.malformed"),
        ({"name": "ROR", "day": "12/03/2031"}, "vaccine.future"),
        ({"name": "x" * 201}, "vaccine.line_too_long"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_lost(
    typed: dict[str, str], code: str
) -> None:
    house, _none = noted()
    async with on(house, ADD) as ui:
        for name, text in typed.items():
            await ui.type(f"vaccine-{name}", text)
        await ui.press("vaccine-save")
        await ui.until(plain(sentence_for(code)))
        assert sentence_for(code) in ui.said()
        for name, text in typed.items():
            assert ui.tid(f"vaccine-{name}").value == text
    assert house.vaccines.booklet.list() == []


async def test_a_fault_of_what_is_folded_unfolds_it() -> None:
    house, _none = noted()
    async with on(house, ADD) as ui:
        await ui.type("vaccine-name", "ROR")
        await ui.press("vaccine-more")
        await ui.type("vaccine-rank", "deux")
        await ui.press("vaccine-save")
        await ui.until(plain(sentence_for("vaccine.rank")))
        assert ui.tid("vaccine-rank").error


async def test_what_was_being_typed_comes_back() -> None:
    house, _none = noted()
    async with on(house, ADD) as ui:
        await ui.type("vaccine-name", "ROR")
        await ui.settle()
        await ui.navigate("/messages")
        await ui.navigate(ADD)
        await ui.until("Voici ce que vous écriviez.")
        assert ui.tid("vaccine-name").value == "ROR"
        await ui.press("vaccine-leave")
        await ui.settle()
    assert house.drafts.get("vaccine") == {}


async def test_a_dose_is_changed_and_its_details_stand_open() -> None:
    house, (entry,) = noted(TETANUS)
    async with on(house, f"{page(entry)}/modifier") as ui:
        await ui.until("Numéro de lot")
        assert ui.tid("vaccine-lot").value == "B2"
        await ui.type("vaccine-lot", "C3")
        await ui.press("vaccine-save")
        await ui.until("Vos changements sont enregistrés.")
        assert dose_of(house.vaccines.booklet.entry(entry.id)).lot == "C3"
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert dose_of(house.vaccines.booklet.entry(entry.id)).lot == "B2"
