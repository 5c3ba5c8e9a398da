"""« Espace confié » : whose it is on each page, read whole, changed by nothing."""

from dataclasses import replace
from typing import Any

import flet as ft
import pytest

from app.domain.changes import Changes
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.wishes import DIRECTIVES
from app.flows.intake import pages_of
from tests.app.flows.test_imaging import a_report, an_exam
from tests.screens.entrusting import entrusted_with, lane_of
from tests.screens.fletunit import FletUnit
from tests.screens.homes import StillCourier, a_house, filled
from tests.screens.opening import on
from tests.screens.tree import faults
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-150")]
WHOSE = "Espace de Mireille Roche, en lecture"
WRITES = ("document-change", "one-correct", "vaccine-change", "line-change")


def at(
    house: House, rubric: Rubric, entry: Entry | None = None, *, width: int = 390
) -> FletUnit:
    """Open the list of a rubric, or one thing of it."""
    page = f"/confies/{lane_of(rubric).hex()}"
    return on(house, f"{page}/{entry.id.hex()}" if entry else page, width=width)


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_the_list_says_whose_what_and_until_when(width: int) -> None:
    house = entrusted_with(Rubric.MEASURES)
    async with at(house, Rubric.MEASURES, width=width) as ui:
        await ui.until("Jusqu'au 23 février 2027")
        assert WHOSE in ui.text()
        assert "32 éléments" in ui.text()
        assert "Le tracé d'un capteur reste privé" in ui.text()
        await ui.until("Douleur")
        assert ui.page.title == "Espace confié – Alvéole"
        assert faults(ui) == []
        await ui.press("reading-leave")
        assert ("push_route", "/proches") in ui.pushed()


async def test_a_row_opens_what_it_tells_and_the_arrow_leads_back() -> None:
    house = entrusted_with(Rubric.MEASURES)
    async with at(house, Rubric.MEASURES) as ui:
        await ui.until("32 éléments")
        row = next(s for s in ui.all(ft.Semantics) if str(s.identifier)[:5] == "read-")
        await ui.press(str(row.identifier))
        assert ui.pushed()[-1][1].startswith(
            f"/confies/{lane_of(Rubric.MEASURES).hex()}/"
        )


async def test_a_long_list_grows_as_it_is_read() -> None:
    theirs = filled()
    for rank in range(70):
        theirs.measures.add("pain-severity", ["2"], at=f"2026-09-01T08:{rank % 60:02}Z")
    house = entrusted_with(Rubric.MEASURES, lender=theirs)
    async with at(house, Rubric.MEASURES) as ui:
        await ui.until("102 éléments")
        await ui.until("Afficher la suite")
        before = len(ui.all(ft.OutlinedButton))
        await ui.press("reading-more")
        await ui.settle()
        assert len(ui.all(ft.OutlinedButton)) > before


def things() -> list[tuple[Rubric, str, list[str]]]:
    """Return one thing of each sort: its rubric, its kind, what it must say."""
    return [
        (Rubric.MEASURES, "body-weight", ["Poids", "72,0 kg", "Notée à la main"]),
        (Rubric.VACCINES, "immunization", ["Revaxis", "Déclaré par la personne", "A1"]),
        (Rubric.PROFILE, "allergy", ["Pénicilline", "Déclaré par la personne"]),
        (Rubric.PROFILE, "stay", ["Clinique du Parc"]),
        (Rubric.WISHES, DIRECTIVES.kind, ["Directives anticipées", "Rester chez moi"]),
        (Rubric.PRESCRIPTION, "document", ["Ordonnance amoxicilline", "Détails"]),
    ]


@pytest.mark.parametrize(("rubric", "kind", "told"), things(), ids=str)
async def test_each_thing_is_read_whole_and_nothing_changes_it(
    rubric: Rubric, kind: str, told: list[str]
) -> None:
    house = entrusted_with(rubric)
    spaces: Any = house.entrusted
    found = spaces.entries(lane_of(rubric), limit=99, offset=0)
    entry = next(one for one in found if one.kind == kind)
    async with at(house, rubric, entry) as ui:
        for words in told:
            await ui.until(words)
        assert WHOSE in ui.text()
        assert "Vous lisez seulement." in ui.text()
        assert kind == DIRECTIVES.kind or "votre" not in ui.text().casefold()
        assert not any(ui.named(name) for name in WRITES)
        assert faults(ui) == []


async def test_the_pages_of_documents_are_seen_in_the_list() -> None:
    theirs = filled()
    paper = next(one for one in theirs.documents.list() if pages_of(one))
    house = entrusted_with(paper.rubric, lender=theirs)
    async with at(house, paper.rubric) as ui:
        await ui.until(paper.title)
        await ui.settle(200)
        assert theirs.thumbs.kept(paper) in [one.src for one in ui.all(ft.Image)]


@pytest.mark.covers("C-013")
@pytest.mark.parametrize("width", [390, 1280])
async def test_an_exam_is_looked_at_and_its_report_read(width: int) -> None:
    theirs = a_house()
    exam = an_exam(theirs)
    report = a_report(theirs, "Poumons clairs", "2026-11-04")
    a_report(theirs, "Une autre lettre", "2026-11-05")
    house = entrusted_with(exam.rubric, lender=theirs)
    page = f"/confies/{lane_of(exam.rubric).hex()}"
    async with at(house, exam.rubric, exam, width=width) as ui:
        await ui.until("Ouvrir les images")
        await ui.press("document-images")
        assert ("push_route", f"{page}/{exam.id.hex()}/images") in ui.pushed()
    async with on(house, f"{page}/{exam.id.hex()}/images", width=width) as ui:
        await ui.until("Image 1 sur 3")
        await ui.until("Seul le compte rendu dit ce que montrent ces images.")
        assert WHOSE in ui.text()
        assert "Une autre lettre" not in ui.text()
    theirs.imaging.put_beside(exam.id, report.id)
    async with on(house, f"{page}/{exam.id.hex()}/images", width=width) as ui:
        await ui.until("Poumons clairs")
        assert not ui.named("imaging-report-away")
        await ui.press("imaging-report-open")
        assert ("push_route", f"{page}/{report.id.hex()}") in ui.pushed()
        spaces: Any = house.entrusted
        spaces.people = []
        pulse: Any = house.pulse
        pulse.beat(Changes(house.space.id, frozenset({"entrusted"})))
        await ui.until("ne vous confie plus")
        assert "Poumons" not in ui.text()


async def test_a_file_that_is_elsewhere_is_brought_or_says_why_not() -> None:
    theirs = filled()
    entry = theirs.documents.list()[0]
    courier: Any = StillCourier()
    theirs = replace(theirs, courier=courier)
    theirs.documents.blobs.drop(one.blob for one in entry.attachments)
    house = entrusted_with(entry.rubric, lender=theirs)
    async with at(house, entry.rubric, entry) as ui:
        await ui.until("Pas de réseau. Ce fichier n'est pas sur cet appareil.")
        assert entry.title in ui.text()
        assert ui.named("document-fetch")


async def test_what_ends_while_it_is_read_is_said() -> None:
    house = entrusted_with(Rubric.MEASURES)
    spaces: Any = house.entrusted
    entry = spaces.entries(lane_of(Rubric.MEASURES), limit=1, offset=0)[0]
    async with at(house, Rubric.MEASURES, entry) as ui:
        await ui.until("Vous lisez seulement.")
        spaces.people = []
        pulse: Any = house.pulse
        pulse.beat(Changes(house.space.id, frozenset({"entrusted"})))
        await ui.until("ne vous confie plus")
        assert "kg" not in ui.text()
        assert "Mireille" not in ui.text()
        assert ui.named("reading-leave")


async def test_an_address_that_leads_nowhere_is_refused() -> None:
    house = entrusted_with(Rubric.MEASURES)
    async with on(house, "/confies/zz") as ui:
        assert "identifiant" in ui.text()
    async with on(house, "/confies/" + "00" * 16) as ui:
        await ui.until("ne vous confie plus")
    with pytest.raises(Refused):
        house.entrusted.entry(lane_of(Rubric.MEASURES), EntryId(bytes(16)))
