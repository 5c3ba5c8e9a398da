"""« Une année » of nobody: 68 years old, diabetes, blood pressure, a sensor.

Forty lines of a profile, twelve vaccines, sixty documents, weekly measures, and a
reading of glucose every five minutes. Same seed: same words, same values.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from math import sin, tau
from random import Random
from typing import Final

from app.domain.immunization import Immunization
from app.domain.reading import Point, Trace
from tests.fictitious.documents import Fictitious, documents

NAME: Final = "Jeanne Moreau"
BORN: Final = "1958-03-12"
END: Final = date(2026, 11, 21)
WEEKS: Final = 52
READINGS: Final = 100_000
STEP: Final = 300
"""Seconds between two readings."""

Said = Mapping[str, str]

PROFILE: Final[Sequence[tuple[str, Said]]] = (
    ("allergies", {"substance": "Pénicilline", "severity": "severe"}),
    ("allergies", {"substance": "Latex", "reaction": "Plaques rouges"}),
    ("allergies", {"substance": "Produit de contraste iodé", "criticality": "high"}),
    ("maladies", {"illness": "Diabète de type 2", "since": "2009"}),
    ("maladies", {"illness": "Hypertension artérielle", "since": "2011-05"}),
    ("maladies", {"illness": "Arthrose du genou", "since": "2018"}),
    ("maladies", {"illness": "Cataracte", "since": "2020", "end": "2022-06-14"}),
    ("maladies", {"illness": "Zona", "since": "2015-03", "end": "2015-05"}),
    ("maladies", {"illness": "Apnée du sommeil", "since": "2019-09"}),
    ("traitements", {"medicine": "Metformine 1000 mg", "dose": "1 matin et soir"}),
    ("traitements", {"medicine": "Ramipril 5 mg", "dose": "1 le matin"}),
    ("traitements", {"medicine": "Insuline glargine", "dose": "18 unités le soir"}),
    ("traitements", {"medicine": "Atorvastatine 20 mg", "rhythm": "au coucher"}),
    ("traitements", {"medicine": "Aspirine 75 mg", "since": "2016"}),
    ("traitements", {"medicine": "Paracétamol 1 g", "comment": "si douleur"}),
    ("traitements", {"medicine": "Gliclazide 60 mg", "end": "2024-02-01"}),
    ("operations", {"operation": "Appendice", "since": "1971"}),
    ("operations", {"operation": "Cataracte de l’œil droit", "since": "2022-06-14"}),
    ("operations", {"operation": "Ménisque gauche", "place": "Clinique du Parc"}),
    ("implants", {"device": "Capteur de glucose", "site": "bras gauche"}),
    ("implants", {"device": "Lentille de l’œil droit", "since": "2022-06-14"}),
    ("antecedents-familiaux", {"relation": "MTH", "illness": "Diabète de type 2"}),
    ("antecedents-familiaux", {"relation": "FTH", "illness": "Infarctus"}),
    ("antecedents-familiaux", {"relation": "SIS", "illness": "Cancer du sein"}),
    ("handicaps", {"disability": "visual", "rate": "rate-under-50"}),
    ("handicaps", {"disability": "motor", "equipment": "Canne"}),
    ("mode-de-vie", {"section": "lifestyle-activity", "habit": "Marche, 30 min"}),
    ("mode-de-vie", {"section": "lifestyle-food", "habit": "Peu de sucre"}),
    ("mode-de-vie", {"section": "lifestyle-sleep", "declined": "asked-declined"}),
    ("groupe-sanguin", {"group": "278149003"}),
    ("professionnels", {"role": "attending-doctor", "name": "Dr Lise Aubert"}),
    ("professionnels", {"role": "pharmacist", "name": "Pharmacie des Tilleuls"}),
    ("professionnels", {"role": "specialist", "name": "Dr Paul Quévert"}),
    ("contacts-urgence", {"name": "Claire Moreau", "phone": "06 12 34 56 78"}),
    ("contacts-urgence", {"name": "Paul Moreau", "phone": "06 98 76 54 32"}),
    ("personne-de-confiance", {"name": "Claire Moreau", "relation": "DAUC"}),
    ("aidants", {"name": "Claire Moreau", "help": "Les courses et les papiers"}),
    ("aidants", {"name": "Denise Petit", "relation": "SIS"}),
    ("maladies", {"illness": "Rétinopathie débutante", "since": "2025-10-02"}),
    ("traitements", {"medicine": "Larmes artificielles", "rhythm": "3 fois par jour"}),
)
"""Forty lines, by the address of their rubric."""

VACCINES: Final = (
    Immunization("DTP", day="1963"),
    Immunization("BCG", day="1964-05"),
    Immunization("Variole", comment="dans l’enfance"),
    Immunization("DTP", day="1983-06-20", lot="A12"),
    Immunization("Hépatite B", day="1998-01-12", rank="1"),
    Immunization("Hépatite B", day="1998-02-16", rank="2"),
    Immunization("dTcaP", day="2003-09-01"),
    Immunization("DTP", day="2023-04-11", lot="K7731", maker="Fictif"),
    Immunization("Covid-19", day="2021-04-02"),
    Immunization("Covid-19", day="2021-05-14", given_by="Pharmacie des Tilleuls"),
    Immunization("Grippe", day="2025-10-21", lot="G25"),
    Immunization("Grippe", day="2026-10-19", comment="bras gauche, un peu rouge"),
)

SENSOR: Final = Trace("interstitial-glucose", "import:clarity", "mg/dL")


def papers(count: int = 60) -> Iterator[Fictitious]:
    """Give the documents of the year."""
    yield from documents(68, count, heavy=False)


def weeks() -> Iterator[tuple[str, list[str], str]]:
    """Give the measures of each Sunday: kind, values, moment (ISO)."""
    dice = Random(68)  # noqa: S311 - a story, not a secret
    for week in range(WEEKS):
        day = END - timedelta(days=7 * (WEEKS - 1 - week) + 1)
        at = f"{day.isoformat()}T07:30:00+01:00"
        weight = Decimal(752 - week // 3 + dice.randint(-4, 4)) / 10
        high, low = 134 + dice.randint(-9, 9), 79 + dice.randint(-6, 6)
        yield "body-weight", [str(weight)], at
        yield "blood-pressure", [str(high), str(low)], at


def readings(count: int = READINGS) -> Iterator[Point]:
    """Give the readings of the sensor, the last one on the last evening."""
    dice = Random(100)  # noqa: S311 - a story, not a secret
    last = int(datetime(END.year, END.month, END.day, 20, tzinfo=UTC).timestamp())
    for rank in range(count):
        at = last - STEP * (count - 1 - rank)
        meals = 45 * sin(tau * at / 28_800) + 12 * sin(tau * at / 86_400)
        yield Point(at, max(48, int(138 + meals + dice.gauss(0, 9))))
