"""A report of analyses is said to be of a laboratory only when its author says so."""

import pytest

from app.rules.profile.laboratory import REPORT, says_laboratory


@pytest.mark.covers("C-032")
@pytest.mark.parametrize(
    ("profession", "places"),
    [
        ("Médecin - Biologie médicale", ()),
        ("Pharmacien biologiste", ("",)),
        ("", ("Laboratoire des charmes",)),
        ("Médecin", ("", "LABORATOIRES DU PARC")),
    ],
)
def test_a_biologist_or_a_laboratory_is_known_by_its_words(
    profession: str, places: tuple[str, ...]
) -> None:
    assert says_laboratory(REPORT, profession, *places)
    assert not says_laboratory("11488-4", profession, *places)


@pytest.mark.parametrize(
    ("profession", "places"),
    [
        ("", ()),
        ("Médecin généraliste", ("Cabinet du Parc",)),
        ("Infirmier", ("Rue des Collaborateurs",)),
    ],
)
def test_anybody_else_is_no_laboratory(
    profession: str, places: tuple[str, ...]
) -> None:
    assert not says_laboratory(REPORT, profession, *places)
