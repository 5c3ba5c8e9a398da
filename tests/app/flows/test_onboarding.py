"""A space is made offline, whole, in one write."""

import json

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.query import Query
from app.flows.onboarding import Onboarding, space_of
from app.flows.recovery import read_sheet
from tests.app.worlds import FEW, Clock, Home


def onboarding(home: Home) -> Onboarding:
    return Onboarding(home.vault, home.world, "linux")


@pytest.fixture
def home() -> Home:
    return Home("first", Clock())


def test_a_space_is_made_with_its_patient_and_its_recovery_key(home: Home) -> None:
    made = onboarding(home).create("Zoé", birth_date="1975-03-02", rubrics=FEW)
    [patient] = home.vault.find(made.space.id, Query("patient"))
    assert patient.rubric is Rubric.PROFILE
    written = json.loads(patient.body)
    assert written["resourceType"] == "Patient"
    assert written["name"] == [{"use": "usual", "text": "Zoé"}]
    assert written["birthDate"] == "1975-03-02"
    assert len(read_sheet(made.recovery_key).key) == 20


def test_the_space_says_whose_it_is(home: Home) -> None:
    made = onboarding(home).create(" Zoé ", server="http://127.0.0.1:1", rubrics=FEW)
    assert space_of(home.vault, made.space.id) == made.space
    assert made.space.name == "Zoé"


def test_a_space_not_pulled_yet_has_no_name(home: Home) -> None:
    made = onboarding(home).create("Zoé", rubrics=FEW)
    [patient] = home.vault.find(made.space.id, Query("patient"))
    home.delete(patient.id)
    assert space_of(home.vault, made.space.id).name == ""


def test_no_space_is_made_over_another(home: Home) -> None:
    onboarding(home).create("Zoé", rubrics=FEW)
    with pytest.raises(Refused, match=r"store\.exists"):
        onboarding(home).create("Zoé")


@pytest.mark.parametrize(
    ("name", "birth_date", "code"),
    [
        ("  ", "", "name.missing"),
        ("\udcff", "", "name.missing"),
        ("Zoé", "hier", "date.malformed"),
    ],
)
def test_what_is_missing_or_malformed_is_refused(
    home: Home, name: str, birth_date: str, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        onboarding(home).create(name, birth_date=birth_date)
    assert refusal.value.code == code
    assert home.vault.spaces() == []


@pytest.mark.parametrize("address", ["un serveur", "ftp://a", "http://", "http://["])
def test_an_address_that_reaches_nobody_is_refused(home: Home, address: str) -> None:
    with pytest.raises(Refused, match=r"server\.address"):
        onboarding(home).create("Zoé", server=address)
    assert home.vault.spaces() == []
