"""« Rubriques » in the words of screens and lines: what one entrusts, by its name."""

from collections.abc import Mapping
from typing import Final

from app.domain.collection import Rubric
from app.domain.wishes import FORMS
from app.domain.words import N_
from app.kinds import all_kinds
from views.text import _

_NAMES: Final[Mapping[Rubric, str]] = {
    Rubric.PROFILE: N_("Profil de santé"),
    Rubric.MEASURES: N_("Mesures"),
    Rubric.VACCINES: N_("Vaccins"),
    Rubric.AGENDA: N_("Rendez-vous"),
    Rubric.MESSAGES: N_("Messages"),
    Rubric.WISHES: N_("Entourage et volontés"),
    Rubric.JOURNAL: N_("Journal"),
    Rubric.REPORT: N_("Comptes rendus et résultats"),
    Rubric.SYNTHESIS: N_("Synthèses"),
    Rubric.IMAGING: N_("Radios et scanners"),
    Rubric.PRESCRIPTION: N_("Ordonnances et soins"),
    Rubric.DISPENSATION: N_("Délivrances par un pharmacien"),
    Rubric.CARE_PLAN: N_("Plans de soins"),
    Rubric.ADMINISTERED: N_("Traitements administrés"),
    Rubric.CERTIFICATE: N_("Certificats"),
    Rubric.REIMBURSEMENT: N_("Remboursements"),
    Rubric.OTHER_DOCUMENTS: N_("Autres documents"),
    Rubric.MANAGEMENT: N_("Papiers"),
}
_LAST: Final = 100
"""Wishes come after the people."""


def named(rubric: int) -> str:
    """Return the name of a rubric; one of a later version is « Autre rubrique »."""
    known = rubric in set(Rubric)
    name = _NAMES.get(Rubric(rubric)) if known else None
    return _(name) if name else _("Autre rubrique")


def holding(rubric: Rubric) -> str:
    """Say what lies in a rubric of several subjects, in their order; "" for others."""
    forms = {form.kind for form in FORMS.values()}
    found = [one for one in all_kinds().values() if one.rubric is rubric]
    told = [(one.topic.rank, one.topic.label) for one in found if one.topic]
    told += [(_LAST, one.label) for one in found if one.code in forms]
    return ", ".join(_(label) for _rank, label in sorted(told)) if told[1:] else ""


def coded(rubric: Rubric) -> str:
    """Return how a rubric is typed on a line: `other-documents`."""
    return rubric.name.lower().replace("_", "-")
