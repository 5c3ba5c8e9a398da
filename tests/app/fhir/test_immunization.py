"""A dose becomes an Immunization FHIR knows, and what it says comes back."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.immunization import Coded, Immunization
from app.fhir import exact, immunization
from app.fhir.immunization_codes import routes, sites
from app.fhir.models import model_faults

ENTRY, SPACE = EntryId(bytes(15) + b"\7"), SpaceId(bytes(15) + b"\1")
ATC = "http://www.whocc.no/atc"
FULL = Immunization(
    vaccine="Priorix",
    day="2026-03-12",
    diseases=(Coded(immunization.DISEASES, "measles", "rougeole"),),
    codes=(
        Coded(ATC, "J07BD52", "ROR"),
        Coded("urn:oid:1.2.250.1.213.2.3.1", "60000000", "PRIORIX"),
    ),
    lot="A123",
    maker="Laboratoire Fictif",
    site=sites()["61396006"],
    route=routes()["20035000"],
    rank="2",
    act="BOOSTER",
    given_by="Dr Fictif",
    comment="Un peu de fièvre",
    first_hand=True,
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20)
NAMED = WORDS.filter(bool)
CODES = st.builds(Coded, st.just(ATC), st.sampled_from(["J07A", "J07B"]), WORDS)
DOSES = st.builds(
    Immunization,
    vaccine=NAMED,
    day=st.sampled_from(["1975", "2009-06", "2026-03-12"]),
    diseases=st.lists(
        st.builds(Coded, st.just(immunization.DISEASES), st.just("x"), NAMED),
        max_size=3,
    ).map(tuple),
    codes=st.lists(CODES, max_size=3).map(tuple),
    lot=WORDS,
    maker=WORDS,
    site=st.sampled_from([Coded(), Coded(words="bras"), *sites().values()]),
    route=st.sampled_from([Coded(), *routes().values()]),
    rank=st.sampled_from(["", "1", "12"]),
    act=st.sampled_from(["", "BOOSTER", "IMMUNIZ", "INITIMMUNIZ"]),
    given_by=WORDS,
    comment=WORDS,
    first_hand=st.booleans(),
)


@pytest.mark.covers("C-043")
@given(dose=DOSES)
def test_what_is_written_is_sound_and_reads_back(dose: Immunization) -> None:
    body = immunization.write(ENTRY, SPACE, dose)
    assert model_faults(body) == ()
    assert immunization.read(body) == dose


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Immunization("BCG", day="1975"), {"occurrenceDateTime": "1975"}),
        (Immunization("BCG"), {"occurrenceString": "date inconnue"}),
        (Immunization("BCG", told="en CP"), {"occurrenceString": "en CP"}),
    ],
)
def test_a_date_is_never_made_more_precise(
    dose: Immunization, said: dict[str, str]
) -> None:
    body = immunization.write(ENTRY, SPACE, dose)
    tree = exact.read(body)
    told = {name: tree[name] for name in tree if name.startswith("occurrence")}
    assert told == said
    assert immunization.read(body) == dose


def test_every_code_received_is_kept_in_its_order() -> None:
    tree = exact.read(immunization.write(ENTRY, SPACE, FULL))
    assert [one["code"] for one in tree["vaccineCode"]["coding"]] == [
        "J07BD52",
        "60000000",
    ]
    assert tree["vaccineCode"]["text"] == "Priorix"
    assert tree["extension"][0]["valueCoding"]["code"] == "BOOSTER"
    assert tree["protocolApplied"][0]["doseNumberPositiveInt"] == 2


def test_a_change_keeps_what_somebody_else_wrote() -> None:
    theirs = exact.read(immunization.write(ENTRY, SPACE, FULL))
    theirs["expirationDate"] = "2027-01-01"
    theirs["vaccineCode"]["coding"][0]["version"] = "2026"
    asked = replace(FULL, lot="B")
    body = immunization.changed(exact.write(theirs), asked)
    tree = exact.read(body)
    assert immunization.read(body) == asked
    assert tree["expirationDate"] == "2027-01-01"
    assert tree["vaccineCode"] == theirs["vaccineCode"]
    assert model_faults(body) == ()


def test_a_mistake_is_said_and_changes_nothing_else() -> None:
    body = immunization.write(ENTRY, SPACE, FULL)
    wrong = immunization.stated(body, "entered-in-error")
    assert exact.read(wrong)["status"] == "entered-in-error"
    assert immunization.stated(wrong, "completed") == body


def test_a_shape_nobody_expected_says_nothing() -> None:
    odd = {
        "resourceType": "Immunization",
        "vaccineCode": [1],
        "protocolApplied": {"a": 1},
        "occurrenceDateTime": "hier",
        "site": {"coding": 3},
        "extension": "x",
        "primarySource": "true",
    }
    assert immunization.read(json.dumps(odd).encode()) == Immunization()
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        immunization.read(b"nothing")


def test_the_official_example_is_read(samples: Path) -> None:
    name = samples / "standards" / "fhir" / "ips" / "Immunization-75680.json"
    dose = immunization.read(name.read_bytes())
    assert dose.vaccine == "Vaccin anti diphtérie-coqueluche-tétanos-poliomyélite"
    assert (dose.day, dose.lot, dose.first_hand) == ("1998-06-04", "AXK23RWERS", True)
    assert [one.code for one in dose.codes] == ["871878002", "J07CA02", "2374429"]
    assert (dose.site.code, dose.route.code) == ("11207009", "20035000")
