"""A document goes where its words say; an unknown one waits to be filed."""

import pytest

from app.domain.errors import Refused
from app.flows.filing import CATEGORIES, TO_FILE, category, guess


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ORDONNANCE\nParacétamol, posologie", "ORD_SOIN"),
        ("Laboratoire des Lilas\nHémogramme", "BIOLOGIE"),
        ("Compte rendu de scanner thoracique", "RADIO_SC"),
        ("Compte-rendu d’hospitalisation", "CPT_REND"),
        ("Certificat médical", "CERT_MED"),
        ("Carnet de vaccination", "CAR_VAC"),
        ("Mes directives anticipées", "DIR_ANT"),
        ("Relevé de remboursements", "REMB"),
        ("Volet de synthèse médicale", "SYNTHESE"),
        ("Invitation au dépistage", "DEPISTAG"),
        ("Attestation de droits", "DOC_ADM"),
        ("Bonjour", TO_FILE),
        ("", TO_FILE),
    ],
)
def test_words_propose_a_category(text: str, code: str) -> None:
    assert guess(text).code == code


def test_one_word_far_down_is_not_enough() -> None:
    assert guess("x " * 500 + "vaccin").code == TO_FILE


def test_codes_are_unique_and_found() -> None:
    assert len({one.code for one in CATEGORIES}) == len(CATEGORIES)
    assert all(category(one.code) is one for one in CATEGORIES)


def test_an_unknown_category_is_refused() -> None:
    with pytest.raises(Refused, match=r"document\.category_unknown"):
        category("ROMANS")
