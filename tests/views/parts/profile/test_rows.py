"""Each kind of element is told in its own words, and leads to its own page."""

from dataclasses import replace

import pytest

from app.domain.agenda import Draft, Every, Repeat
from app.domain.entry import Entry
from app.domain.stay import Stay
from app.flows.profile.answered import answered
from tests.screens.fletunit import plain
from tests.screens.homes import filled
from tests.screens.opening import measure_at, on
from views.house import House
from views.parts.profile.rows import page_of, stay_words, told


def pressure(house: House) -> Entry:
    found = house.measures.last("blood-pressure")
    assert found
    return found.entry


def test_a_document_a_stay_and_a_measure_are_told_in_their_words() -> None:
    house = filled()
    paper, stay = house.documents.list()[0], house.stays.list()[0]
    said = told(house, [paper, stay, pressure(house)])
    assert [plain(one.title) for one in said] == [
        paper.title,
        "Clinique du Parc",
        "Pression artérielle : 128 / 82 mmHg",
    ]
    assert plain(said[1].words) == ("Entrée : 2 mars 2026\nSortie : 5 mars 2026")
    assert "20 novembre 2026" in plain(said[2].words)


def test_an_answer_to_a_rubric_is_told_as_the_person_reads_it() -> None:
    house = filled()
    house.profile.set_answer("implants", "none")
    house.profile.set_answer("operations", "unknown")
    vault, world = house.profile.vault, house.profile.world
    given = {one.meta["topic"]: one for one in answered(vault, world, house.space.id)}
    strange = replace(given["implants"], meta={"topic": "later", "answer": "none"})
    said = told(house, [given["implants"], given["operations"], strange])
    none, unknown = (house.profile.topic(code) for code in ("implants", "operations"))
    assert [(one.title, one.words) for one in said] == [
        (none.label, none.none),
        (unknown.label, "Je ne sais pas"),
        ("Réponse à une rubrique", said[2].words),
    ]


def test_a_measure_is_told_in_the_unit_the_person_chose() -> None:
    house = filled()
    last = house.measures.last("body-weight")
    assert last
    house.panel.choose_unit("body-weight", "lb")
    (said,) = told(house, [last.entry])
    assert plain(said.title).endswith("lb")


@pytest.mark.anyio
async def test_each_leads_to_its_own_page() -> None:
    house = filled()
    paper, stay, measure = (
        house.documents.list()[0],
        house.stays.list()[0],
        pressure(house),
    )
    async with on(house, "/messages"):
        assert [page_of(one) for one in (paper, stay, measure)] == [
            f"/documents/{paper.id.hex()}",
            f"/sante/hospitalisations/{stay.id.hex()}",
            f"{measure_at('blood-pressure')}/{measure.id.hex()}",
        ]


def test_what_another_device_wrote_wrong_tells_its_kind() -> None:
    house = filled()
    stay = replace(house.stays.list()[0], body=b"{", meta={})
    measure = replace(pressure(house), body=b"{", meta={})
    assert [one.title for one in told(house, [stay, measure])] == [
        "Hospitalisation",
        "Pression artérielle",
    ]


def test_only_what_is_known_of_a_stay_is_said() -> None:
    assert stay_words(Stay()) == ""
    assert stay_words(Stay(start="1975")) == "Entrée : 1975"
    assert plain(stay_words(Stay(end="1975-03", unit="Urgences"))) == (
        "Sortie : mars 1975\nUrgences"
    )


def test_an_event_tells_its_hour_and_that_it_was_cancelled() -> None:
    house = filled()
    event = house.agenda.add(Draft(title="Dentiste", start="2026-12-03T14:30"))
    entry = house.agenda.vault.entry(house.space.id, event.id)
    (one,) = told(house, [entry])
    assert plain(one.words) == "Rendez-vous · 3 décembre 2026 à 14 h 30"
    house.agenda.cancel(event.id)
    (gone,) = told(house, [house.agenda.vault.entry(house.space.id, event.id)])
    assert plain(gone.words) == "Annulé · 3 décembre 2026 à 14 h 30"


@pytest.mark.covers("C-059")
def test_what_comes_again_says_so_beside_its_first_day() -> None:
    house = filled()
    weekly = Draft(title="Kiné", start="2026-12-03", repeat=Repeat(Every.WEEK))
    entry = house.agenda.vault.entry(house.space.id, house.agenda.add(weekly).id)
    (one,) = told(house, [entry])
    assert plain(one.words) == "Rendez-vous · 3 décembre 2026 · plusieurs fois"
