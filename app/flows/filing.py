"""« Rangement » : the categories of documents, and where an unknown one may go."""

import re
from dataclasses import dataclass

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.folding import plain
from app.domain.words import N_
from app.fhir.document_types import DocumentType, document_types, rubric_of

TO_FILE = "A_RANGER"
"""The category of a document nobody has filed yet."""

_BY_MEDIA = {"application/dicom": "RADIO_SC"}
SUPPORT = "AUTONOMIE"
"""Our own category: the official list leaves medico-social papers among the others."""
_SUPPORT_TYPES = ("28653-4", "34842-5", "80788-3")
_HEAD = 400
"""Characters of a text where its nature is usually said."""


@dataclass(frozen=True, slots=True)
class Category:
    """« Catégorie » : its label, and the words that betray it.

    *type* is the JDV_J07 code of what a person deposits themselves; *words* are
    regular expressions on text without accents nor capitals.
    """

    code: str
    label: str
    type: str
    words: str = ""

    @property
    def rubric(self) -> Rubric:
        """The rubric it lies in."""
        return rubric_of(self.code, self.type)


CATEGORIES = (
    Category(TO_FILE, N_("À ranger"), "EXPPAT_2"),
    Category(
        "ORD_SOIN",
        N_("Ordonnances et soins"),
        "DOCPAT02",
        r"ordonnances?|prescriptions?|posologie|comprimes?|gelules?|renouvel\w+",
    ),
    Category(
        "BIOLOGIE",
        N_("Résultats d’analyses"),
        "DOCPAT05",
        r"laboratoire|analyses?|biologi\w+|hemogramme|cholesterol|prelevement"
        r"|hematologie|creatinine|valeurs? de reference",
    ),
    Category(
        "RADIO_SC",
        N_("Radios et scanners"),
        "DOCPAT04",
        r"radio(?:graphie|logie)s?|scanner|irm|echographie|mammographie|imagerie"
        r"|echodoppler|tomodensitometrie",
    ),
    Category(
        "DIR_ANT",
        N_("Directives anticipées"),
        "EXPPAT_3",
        r"directives anticipees|dernieres volontes",
    ),
    Category(
        "VDP",
        N_("Volontés et droits"),
        "EXPPAT_1",
        r"personne de confiance|don d'organes|mes volontes|mes souhaits",
    ),
    Category(
        "CAR_VAC",
        N_("Vaccins"),
        "11369-6",
        r"vaccins?|vaccinations?|vaccinal\w*|carnet de vaccination",
    ),
    Category(
        "CERT_MED",
        N_("Certificats"),
        "DOCPAT07",
        r"certificat(?: medical)?|je soussignee?|certifie",
    ),
    Category(
        "DEPISTAG",
        N_("Prévention"),
        "DOCPAT06",
        r"depistages?|prevention",
    ),
    Category(
        "REMB",
        N_("Remboursements"),
        "REMB",
        r"remboursements?|decompte|tiers payant|part complementaire",
    ),
    Category(
        "SYNTHESE",
        N_("Synthèses"),
        "DOCPAT01",
        r"synthese medicale|volet de synthese|synthese",
    ),
    Category(
        "CPT_REND",
        N_("Comptes rendus"),
        "DOCPAT03",
        r"comptes?[ -]rendus?|cher confrere|chere consoeur|lettre de liaison"
        r"|consultation|hospitalisation",
    ),
    Category(
        "DOC_ADM",
        N_("Papiers"),
        "DOCPAT09",
        r"attestation|carte vitale|mutuelle|droits|facture|bulletin de situation",
    ),
    Category(
        "SYNTH_PML",
        N_("Ma santé en résumé"),
        "DOCPAT08",
        r"mon profil medical|profil medical|ma sante en resume",
    ),
    Category(
        "QUEST_SANTE",
        N_("Questionnaires"),
        "74465-6",
        r"questionnaires?(?: de sante)?|auto-?questionnaire",
    ),
    Category(
        SUPPORT,
        N_("Autonomie et accompagnement"),
        "28653-4",
        r"aggir|grille d'autonomie|gir [1-6]|(?:projet|plan) personnalise"
        r"|allocation personnalisee d'autonomie|mdph|aide sociale|ehpad",
    ),
    Category("AUTR_DOC", N_("Autres"), "EXPPAT_2"),
)


def category(code: str) -> Category:
    """Find a category by its code. Raises Refused("document.category_unknown")."""
    for found in CATEGORIES:
        if found.code == code:
            return found
    raise Refused("document.category_unknown")


def shelf_of(official: DocumentType) -> Category:
    """Return where an official type is filed."""
    support = official.code in _SUPPORT_TYPES
    return category(SUPPORT if support else official.category)


def official_label(type_code: str) -> str:
    """Return what people call an official type, "" for one that is not."""
    found = document_types().get(type_code)
    return found.label if found else ""


def guess(text: str, media_type: str = "") -> Category:
    """Propose a category from the words of a document, `A_RANGER` when unsure.

    A word near the top weighs five times more; two points are needed. A medical
    image that says nothing else is one.
    """
    bare = plain(text)
    scored = [(_score(one, bare), -rank) for rank, one in enumerate(CATEGORIES)]
    best, rank = max(scored)
    if best >= 2:  # noqa: PLR2004 - said above
        return CATEGORIES[-rank]
    return category(_BY_MEDIA.get(media_type, TO_FILE))


def _score(one: Category, bare: str) -> int:
    if not one.words:
        return 0
    places = [found.start() for found in re.finditer(rf"\b(?:{one.words})\b", bare)]
    return sum(5 if place < _HEAD else 1 for place in places)
