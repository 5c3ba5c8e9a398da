"""« Cas » : a person of the CDC's workbook, each dose with the answer expected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from app.domain.age import Birth
from app.domain.vaccine import Dose, Person
from app.domain.when import When
from app.rules.vaccination.lapses import Lapse
from tests.vaccination.doses import lapse
from tests.vaccination.supporting import schedule
from tests.vaccination.workbook import rows

ZERO: Final = date(1899, 12, 30)
"""The day 0 of a workbook."""
_MOST: Final = 8
_NEVER: Final = "200 years"
Row = Mapping[str, str]
Antigens = Mapping[str, Sequence[Row]]
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "DTAP": ("Diphtheria", "Tetanus", "Pertussis"),
    "POL": ("Polio",),
    "HIB": ("Hib",),
    "PCV": ("Pneumococcal",),
    "MMR": ("Measles", "Mumps", "Rubella"),
    "VAR": ("Varicella",),
    "ROTA": ("Rotavirus",),
    "MCV": ("Meningococcal",),
    "MENB": ("Meningococcal B",),
    "ZOSTER": ("Zoster",),
    "FLU": ("Influenza",),
}
"""The antigens of a group of the workbook; a group not here is one antigen."""


@dataclass(frozen=True)
class Answer:
    """« Réponse » : of a dose, its status and the reason for it."""

    status: str
    reason: str = ""


@dataclass(frozen=True)
class Trial:
    """« Cas » : somebody on a day, their doses, and what is expected of each."""

    id: str
    name: str
    group: str
    person: Person
    today: date
    doses: tuple[Dose, ...]
    expected: tuple[Answer, ...]

    @property
    def antigens(self) -> tuple[str, ...]:
        """Return those the expected answers are about."""
        return GROUPS.get(self.group, (self.group,))


def trials(folder: Path) -> Iterator[Trial]:
    """Give the cases of the workbook of a folder that have a dose."""
    antigens = _antigens(folder)
    for place in sorted(folder.rglob("*.xlsx")):
        for row in rows(place, "CDC_Test_ID"):
            if "DOB" in row and "Date_Administered_1" in row:
                yield _trial(row, antigens)


def _trial(row: Row, antigens: Antigens) -> Trial:
    born = _day(row["DOB"])
    taken = [at for at in map(str, range(1, _MOST)) if f"Date_Administered_{at}" in row]
    sex = {"F": "female", "M": "male"}.get(row.get("gender", ""), "")
    return Trial(
        id=row["CDC_Test_ID"],
        name=row.get("Test_Case_Name", ""),
        group=row["Vaccine_Group"],
        person=Person(Birth(born, born), sex),
        today=_day(row["Assessment_Date"]),
        doses=tuple(_dose(row, at, born, antigens) for at in taken),
        expected=tuple(_answer(row, at) for at in taken),
    )


def _dose(row: Row, at: str, born: date, antigens: Antigens) -> Dose:
    code, day = row[f"CVX_{at}"].zfill(2), _day(row[f"Date_Administered_{at}"])
    maker = row.get(f"MVX_{at}")
    diseases = frozenset(
        one["antigen"]
        for one in antigens[code]
        if _reached(one.get("associationBeginAge"), born, day)
        and not _reached(one.get("associationEndAge", _NEVER), born, day)
    )
    return Dose(diseases, When.parse(f"{day}"), f"{code}/{maker}" if maker else code)


def _reached(age: str | None, born: date, day: date) -> bool:
    return age is None or Lapse.parse(lapse(age)).after(born) <= day


def _answer(row: Row, at: str) -> Answer:
    status = row[f"Evaluation_Status_{at}"]
    return Answer(status, row.get(f"Evaluation_Reason_{at}", ""))


def _antigens(folder: Path) -> Antigens:
    """Return what each vaccine protects from, by its code."""
    found = schedule(folder)["cvxToAntigenMap"]["cvxMap"]
    return {one["cvx"]: one["association"] for one in found}


def _day(text: str) -> date:
    return ZERO + timedelta(days=int(float(text)))
