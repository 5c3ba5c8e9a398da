"""What is entrusted, in words: which rubrics, until when, how far it has come."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from app.domain.collection import Rubric
from app.domain.mandate import Mandate, MandateState, last_day
from app.domain.words import N_
from views.parts.watching import here
from views.rubrics import named
from views.text import _, date_long

STATES: Final = {
    MandateState.WAITING: N_("En attente d'envoi"),
    MandateState.ACTIVE: N_("En cours"),
    MandateState.ENDING: N_("Fin en attente d'envoi"),
    MandateState.ENDED: N_("Terminé"),
}

STEPS: Final = (
    N_("Le code de la personne"),
    N_("Le nom de la personne"),
    N_("Ce que vous confiez"),
    N_("Jusqu'à quand"),
    N_("Relisez avant de confier"),
)
"""What is asked, one thing at a time, then all of it."""


def rubric_names(rubrics: Iterable[Rubric]) -> str:
    """Name several rubrics on one line."""
    return ", ".join(named(one) for one in rubrics)


def space_of(name: str) -> str:
    """Name the space of somebody, who may not have said their name yet."""
    if not name:
        return _("Espace d'un proche")
    return _("Espace de {name}").format(name=name)


def day_of(moment: int) -> str:
    """Return the last day that ends at *moment* (Unix ms): « 23 février 2027 »."""
    day = date_long(last_day(moment, here().zone), weekday=False)
    return day.replace(" ", "\u00a0")


def since_words(moment: int) -> str:
    """Say since when: « Depuis le 23 novembre 2026 »."""
    day = datetime.fromtimestamp(moment / 1000, here().zone).date()
    return _("Depuis le {day}").format(day=date_long(day, weekday=False))


def until_words(moment: int) -> str:
    """Say until when: « Jusqu'au 23 février 2027 »."""
    return _("Jusqu'au {day}").format(day=day_of(moment))


def left_words(one: Mandate) -> str:
    """Say who reads no more, and since when."""
    day = datetime.fromtimestamp(one.left / 1000, here().zone).date()
    words = _("{name} ne lit plus, depuis le {day}.")
    return words.format(name=one.name, day=date_long(day, weekday=False))


def mandate_words(one: Mandate) -> list[str]:
    """Say what a mandate gives, until when, and how far it has come."""
    state = left_words(one) if one.left else _(STATES[one.state])
    return [rubric_names(one.rubrics), until_words(one.until), state]
