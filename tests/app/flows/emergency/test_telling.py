"""Each line says in few words what somebody who helps must know."""

from dataclasses import replace

import pytest

from app.domain.emergency import TEXT_MAX, Part, short
from app.domain.wishes import DIRECTIVES
from app.flows.emergency.telling import candidates
from tests.app.flows.emergency.a_person import Person


@pytest.fixture
def camille() -> Person:
    """Return a person without any line."""
    return Person()


def told(person: Person) -> list[tuple[Part, str]]:
    """Return what may be chosen."""
    found = candidates(person.profile, person.wishes)
    return [(one.part, one.text) for _, one in found]


def test_an_allergy_says_what_happened_and_how_grave(camille: Person) -> None:
    said = {
        "substance": "Latex",
        "reaction": "Gêne\npour respirer.",
        "severity": "severe",
    }
    camille.profile.add("allergies", said)
    assert told(camille) == [(Part.ALLERGY, "Latex, Gêne pour respirer, grave")]


def test_a_treatment_says_its_dose_as_it_was_typed(camille: Person) -> None:
    said = {"medicine": "Metformine 1000 mg", "dose": "1 cp", "rhythm": "matin et soir"}
    camille.profile.add("traitements", said)
    words = "Metformine 1000 mg, 1 cp, matin et soir"
    assert told(camille) == [(Part.TREATMENT, words)]


def test_what_means_nothing_alone_is_left_out(camille: Person) -> None:
    said = {"substance": "Latex", "criticality": "low"}
    camille.profile.add("allergies", said)
    camille.profile.add("allergies", {**said, "criticality": "high"})
    found = {text for _, text in told(camille)}
    assert found == {"Latex", "Latex, la vie peut être en danger"}


def test_an_illness_says_since_when_a_contact_its_number(camille: Person) -> None:
    camille.profile.add("maladies", {"illness": "Diabète", "since": "2009-03"})
    camille.profile.add("contacts-urgence", {"name": "Rose", "phone": "06 39 98 00 01"})
    assert told(camille) == [
        (Part.CONTACT, "Rose, 06 39 98 00 01"),
        (Part.ILLNESS, "Diabète, depuis 03/2009"),
    ]


@pytest.mark.covers("C-032")
def test_a_blood_group_says_who_says_so(camille: Person) -> None:
    camille.profile.add("groupe-sanguin", {"group": "278147001"})
    words = "O positif, déclaré par la personne, à vérifier avant transfusion"
    assert told(camille) == [(Part.BLOOD, words)]


@pytest.mark.covers("C-032")
@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("deposited:laboratory", "laboratoire"),
        ("document:laboratory", "d'après un document de laboratoire"),
        ("document:professional", "d'après un document"),
    ],
)
def test_who_a_file_names_is_no_proof_of_a_blood_group(
    camille: Person, source: str, words: str
) -> None:
    entry = camille.profile.add("groupe-sanguin", {"group": "278147001"})
    camille.profile.restore(replace(entry, meta={**entry.meta, "source": source}))
    said = f"O positif, {words}, à vérifier avant transfusion"
    assert told(camille) == [(Part.BLOOD, said)]


@pytest.mark.covers("C-026")
def test_an_illness_of_the_family_says_whose_and_at_what_age(camille: Person) -> None:
    said = {"relation": "FTH", "illness": "Infarctus", "age": "52 ans"}
    camille.profile.add("antecedents-familiaux", said)
    assert told(camille) == [(Part.FAMILY, "Infarctus, Père, 52 ans")]


def test_what_is_over_or_withdrawn_is_not_proposed(camille: Person) -> None:
    over = camille.profile.add("maladies", {"illness": "Asthme"})
    camille.profile.end(over.id, "2020")
    camille.profile.withdraw(camille.allergic())
    assert told(camille) == []


def test_no_known_allergy_is_worth_telling(camille: Person) -> None:
    camille.profile.set_answer("allergies", "none")
    assert told(camille) == [(Part.ALLERGY, "Aucune allergie connue")]


def test_the_directives_say_where_their_original_is(camille: Person) -> None:
    camille.wishes.state(DIRECTIVES, {"original": "tiroir de l'entrée"})
    words = "Directives anticipées écrites le 21/11/2026, original : tiroir de l'entrée"
    assert told(camille) == [(Part.WISHES, words)]
    camille.wishes.withdraw(DIRECTIVES)
    assert told(camille) == []


def test_a_line_too_long_for_a_card_is_cut_and_says_so() -> None:
    assert short("a \n b") == "a b"
    assert len(short("mot " * 100)) <= TEXT_MAX
    assert short("mot " * 100).endswith("…")
