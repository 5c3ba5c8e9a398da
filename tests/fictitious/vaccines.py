"""Doses and lines of a calendar written short: what hand-written cases are made of."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from app.domain.age import Birth
from app.domain.vaccine import DISEASES, Dose, Due, Fact, Need, Person
from app.domain.when import When
from app.rules.vaccination.calendar import evaluate
from app.rules.vaccination.table import table
from tests.fictitious import childhood

_MEN: Final = "meningococcal-"
PRODUCTS: Final = {
    "hexa": "diphtheria tetanus pertussis polio hib hepatitis-b",
    "penta": "diphtheria tetanus pertussis polio hib",
    "nohib": "diphtheria tetanus pertussis polio hepatitis-b",
    "dtcap": "diphtheria tetanus pertussis polio",
    "dtp": "diphtheria tetanus polio",
    "dt": "diphtheria tetanus",
    "ror": "measles mumps rubella",
    "prev": "pneumococcal",
    "acwy": f"{_MEN}a {_MEN}c {_MEN}w {_MEN}y",
    "menc": f"{_MEN}c",
    "menb": f"{_MEN}b",
    "hepb": "hepatitis-b",
    "rota": "rotavirus",
    "bcg": "tuberculosis",
    "flu": "influenza",
    "zona": "zoster",
    "covid": "covid-19",
}
"""Short names of products; any disease is a product of its own."""
ANSWERED: Final = (Need.TODO, Need.CHECK, Need.DONE)
_HEXA, _PREV = "dtcap-hib-hepb/1", "pneumococcal-infant/1"
_SECOND = (_HEXA, _PREV, "rotavirus/1")
_THIRD = (_HEXA, _PREV, "menb/1")
_SIXTH = (_HEXA, _PREV, "menacwy-infant/1", "menb/1")
_TEEN = ("dtcap-teen/1", "hpv/1", "menacwy-teen/1", "mmr/1")
CHILD_DUE: Final[Mapping[date, tuple[str, ...]]] = dict(
    zip(
        childhood.DATES,
        (
            *((), (), (), (), _SECOND, _THIRD),
            *(_THIRD, _THIRD, _SIXTH, _SIXTH, _SIXTH),
            *((*_SIXTH, "mmr/1"), (*_SIXTH, "mmr/1"), (*_SIXTH, "mmr/1")),
            *((_HEXA, "menacwy-infant/1", "mmr/1"),) * 2,
            ("dtcap-6y/1", "hepb-catch-up/1", "menacwy-infant/1", "mmr/1"),
            (*_TEEN, "hepb-catch-up/1"),
            (*_TEEN, "hepb-catch-up/1"),
            _TEEN,
        ),
        strict=True,
    )
)
"""What the fictitious child is to receive on each date when nothing was given."""
CHILD_GIVEN: Final = (
    "2024-04-29 hexa, 2024-04-29 prev, 2024-04-29 rota, 2024-05-29 rota,"
    "2024-05-29 menb, 2024-06-29 hexa, 2024-06-29 prev, 2024-07-29 menb,"
    "2024-08-29 acwy, 2025-01-29 hexa, 2025-01-29 prev, 2025-03-01 ror,"
    "2025-03-01 acwy, 2025-03-01 menb, 2025-06-29 ror, 2030-03-01 dtcap,"
    "2035-03-01 dtcap, 2035-03-01 hpv, 2035-03-01 acwy, 2035-09-01 hpv"
)
"""What they receive when all is given on its day."""
_WANTED: Final = re.compile(
    r"(\d+) (\w+)([!.]?)"
    r"(?: (?!\d)(?!\{)([a-z-]+))?(?: (\d{4}-\d\d-\d\d)(~?))?(?: \{(.*)\})?"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A case written by hand: the rule, what it is, and what is asked and wanted."""

    rule: str
    says: str
    person: Person
    today: date
    doses: tuple[Dose, ...]
    wanted: tuple[str, ...]

    @property
    def id(self) -> str:
        """What the test is called."""
        return f"{self.rule}: {self.says}"


@dataclass(frozen=True, slots=True)
class History:
    """A whole life: what waits, what is to check, what is done, by name of line."""

    says: str
    person: Person
    today: date
    doses: tuple[Dose, ...]
    wanted: dict[Need, set[str]]
    cites: str


def histories(place: Path) -> Iterator[History]:
    """Give the lives of a file."""
    for line in place.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        says, born, today, facts, given, *wanted, cites = map(
            str.strip, line.split("|")
        )
        yield History(
            says,
            person(born, facts),
            date.fromisoformat(today),
            doses(given),
            dict(zip(ANSWERED, (set(one.split()) for one in wanted), strict=True)),
            cites,
        )


def answered(found: Iterable[Due]) -> dict[Need, set[str]]:
    """Return the names of the lines of a life, by state."""
    lines = list(found)
    return {need: {one.name for one in lines if one.need is need} for need in ANSWERED}


def doses(text: str) -> tuple[Dose, ...]:
    """Read `2025-03-15 hexa, ? ror`; a `?` is a date nobody knows."""
    return tuple(_dose(one) for one in text.split(",") if one.strip())


def person(born: str, facts: str = "") -> Person:
    """Return somebody of an ISO birth date, and what they said."""
    return Person(Birth.parse(born), facts=frozenset(map(Fact, facts.split())))


def cases(place: Path) -> Iterator[Case]:
    """Give the cases of a file."""
    rule = ""
    for line in place.read_text("utf-8").splitlines():
        if line.startswith("= "):
            rule = line[2:].split("|")[0].strip()
        elif line.strip() and not line.startswith("#"):
            says, born, today, facts, given, wanted = map(str.strip, line.split("|"))
            yield Case(
                rule,
                says,
                person(born, facts),
                date.fromisoformat(today),
                doses(given),
                tuple(one.strip() for one in wanted.split(";")),
            )


def lines_of(case: Case) -> list[Due]:
    """Return what the calendar says of a case, for its rule."""
    found = evaluate(case.person, case.doses, case.today, table())
    return [due for due in found if due.rule == case.rule]


def shown(found: Iterable[Due], wanted: Iterable[str]) -> list[str]:
    """Write lines as they are wanted, saying of each no more than is asked."""
    asked = list(wanted)
    return [
        _as(due, asked[rank] if rank < len(asked) else "")
        for rank, due in enumerate(found)
    ]


def _as(due: Due, wanted: str) -> str:
    if not due.step:
        return f"{due.need} {due.reason}"
    match = _WANTED.fullmatch(wanted)
    parts = match.groups() if match else (None,) * 7
    text = f"{due.step} {due.need}"
    if parts[2]:
        text += "!" if due.mandatory else "."
    if parts[3]:
        text += f" {due.reason}"
    if parts[4]:
        text += f" {due.since}" + ("" if due.exact else "~")
    if parts[6]:
        same = due.diseases == set(parts[6].split(","))
        text += " {" + (parts[6] if same else ",".join(sorted(due.diseases))) + "}"
    return text


def _dose(text: str) -> Dose:
    when, product = text.split()
    diseases = PRODUCTS.get(product, product).split()
    if not set(diseases) <= set(DISEASES):
        raise ValueError(text)
    day = When.parse("" if when == "?" else when)
    return Dose(frozenset(diseases), day, vaccine=product)
