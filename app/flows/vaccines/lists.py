"""« Listes » a dose is picked from: vaccines, diseases, places of the body, ways."""

from collections.abc import Mapping

from app.domain.folding import plain
from app.domain.immunization import Coded, Immunization
from app.domain.vaccine import DISEASES
from app.fhir import immunization
from app.fhir.immunization_codes import routes, sites
from app.fhir.vaccine_products import diseases_of, matching

MOST = 5
"""Names proposed at once."""


def vaccines(text: str) -> dict[str, tuple[str, ...]]:
    """Return the names of vaccines a text begins, and what each protects from."""
    return {name: one.diseases for name, one in matching(text, most=MOST)}


def protects_from(vaccine: str) -> tuple[str, ...]:
    """Return what a vaccine protects from, by its name; () for one we do not know."""
    return diseases_of(Immunization(vaccine))


def diseases(text: str, names: Mapping[str, str]) -> list[str]:
    """Return the codes whose name (*names*, as people read them) a text is part of."""
    typed = plain(text).strip()
    found = [code for code in DISEASES if typed and typed in plain(names[code])]
    return found[:MOST]


def against(text: str, names: Mapping[str, str]) -> tuple[Coded, ...]:
    """Return the diseases somebody wrote, between commas: ours, else their words."""
    parts = [one.strip() for one in text.split(",")]
    found = (each for one in parts if one for each in _written(one, names))
    return tuple(dict.fromkeys(found))


def _written(text: str, names: Mapping[str, str]) -> tuple[Coded, ...]:
    typed = plain(text)
    ours = tuple(code for code in DISEASES if typed == plain(names[code]))
    found = ours or protects_from(text)
    coded = (Coded(immunization.DISEASES, code, DISEASES[code]) for code in found)
    return tuple(coded) or (Coded(words=text),)


def place(code: str) -> Coded | None:
    """Return a place of the body by its code, None for one not of the list."""
    return sites().get(code)


def way(code: str) -> Coded | None:
    """Return a way of giving by its code, None for one not of the list."""
    return routes().get(code)
