"""A document goes where its words say; an unknown one waits to be filed."""

import pytest

from app.domain.errors import Refused
from app.domain.foreign import Header
from app.domain.query import Filters
from app.fhir.document_types import category_rubrics, document_types
from app.flows.filing import CATEGORIES, SUPPORT, TO_FILE, category, guess, shelf_of
from tests.app.paper_home import PaperHome
from tests.app.statements import Post


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
        ("Ma personne de confiance", "VDP"),
        ("Questionnaire de santé", "QUEST_SANTE"),
        ("Mon profil médical", "SYNTH_PML"),
        ("Relevé de remboursements", "REMB"),
        ("Volet de synthèse médicale", "SYNTHESE"),
        ("Invitation au dépistage", "DEPISTAG"),
        ("Attestation de droits", "DOC_ADM"),
        ("Grille AGGIR : GIR 3", SUPPORT),
        ("Projet personnalisé de Mme X", SUPPORT),
        ("Plan personnalisé d’accompagnement", SUPPORT),
        ("Bonjour", TO_FILE),
        ("", TO_FILE),
    ],
)
def test_words_propose_a_category(text: str, code: str) -> None:
    assert guess(text).code == code


def test_one_word_far_down_is_not_enough() -> None:
    assert guess("x " * 500 + "vaccin").code == TO_FILE


def test_a_medical_image_that_says_nothing_is_one() -> None:
    assert guess("Image", "application/dicom").code == "RADIO_SC"
    assert guess("Compte rendu", "application/dicom").code == "CPT_REND"


@pytest.mark.covers("C-010")
@pytest.mark.parametrize("code", ["34842-5", "80788-3", "28653-4"])
def test_medico_social_papers_are_filed_and_found(code: str) -> None:
    home = PaperHome()
    entry = Post(home).entry(Header(type=code, facility="Résidence des Lilas"))
    assert home.documents.list(Filters(category=SUPPORT)) == [entry]
    assert home.documents.list(Filters(category="AUTR_DOC")) == []
    assert home.documents.list(Filters(author="Résidence des Lilas")) == [entry]
    assert entry.meta["type"] == code


def test_codes_are_unique_and_found() -> None:
    assert len({one.code for one in CATEGORIES}) == len(CATEGORIES)
    assert all(category(one.code) is one for one in CATEGORIES)


@pytest.mark.covers("C-006")
@pytest.mark.parametrize("code", category_rubrics())
def test_each_official_category_has_an_import_a_filter_and_a_label(code: str) -> None:
    documents = PaperHome().documents
    added = documents.add(b"Bonjour", name="x.txt", category=code).entry
    documents.add(b"Bonsoir", name="y.txt")
    assert added is not None
    assert documents.list(Filters(category=code)) == [added]
    assert category(code).label
    assert added.rubric is category_rubrics()[code]


def test_what_the_person_deposits_is_of_a_type_of_its_category() -> None:
    filed = [one for one in CATEGORIES if one.code != TO_FILE]
    types = document_types()
    assert [shelf_of(types[one.type]) for one in filed] == filed


def test_an_unknown_category_is_refused() -> None:
    with pytest.raises(Refused, match=r"document\.category_unknown"):
        category("ROMANS")
