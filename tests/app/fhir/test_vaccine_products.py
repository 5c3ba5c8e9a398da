"""A vaccine is known by its class or its name; a combined one counts for all."""

from pathlib import Path

import pytest

from app.domain.immunization import Coded, Immunization
from app.domain.vaccine import DISEASES
from app.fhir.vaccine_products import (
    ATC,
    against,
    diseases_of,
    matching,
    products,
)
from app.gates.xml import parsed

SIX = ("diphtheria", "tetanus", "pertussis", "polio", "hib", "hepatitis-b")


def test_every_line_has_a_source_and_diseases_of_the_calendar() -> None:
    for one in products():
        assert one.source
        assert one.diseases
        assert set(one.diseases) <= DISEASES.keys()
    names = [name for one in products() for name in (one.name, *one.also, *one.brands)]
    assert len(names) == len(set(names))


@pytest.mark.covers("C-043")
@pytest.mark.parametrize(
    ("dose", "diseases"),
    [
        (Immunization("HEXYON, suspension injectable"), SIX),
        (Immunization("x", codes=(Coded(ATC, "J07CA09"),)), SIX),
        (Immunization("ror"), ("measles", "mumps", "rubella")),
        (Immunization("Tétanos et diphtérie"), ("diphtheria", "tetanus")),
        (Immunization("x", codes=(Coded(ATC, "J07AM51"),)), ("diphtheria", "tetanus")),
        (Immunization("x", codes=(Coded(ATC, "J07AM01"),)), ("tetanus",)),
        (Immunization("VACCIN BCG SSI, poudre"), ("tuberculosis",)),
        (Immunization("Rorschach"), ()),
        (Immunization("piqûre"), ()),
        (Immunization(""), ()),
    ],
)
def test_what_a_dose_protects_from(
    dose: Immunization, diseases: tuple[str, ...]
) -> None:
    assert diseases_of(dose) == diseases


def test_what_a_dose_says_itself_comes_first() -> None:
    said = Coded("urn:x", "tetanus", "tétanos")
    assert diseases_of(Immunization("ROR", diseases=(said,))) == ("tetanus",)
    theirs = Coded("http://snomed.info/sct", "14189004", "Measles")
    told = Immunization("ROR", diseases=(theirs,))
    assert diseases_of(told) == ("measles", "mumps", "rubella")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ro", "ROR"),
        ("PRIOR", "Priorix"),
        ("dt pol", "DT Polio"),
        ("rougeole", "Rougeole oreillons rubéole"),
        ("gard", "Gardasil 9"),
        ("fièvre j", "Fièvre jaune"),
    ],
)
def test_a_few_letters_find_it(typed: str, first: str) -> None:
    found = matching(typed)
    assert found[0][0] == first
    assert len(found) <= 5


def test_nothing_typed_or_nothing_known_finds_nothing() -> None:
    assert matching("  ") == matching("zzz") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("M-M-RVAXPRO", ("measles", "mumps", "rubella")),
        ("Diphtérie tétanos polio", ("diphtheria", "tetanus", "polio")),
        ("Tétanos-Polio", ("tetanus", "polio")),
        ("Hépatite A et B", ("hepatitis-a", "hepatitis-b")),
        ("DTCaP-Hib-HepB", SIX),
        ("Rappel de tétanos", ("tetanus",)),
        ("Rappel tétanos 2", ("tetanus",)),
        ("Vaccin contre la grippe 2025", ("influenza",)),
        ("PRIORIX, poudre et solvant", ("measles", "mumps", "rubella")),
        ("Tétanos coqueluches du voyage", ()),
        ("Méningocoque A", ("meningococcal-a",)),
        ("Covid-19", ("covid-19",)),
        ("Vaccin", ()),
        ("2", ()),
    ],
)
def test_a_name_is_read_whole_and_every_disease_of_it_counts(
    text: str, found: tuple[str, ...]
) -> None:
    assert against(text) == found


def test_every_name_of_the_table_is_read_as_its_vaccine() -> None:
    for one in products():
        for name in (one.name, *one.also, *one.brands):
            assert set(against(name)) == set(one.diseases), name


@pytest.mark.parametrize("month", ["8", "9", "24"])
def test_every_class_of_the_certificates_of_a_child_is_known(
    samples: Path, month: str
) -> None:
    name = samples / "standards" / "jdv" / f"JDV_VaccinCSE{month}_CISIS.xml"
    root = parsed(name.read_bytes())
    codes = [one.get("code", "") for one in root.iter("{urn:ihe:iti:svs:2008}Concept")]
    for code in codes:
        assert diseases_of(Immunization("x", codes=(Coded(ATC, code),))), code
