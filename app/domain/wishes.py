"""« Volontés » : what is asked of a person, one question a step, none mandatory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.words import N_

TEXT_MAX: Final = 3000
"""The longest answer in one's own words, in characters."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question; *options* are code and words, none for an answer in words."""

    name: str
    label: str
    hint: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """One wish and its questions.

    *kind* is the code of its entries, *code* its word in addresses.
    """

    kind: str
    code: str
    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Wish:
    """What was wanted at an instant; *withdrawn*, that nothing said before holds.

    *said* are the answers given, by the name of their step; *at* is ISO 8601.
    """

    form: Form
    at: str
    said: Mapping[str, str] = field(default_factory=dict)
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """A version in words: whose, what, its standing and its day, then each answer.

    *birth* is an ISO date or "".
    """

    name: str
    birth: str
    title: str
    standing: str
    day: str
    answers: tuple[tuple[str, str], ...]


_CARE: Final = {
    "yes": N_("Je l'accepte"),
    "no": N_("Je le refuse"),
    "doctors": N_("Je laisse décider les médecins et ma personne de confiance"),
}

DIRECTIVES: Final = Form(
    "advance-directives",
    "directives",
    N_("Directives anticipées"),
    (
        Step(
            "situation",
            N_("Quelle est votre situation aujourd'hui ?"),
            options={
                "well": N_("Je n'ai pas de maladie grave"),
                "ill": N_("J'ai une maladie grave"),
                "end": N_("Je pense être proche de la fin de ma vie"),
            },
        ),
        Step(
            "matters",
            N_("Qu'est-ce qui compte le plus pour vous ?"),
            N_("Par exemple : rester chez moi, ne pas souffrir, voir mes enfants"),
        ),
        Step(
            "revive",
            N_("Si votre cœur s'arrête, acceptez-vous d'être réanimé ?"),
            options=_CARE,
        ),
        Step(
            "machines",
            N_("Acceptez-vous une machine qui respire ou nourrit à votre place ?"),
            options=_CARE,
        ),
        Step(
            "sleep",
            N_("À la fin, acceptez-vous d'être endormi pour ne pas souffrir ?"),
            options=_CARE,
        ),
        Step(
            "place",
            N_("Où et avec qui voulez-vous être à la fin de votre vie ?"),
            N_("Par exemple : à la maison, avec ma fille"),
        ),
        Step(
            "other",
            N_("Que voulez-vous dire d'autre ?"),
            N_("Par exemple : ma religion, mes animaux, mes obsèques"),
        ),
        Step(
            "original",
            N_("Où est l'original que vous avez signé ?"),
            N_("Par exemple : dans le tiroir de l'entrée, chez mon médecin"),
        ),
    ),
)

DONATION: Final = Form(
    "organ-donation",
    "don",
    N_("Don d'organes"),
    (
        Step(
            "choice",
            N_("Que voulez-vous, après votre mort ?"),
            options={
                "all": N_("Je suis d'accord pour donner mes organes"),
                "some": N_("Je suis d'accord pour certains organes seulement"),
                "no": N_("Je ne veux pas donner mes organes"),
            },
        ),
        Step(
            "detail",
            N_("Voulez-vous préciser ?"),
            N_("Par exemple : pas les yeux ; ma famille est au courant"),
        ),
    ),
)

FORMS: Final = {form.code: form for form in (DIRECTIVES, DONATION)}
"""Every wish asked here, by its word in addresses."""
