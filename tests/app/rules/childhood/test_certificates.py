"""A certificate of health is known by its title, whoever wrote it."""

from pathlib import Path

import pytest

from app.rules.childhood.certificates import certificate_of

pytestmark = pytest.mark.covers("C-143")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("PREMIER CERTIFICAT DE SANTE (à établir dans les 8 jours)", "CS8"),
        ("Deuxième certificat de santé", "CS9"),
        ("TROISIEME CERTIFICAT DE SANTE (au cours du 24ème mois)", "CS24"),
        ("Certificat de santé du 8e jour", "CS8"),
        ("Certificat de santé du 9ème mois", "CS9"),
        ("Certificat de santé du 24e mois", "CS24"),
        ("Certificat de santé", ""),
        ("Premier certificat médical", ""),
        ("Certificat de santé du 8e jour et du 9e mois", ""),
        ("Ordonnance du 9e mois", ""),
        ("", ""),
    ],
)
def test_a_title_says_which_one(title: str, code: str) -> None:
    assert certificate_of(title) == code


@pytest.mark.parametrize("code", ["CS8", "CS24"])
def test_the_official_examples_are_known(samples: Path, code: str) -> None:
    text = (samples / "standards/cda" / f"CSE-{code}_2024.01.xml").read_text("utf-8")
    title = text.partition("<title>")[2].partition("</title>")[0]
    assert certificate_of(title) == code
