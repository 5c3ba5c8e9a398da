"""« Profession » : what a directory says that a professional, or a facility, is."""

from dataclasses import dataclass
from typing import Final

from app.domain.words import N_


@dataclass(frozen=True, slots=True)
class Profession:
    """One of those a directory certifies: *code* is in its word, *label* on screens."""

    code: str
    label: str


PROFESSIONS: Final = (
    Profession("doctor", N_("médecin")),
    Profession("pharmacist", N_("pharmacien")),
    Profession("midwife", N_("sage-femme")),
    Profession("nurse", N_("infirmier")),
    Profession("dentist", N_("chirurgien-dentiste")),
    Profession("physiotherapist", N_("kinésithérapeute")),
)
"""People."""

FACILITIES: Final = (
    Profession("practice", N_("maison de santé")),
    Profession("hospital", N_("hôpital")),
    Profession("laboratory", N_("laboratoire")),
    Profession("medico-social", N_("établissement médico-social")),
)
"""Places where several work."""


def profession_label(code: str) -> str:
    """Return the words of a profession; one we do not know is said as it came."""
    every = {one.code: one.label for one in (*PROFESSIONS, *FACILITIES)}
    return every.get(code, code)
