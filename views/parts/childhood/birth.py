"""« Naissance » in words: the figures, their units, the lines of the form."""

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Final

from app.domain.childhood import Newborn
from views.parts.childhood.form import Line
from views.text import NARROW, _, number

_UNITS: Final = {"weight": "g", "height": "cm", "head": "cm"}


def birth_labels() -> Mapping[str, str]:
    """Return the name of each line, in the order of the page."""
    return {
        "weight": _("Poids"),
        "height": _("Taille"),
        "head": _("Tour de tête"),
        "weeks": _("Grossesse"),
        "apgar1": _("Apgar à 1 min"),
        "apgar5": _("Apgar à 5 min"),
        "apgar10": _("Apgar à 10 min"),
        "place": _("Maternité"),
        "comment": _("Votre commentaire"),
    }


def birth_said(newborn: Newborn) -> list[tuple[str, str]]:
    """Return each thing known: its name, and its value in words."""
    said, labels = asdict(newborn), birth_labels()
    return [
        (labels[name], birth_figure(name, said[name])) for name in labels if said[name]
    ]


def birth_figure(name: str, text: str) -> str:
    """Write one figure as people read it."""
    if name in ("place", "comment"):
        return text
    if name == "weeks":
        return _("{count} semaines").format(count=number(Decimal(text)))
    if name in _UNITS:
        return f"{number(Decimal(text))}{NARROW}{_UNITS[name]}"
    return _("{score} sur 10").format(score=number(Decimal(text)))


def birth_lines() -> list[Line]:
    """Return the lines to fill in; none is mandatory."""
    labels = birth_labels()
    helpers = {
        "weight": _("En grammes, par exemple 3250"),
        "height": _("En centimètres, par exemple 50"),
        "head": _("En centimètres, par exemple 34,5"),
        "weeks": _("En semaines, par exemple 39"),
        "apgar1": _("Score de 0 à 10, écrit dans le carnet"),
        "place": _("Par exemple : hôpital de Lille"),
    }
    return [
        Line(
            name,
            labels[name],
            helpers.get(name, ""),
            "text" if name == "comment" else "line",
            _UNITS.get(name, ""),
        )
        for name in labels
    ]
