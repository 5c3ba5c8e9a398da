"""The printed profile: every line with who says so, the answers too."""

from datetime import date
from pathlib import Path

import pytest

from tests.views.prints import reader
from views.prints.profile import Noted, Part, Profile, profile

DAY = date(2026, 11, 22)
PENICILLIN = Noted(
    "Pénicilline", [("Réaction", "Plaques rouges")], "Déclaré par la personne"
)
PARTS = [
    Part("Allergies", lines=[PENICILLIN]),
    Part("Maladies", ended=[Noted("Asthme", [], "Écrit par le Dr Fictif")]),
    Part("Traitements", "Rien de noté"),
]


@pytest.mark.covers("C-027")
def test_each_line_says_who_wrote_it(fonts: Path) -> None:
    whole = Profile("Camille", "Ce que je dois dire à un médecin", PARTS, DAY)
    said = "".join(reader.words(profile(whole, fonts=fonts)))
    for words in (
        *("Espace de Camille", "Imprimé le 22/11/2026", "Allergies", "Pénicilline"),
        *("Réaction : Plaques rouges", "Déclaré par la personne"),
        *("Terminé", "Asthme", "Écrit par le Dr Fictif"),
        *("Traitements", "Rien de noté"),
    ):
        assert words in said
    assert said.index("Allergies") < said.index("Maladies") < said.index("Traitements")


def test_a_rubric_alone_is_the_title_of_its_page(fonts: Path) -> None:
    alone = Profile("Camille", "Allergies", PARTS[:1], DAY)
    said = "".join(reader.words(profile(alone, fonts=fonts)))
    assert said.count("Allergies") == 1


def test_a_short_line_is_never_cut_between_two_pages(fonts: Path) -> None:
    facts = [(f"Question {rank}", "réponse") for rank in range(6)]
    lines = [Noted(f"Allergie n° {rank}", facts, f"fin {rank}.") for rank in range(30)]
    whole = Profile("Camille", "Allergies", [Part("Allergies", lines=lines)], DAY)
    for page in reader.words(profile(whole, fonts=fonts)):
        assert page.count("Allergie n°") == page.count("fin ")


def test_equal_profiles_give_equal_bytes(fonts: Path) -> None:
    whole = Profile("Camille", "Profil", PARTS, DAY)
    assert profile(whole, fonts=fonts) == profile(whole, fonts=fonts)


def test_a_long_profile_goes_on_over_pages_and_loses_no_line(fonts: Path) -> None:
    lines = [Noted(f"Allergie n° {rank}", [], "par moi") for rank in range(120)]
    many = Profile("Camille", "Allergies", [Part("Allergies", lines=lines)], DAY)
    pages = reader.words(profile(many, fonts=fonts))
    assert len(pages) > 1
    assert all(one.title in "".join(pages) for one in lines)
