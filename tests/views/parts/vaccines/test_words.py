"""A dose is said in words of every day; what came in codes keeps its own words."""

from dataclasses import replace

import pytest

from app.domain.immunization import Coded, Immunization
from app.fhir.immunization_codes import routes, sites
from app.flows.vaccines.standing import SERVICE
from tests.screens.fletunit import plain
from tests.views.parts.vaccines.told import MMR, TETANUS, line
from views.parts.vaccines import words


def test_every_official_place_and_way_has_its_words() -> None:
    assert words.SITES.keys() == sites().keys()
    assert words.ROUTES.keys() == routes().keys()


@pytest.mark.parametrize(
    ("dose", "long", "short"),
    [
        (MMR, "12 mars 2019", "12/03/2019"),
        (TETANUS, "mars 2024", "03/2024"),
        (Immunization("BCG", day="1975"), "1975", "1975"),
        (Immunization("BCG", told="en CP"), "en CP", "en CP"),
        (Immunization("BCG"), "date inconnue", "–"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(
    dose: Immunization, long: str, short: str
) -> None:
    assert plain(words.day_of(dose)) == long
    assert words.short_day(dose) == short


def test_diseases_are_said_in_the_order_of_the_calendar() -> None:
    assert words.against(line(MMR).dose) == "Protège de : rougeole, oreillons, rubéole"
    assert words.against(Immunization("x")) == ""
    assert words.disease_names({"rubella", "measles"}) == "rougeole, rubéole"
    assert words.disease_name(Coded("urn:x", "1", "Measles")) == "Measles"


def test_where_and_how_keep_the_words_of_their_author_when_unknown() -> None:
    assert (words.site_of(MMR), words.route_of(MMR)) == (
        "Cuisse gauche",
        "Dans le muscle",
    )
    theirs = replace(
        MMR, site=Coded(words="au bras"), route=Coded("urn:x", "9", "spray")
    )
    assert (words.site_of(theirs), words.route_of(theirs)) == ("au bras", "spray")


@pytest.mark.covers("C-043")
@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (MMR, "Confirmé par Dr Fictif, dans un document"),
        (replace(MMR, given_by=""), "Confirmé par un professionnel, dans un document"),
        (TETANUS, "Déclaré par vous"),
    ],
)
def test_who_tells_a_dose_is_said(dose: Immunization, said: str) -> None:
    told = line(dose)
    assert words.told_by(told.entry, told.dose) == said


def test_who_told_it_without_a_document_stands_alone() -> None:
    told = line(MMR)
    entry = replace(told.entry, meta={**told.entry.meta, "source": "deposited"})
    assert words.told_by(entry, told.dose) == "Confirmé par Dr Fictif"


@pytest.mark.covers("C-045")
def test_what_a_service_sent_is_said_to_be_its_own() -> None:
    told = line(MMR)
    meta = {**told.entry.meta, "source": SERVICE, "author": "Registre (exemple.fr)"}
    entry = replace(told.entry, meta=meta)
    assert words.told_by(entry, told.dose) == "Reçu de Registre (exemple.fr)"
    assert words.told_to_others(entry, told.dose) == "Reçu de Registre (exemple.fr)"


def test_what_a_document_says_without_its_giver_is_not_declared_by_the_person() -> None:
    told = line(TETANUS)
    entry = replace(told.entry, meta={**told.entry.meta, "source": "imported"})
    assert words.told_by(entry, told.dose) == "Lu dans un document"


def test_a_vaccine_is_named_as_on_its_box() -> None:
    assert words.product_name(MMR.vaccine) == "PRIORIX"
    assert words.product_name("ror") == "Ror"


@pytest.mark.parametrize("count", [1, 2])
def test_what_waits_is_counted_in_words(count: int) -> None:
    assert words.advised(count).startswith("{count} vaccin")
    said = ("{count} vaccin est à vérifier", "{count} vaccins sont à vérifier")
    assert words.unsure(count).startswith(said[count - 1])
