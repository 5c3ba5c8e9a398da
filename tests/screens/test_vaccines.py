"""Vaccines: the booklet one press away, a dose withdrawn and kept, what is not ours."""

import pytest

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.immunization import Immunization
from app.domain.when import When
from app.domain.write import Write
from app.fhir import patient
from app.flows.civil import Told
from app.flows.vaccines.booklet import dose_of
from app.kinds.patient import KIND
from tests.screens.fletunit import plain
from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from tests.views.parts.vaccines.told import IMPORTED, MMR, TETANUS, noted, page
from views.errors import sentence_for

pytestmark = pytest.mark.anyio
LIST = "/sante/vaccins"


@pytest.mark.covers("C-031")
async def test_they_stand_under_ma_sante() -> None:
    async with on(filled(), "/sante") as ui:
        await ui.until("1 dose notée")
        await ui.press("health-vaccines")
        assert ("push_route", LIST) in ui.pushed()


async def test_the_first_step_is_a_photograph_of_the_paper_booklet() -> None:
    async with on(a_house(), LIST) as ui:
        await ui.until("Reprenez le carnet papier : une photo suffit.")
        await ui.press("vaccines-photo")
        assert ("push_route", "/documents/ajouter") in ui.pushed()
        assert not ui.named("vaccines-booklet")


async def test_the_booklet_is_one_press_away() -> None:
    house, _entries = noted(TETANUS)
    async with on(house, LIST) as ui:
        await ui.until("1 dose notée")
        await ui.press("vaccines-booklet")
        assert ("push_route", f"{LIST}/carnet") in ui.pushed()


@pytest.mark.covers("C-043")
async def test_a_dose_is_withdrawn_kept_and_brought_back() -> None:
    house, (entry,) = noted(TETANUS)
    async with on(house, page(entry)) as ui:
        await ui.until("Numéro de lot")
        await ui.press("vaccine-withdraw")
        await ui.until("Ce vaccin est retiré du carnet.")
        assert house.vaccines.booklet.list() == []
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.vaccines.booklet.count() == 1
    house.vaccines.booklet.withdraw(entry.id)
    async with on(house, f"{LIST}/carnet") as ui:
        await ui.until("Voir 1 vaccin retiré")
        await ui.press("vaccines-withdrawn")
        assert ("push_route", f"{LIST}/retires") in ui.pushed()
    async with on(house, page(entry)) as ui:
        await ui.until("Ce vaccin est retiré. Il ne compte plus.")
        assert not ui.named("vaccine-change")
        await ui.press("vaccine-back")
        await ui.until("Ce vaccin est de retour dans le carnet.")
    assert house.vaccines.booklet.count() == 1


@pytest.mark.covers("C-043")
async def test_what_a_professional_told_cannot_be_changed_only_withdrawn() -> None:
    house, (entry,) = noted(MMR)
    async with on(house, page(entry)) as ui:
        await ui.until("Il ne se modifie pas.")
        assert not ui.named("vaccine-change")
        assert ui.named("vaccine-withdraw")
    async with on(house, f"{page(entry)}/modifier") as ui:
        await ui.until(plain(sentence_for("vaccine.not_yours")))
        assert not ui.named("vaccine-save")


async def test_the_same_injection_told_elsewhere_is_shown_on_its_page() -> None:
    declared = Immunization("ROR", day=MMR.day)
    house, (first, second) = noted(declared, MMR)
    async with on(house, page(first)) as ui:
        await ui.until("Aussi noté")
        await ui.press(f"dose-{second.id.hex()}")
        assert ("push_route", page(second)) in ui.pushed()


async def test_a_disease_is_read_with_its_doses() -> None:
    house, _entries = noted(TETANUS, Immunization("Tetavax", day="1975"))
    async with on(house, f"{LIST}/maladies") as ui:
        await ui.until("Tétanos")
        said = plain(ui.text())
        assert "2 doses" in said
        assert said.index("Mars 2024 : Revaxis") < said.index("1975 : Tetavax")


async def test_a_dose_of_an_import_without_giver_is_said_so() -> None:
    house = a_house()
    entry = house.vaccines.booklet.add(TETANUS, told=IMPORTED)
    async with on(house, page(entry)) as ui:
        await ui.until("Lu dans un document")
    assert not dose_of(entry).first_hand


@pytest.mark.covers("C-044")
async def test_without_a_birth_date_it_is_asked_and_the_calendar_follows() -> None:
    house = a_house()
    own, space = EntryId(bytes(16)), house.space.id
    body = patient.write(space, name="Camille", birth_date="")
    entry = Entry(space, own, KIND.code, body, When.unknown(), KIND.rubric)
    house.civil.vault.commit(Write(space, entries=(entry,)))
    async with on(house, LIST) as ui:
        await ui.until("Notez la date de naissance pour voir le calendrier.")
        assert "à faire" not in ui.text()
        await ui.press("vaccines-born")
        assert ("push_route", "/sante/identite") in ui.pushed()
    house.civil.tell(Told("1958", "F"))
    async with on(house, "/sante/identite") as ui:
        await ui.until("Date de naissance")
        assert ui.tid("civil-born").value == "1958"
        await ui.type("civil-born", "12/03/2031")
        await ui.press("civil-save")
        await ui.until(plain(sentence_for("person.born")))
        await ui.type("civil-born", "12/03/1958")
        await ui.press("civil-save")
        await ui.until("C'est noté.")
        assert house.civil.told() == Told("1958-03-12", "F")
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert house.civil.told() == Told("1958", "F")
