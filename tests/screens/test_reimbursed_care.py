"""Reimbursed care: noted with its amounts, changed, found, printed, kept apart."""

import pytest

from app.domain.collection import Rubric
from app.domain.query import Filters
from app.kinds import kind
from tests.screens.fletunit import plain
from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from views.parts.profile.printing import parts_of
from views.parts.profile.rows import page_of
from views.parts.profile.rubric import topic_at
from views.parts.synthesis.offering import offered

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-027")]
PLACE = "/sante/profil/soins-rembourses"
VISIT = {
    "care": "Consultation",
    "sort": "professional",
    "since": "2026-10-06",
    "by": "Dr Aline Fictif",
    "paid": "30.00",
    "reimbursed": "19.00",
    "payer": "Assurance Maladie",
}


async def test_care_is_noted_with_its_amounts_and_told_in_one_row() -> None:
    house = a_house()
    async with on(house, f"{PLACE}/ajouter") as ui:
        await ui.type("line-care", "Consultation")
        await ui.choose("line-sort-professional", "professional")
        await ui.type("line-since", "06/10/2026")
        await ui.type("line-paid", "30")
        await ui.type("line-reimbursed", "19,00 €")
        await ui.press("line-save")
        await ui.until("C'est noté.")
        await ui.navigate(PLACE)
        await ui.until("Payé : 30,00 € · Remboursé : 19,00 €")
    (line,) = house.profile.lines("soins-rembourses")
    assert line.said["paid"] == "30.00"


async def test_an_amount_nobody_can_read_is_refused_at_its_field() -> None:
    house = a_house()
    async with on(house, f"{PLACE}/ajouter") as ui:
        await ui.type("line-care", "Consultation")
        await ui.type("line-paid", "trente euros")
        await ui.press("line-save")
        await ui.until("Ce montant n'est pas clair. Écrivez-le ainsi : 26,50.")
        assert ui.tid("line-paid").value == "trente euros"
    assert house.profile.count("soins-rembourses") == 0


async def test_a_change_of_amount_is_in_the_history_and_taken_back() -> None:
    house = a_house()
    entry = house.profile.add("soins-rembourses", VISIT)
    async with on(house, f"{page_of(entry)}/modifier") as ui:
        await ui.until("Quel soin")
        assert ui.tid("line-reimbursed").value == "19,00"
        await ui.type("line-reimbursed", "20")
        await ui.press("line-save")
        await ui.until("Vos changements sont enregistrés.")
        await ui.navigate(page_of(entry))
        await ui.until("20,00 €")
        await ui.press("line-history")
        await ui.until("Remboursé : « 19,00 € », puis « 20,00 € ».")
        await ui.press("line-again-0")
        await ui.until("La ligne est comme avant.")
    assert house.profile.line(entry.id).said == VISIT


async def test_secret_care_is_thrown_away_and_nothing_tells_of_it_any_more() -> None:
    house = a_house()
    entry = house.profile.add("soins-rembourses", VISIT)
    async with on(house, page_of(entry)) as ui:
        await ui.until("Dr Aline Fictif")
        await ui.press("line-throw")
        await ui.until("La ligne est dans la corbeille, pour 30 jours.")
    assert house.profile.lines("soins-rembourses") == []
    assert house.search.find("consultation", Filters()) == []


async def test_it_is_found_by_its_words_and_tied_to_its_statement() -> None:
    house = filled()
    entry, paper = house.profile.add("soins-rembourses", VISIT), house.documents.list()
    house.links.add(entry.id, paper[0].id)
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "consultation")
        await ui.until("Profil de santé (1)")
        await ui.navigate(page_of(entry))
        await ui.until(paper[0].title)


def test_no_doctor_is_told_what_was_paid() -> None:
    house = filled()
    house.profile.add("soins-rembourses", VISIT)
    assert "Soins remboursés" not in [one.title for one in offered(house)]
    (part,) = parts_of(house, [topic_at("soins-rembourses")])
    told = [(what, plain(said)) for what, said in part.lines[0].facts]
    assert ("Remboursé", "19,00 €") in told


def test_it_is_granted_with_the_statements_of_reimbursement() -> None:
    assert kind("reimbursed-care").rubric is Rubric.REIMBURSEMENT
    entry = a_house().profile.add("soins-rembourses", VISIT)
    assert entry.rubric is Rubric.REIMBURSEMENT
