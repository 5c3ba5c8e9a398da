"""« Calendrier vaccinal » : a person, their doses, what the rules say of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.age import Birth
from app.domain.ids import EntryId
from app.domain.when import Precision, When
from app.domain.words import N_

DISEASES: Final[Mapping[str, str]] = {
    "diphtheria": N_("diphtérie"),
    "tetanus": N_("tétanos"),
    "pertussis": N_("coqueluche"),
    "polio": N_("poliomyélite"),
    "hib": N_("infections à Haemophilus"),
    "hepatitis-b": N_("hépatite B"),
    "hepatitis-a": N_("hépatite A"),
    "pneumococcal": N_("infections à pneumocoque"),
    "measles": N_("rougeole"),
    "mumps": N_("oreillons"),
    "rubella": N_("rubéole"),
    "varicella": N_("varicelle"),
    "meningococcal-a": N_("méningocoque A"),
    "meningococcal-b": N_("méningocoque B"),
    "meningococcal-c": N_("méningocoque C"),
    "meningococcal-w": N_("méningocoque W"),
    "meningococcal-y": N_("méningocoque Y"),
    "hpv": N_("papillomavirus"),
    "rotavirus": N_("gastro-entérite à rotavirus"),
    "tuberculosis": N_("tuberculose"),
    "influenza": N_("grippe"),
    "covid-19": N_("Covid-19"),
    "rsv": N_("bronchiolite (virus respiratoire)"),
    "zoster": N_("zona"),
    "yellow-fever": N_("fièvre jaune"),
    "typhoid": N_("fièvre typhoïde"),
    "rabies": N_("rage"),
    "tick-borne-encephalitis": N_("encéphalite à tiques"),
    "japanese-encephalitis": N_("encéphalite japonaise"),
    "cholera": N_("choléra"),
    "leptospirosis": N_("leptospirose"),
    "smallpox": N_("variole"),
    "dengue": N_("dengue"),
    "chikungunya": N_("chikungunya"),
}
"""Every disease a dose may protect from, by the code of tables and of resources."""


class Need(StrEnum):
    """« État » of a line of the calendar; nobody is ever late."""

    TODO = "todo"
    CHECK = "check"
    COMING = "coming"
    DONE = "done"
    NONE = "none"


class Reason(StrEnum):
    """« Pourquoi » : what decided the state of a line.

    DONE: `dose`, `said` (the person said so, without its date). TODO: `age`,
    `season`, `fact`. COMING: `age`, `season`, `after` (its day hangs on the dose
    before). CHECK: `early` (a dose before its age or interval), `partial` (a date or
    the birth date is too vague), `interval` (an interval to confirm), `to-confirm`
    (the rule itself), `count` (how many doses: the source does not say), `beyond`
    (the source says nothing at this age), `term` (it depends on the pregnancy),
    `birth` (no birth date). NONE: `age`, `cohort`, `sex`, `fact`, `covered`.
    """

    DOSE = "dose"
    SAID = "said"
    AGE = "age"
    SEASON = "season"
    FACT = "fact"
    AFTER = "after"
    EARLY = "early"
    PARTIAL = "partial"
    INTERVAL = "interval"
    TO_CONFIRM = "to-confirm"
    COUNT = "count"
    BEYOND = "beyond"
    TERM = "term"
    BIRTH = "birth"
    COHORT = "cohort"
    SEX = "sex"
    COVERED = "covered"


class Fact(StrEnum):
    """« Situation » a rule may hang on: known only when the person said so."""

    PREGNANT = "pregnant"
    CHRONIC_ILLNESS = "chronic-illness"
    OBESITY = "obesity"
    EXPOSED_TUBERCULOSIS = "exposed-tuberculosis"
    EXPOSED_HEPATITIS_B = "exposed-hepatitis-b"
    MEN_WITH_MEN = "men-with-men"


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """Who the rules look at; *sex* is FHIR's (`female`, `male`), "" when unknown."""

    born: Birth | None
    sex: str = ""
    facts: frozenset[Fact] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class Dose:
    """« Dose » : what it protects from, and when it was given, as far as is known.

    *confirmed* is told by who gave it. *answers* is the name of the line a person
    said was done, "" for a dose that was noted as it is.
    """

    diseases: frozenset[str]
    when: When
    vaccine: str = ""
    confirmed: bool = False
    answers: str = ""
    id: EntryId | None = None

    @property
    def only_said(self) -> bool:
        """Say whether it was said to be done, and no day given."""
        return bool(self.answers) and self.when.precision < Precision.DAY


@dataclass(frozen=True, slots=True)
class Why:
    """« Pourquoi » : the line of the table, where it was read, and what was looked at.

    *line* is the rule that spoke, *facts* those of the person that counted. *own_bound*
    when no source says until what age: the bound is ours, and to confirm.
    """

    line: str
    source: tuple[str, ...]
    year: int
    to_confirm: bool = False
    facts: tuple[Fact, ...] = ()
    own_bound: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """« Ligne du calendrier » : one dose of one rule, and where it stands.

    *step* counts from 1, 0 for a whole rule that does not concern the person; a
    yearly dose has the year. *diseases* are those still to cover, all of them once
    done. *since* is the first day it may be given, *until* the last one advised;
    None when unknown or done. They are *exact* unless the birth date is partial.
    *age* is the advised age (ISO duration), *dose* the last one that did it.
    """

    rule: str
    step: int
    label: str
    diseases: frozenset[str]
    need: Need
    reason: Reason
    why: Why
    since: date | None = field(default=None, repr=False)
    until: date | None = field(default=None, repr=False)
    exact: bool = True
    age: str = ""
    mandatory: bool = False
    products: tuple[str, ...] = ()
    dose: Dose | None = None

    @property
    def name(self) -> str:
        """What a dose « déjà fait » answers: stable from one day to the next."""
        return f"{self.rule}/{self.step}"

    @property
    def to_confirm(self) -> bool:
        """Say whether the line of the table is itself to confirm."""
        return self.why.to_confirm
