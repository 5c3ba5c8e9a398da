"""A report of analyses is of a laboratory only when its author says so."""

import pytest

from app.rules.profile.laboratory import REPORT, signed_by_laboratory


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
    assert signed_by_laboratory(REPORT, profession, *places)
    assert not signed_by_laboratory("11488-4", profession, *places)


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
    assert not signed_by_laboratory(REPORT, profession, *places)
