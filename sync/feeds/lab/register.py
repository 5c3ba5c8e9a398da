"""« Registre fictif » : one person of nowhere and their doses, made from a number."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

Resource = dict[str, Any]

_TABLE: Final = json.loads((Path(__file__).parent / "register.json").read_text("utf-8"))
NAME: Final[str] = _TABLE["name"]
_ATC: Final = "http://www.whocc.no/atc"


@dataclass(frozen=True, slots=True)
class Person:
    """Whose doses are played; chosen for a test, else made from the number."""

    given: str
    family: str
    born: date

    @classmethod
    def made(cls, seed: int) -> "Person":
        """Return the person of a number, always the same."""
        dice = sha256(b"person %d" % seed).digest()
        givens, families = _TABLE["givens"], _TABLE["families"]
        born = date(1950 + dice[2] % 60, 1 + dice[3] % 12, 1 + dice[4] % 28)
        given = givens[dice[0] % len(givens)]
        return cls(given, families[dice[1] % len(families)], born)


@dataclass(slots=True)
class Register:
    """Doses by name, and when each was last written; a test may change them."""

    seed: int
    person: Person
    doses: dict[str, Resource] = field(default_factory=dict)
    written: dict[str, datetime] = field(default_factory=dict)

    @classmethod
    def of(cls, seed: int, now: datetime, person: Person | None = None) -> "Register":
        """Return the register of a number: every dose of before *now*."""
        made = cls(seed, person or Person.made(seed))
        for rank, row in enumerate(_TABLE["doses"]):
            day = made.person.born + timedelta(days=row["days"])
            if day <= now.date():
                made.put(made.dose(rank, row, day), now - timedelta(days=30))
        return made

    @property
    def patient(self) -> str:
        """The name of the person's resource."""
        return f"fictif-{self.seed}"

    def put(self, dose: Resource, now: datetime) -> None:
        """Write a dose, new or changed."""
        self.doses[dose["id"]] = dose
        self.written[dose["id"]] = now

    def since(self, instant: datetime | None) -> list[Resource]:
        """Return the doses written since an instant, all of them for none."""
        return [
            {**dose, "meta": {"lastUpdated": self.written[name].isoformat()}}
            for name, dose in self.doses.items()
            if instant is None or self.written[name] >= instant
        ]

    def about(self) -> Resource:
        """Return the Patient."""
        name = {"use": "official", "family": self.person.family}
        return {
            "resourceType": "Patient",
            "id": self.patient,
            "name": [{**name, "given": [self.person.given]}],
            "birthDate": self.person.born.isoformat(),
        }

    def dose(self, rank: int, row: Resource, day: date) -> Resource:
        """Return one Immunization."""
        lot = sha256(b"lot %d %d" % (self.seed, rank)).hexdigest()[:6].upper()
        giver = _TABLE["givers"][rank % len(_TABLE["givers"])]
        code = {"system": _ATC, "code": row["code"]}
        ranked = {"doseNumberPositiveInt": row["rank"]}
        protocol = {"protocolApplied": [ranked]} if row["rank"] else {}
        return {
            "resourceType": "Immunization",
            "id": f"dose-{self.seed}-{rank}",
            "status": "completed",
            "vaccineCode": {"coding": [code], "text": row["vaccine"]},
            "patient": {"reference": f"Patient/{self.patient}"},
            "occurrenceDateTime": day.isoformat(),
            "primarySource": True,
            "lotNumber": lot,
            "manufacturer": {"display": _TABLE["makers"][0]},
            "performer": [{"actor": {"display": giver}}],
            **protocol,
        }
