"""« Ayant droit » in words: how old, and as whom one represents them."""

from contextlib import suppress
from datetime import date
from typing import Final

from app.domain.age import Birth
from app.domain.errors import Refused
from app.domain.words import N_
from app.flows.dependents.dependents import Dependent, Tie
from views.parts.childhood.ages import age_words
from views.text import _

TIES: Final = {
    Tie.CHILD: N_("Mon enfant mineur"),
    Tie.PROTECTED: N_("Un adulte protégé (tutelle, habilitation familiale…)"),
}
"""What is asked when a person is added."""
_SAID: Final = {Tie.CHILD: N_("enfant mineur"), Tie.PROTECTED: N_("adulte protégé")}


def person_words(one: Dependent, today: date) -> str:
    """Say how old somebody is, and why one keeps their space."""
    birth = _birth(one.space.birth_date)
    grown = birth and one.tie is Tie.CHILD and not birth.minor(today)
    tie = _("adulte depuis ses 18 ans") if grown else _(_SAID[one.tie])
    return f"{age_words(birth, today)}, {tie}" if birth else tie.capitalize()


def _birth(text: str) -> Birth | None:
    """Return a birth date; what another device wrote wrongly is unknown."""
    with suppress(Refused):
        return Birth.parse(text)
    return None
