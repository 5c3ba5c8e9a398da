"""The CDC's rules in our engine: on cases of ours, and on its own where they are."""

import os
from pathlib import Path

import pytest

from tests.vaccination.agreement import Told, lines, told
from tests.vaccination.cases import trials
from tests.vaccination.doses import lapse
from tests.vaccination.made import Shot, made
from tests.vaccination.supporting import table

pytestmark = pytest.mark.covers("C-044")

NAMED = "ALVEOLE_CDSI"
"""The variable that names the folder of the CDC's rules and cases."""
WRONG = {"2024-0102", "2018-0009", "2025-0009"}
"""Two doses of people at risk, whose series are not carried; two of one day."""


def judged(folder: Path) -> list[Told]:
    """Return our answers on the cases of a folder."""
    return list(told(table(folder), trials(folder)))


CASES: list[list[Shot]] = [
    [("2021-01-01", "901", "yes"), ("2021-03-22", "901/ONE", "yes")],
    [("2020-12-28", "901", "yes"), ("2021-01-24", "901", "soon")],
    [("2020-12-27", "901", "early"), ("2021-01-20", "901", "yes")],
    [("2021-01-01", "902", "other"), ("2021-02-01", "901", "yes")],
    [("2021-01-01", "903", "mistake"), ("2021-02-01", "901", "yes")],
    [("2026-01-01", "901", "late")],
    [("2024-01-01", "901", "yes"), ("2024-06-01", "901", "over")],
    [("2021-01-01", "904", "yes"), ("2021-01-28", "901", "near")],
    [("2021-01-01", "904", "yes"), ("2021-01-29", "901", "yes")],
    [("2021-01-01", "901", "yes"), ("2021-01-29", "901", "yes")],
]


@pytest.mark.parametrize("case", CASES)
def test_rules_of_that_shape_judge_each_dose(case: list[Shot], tmp_path: Path) -> None:
    found = judged(made(tmp_path, case))
    assert [one.ours for one in found] == [one.expected for one in found]
    assert len(found) == len(case)


def test_a_dose_no_rule_speaks_of_is_never_said_to_count(tmp_path: Path) -> None:
    (found,) = judged(made(tmp_path, [("2021-01-01", "905", "yes")]))
    assert not found.agrees


def test_a_wrong_answer_is_written_whole_and_counted(tmp_path: Path) -> None:
    first, second = CASES[0]
    false = (*second[:2], "soon")
    wrong, *counts = lines(judged(made(tmp_path, [first, false], CASES[1])))
    assert wrong.startswith(
        "Hutch case-1 dose 2 901/ONE 2021-03-22:"
        " expected Not Valid (Interval: too Soon), ours Valid"
    )
    assert counts == [
        "Hutch           3 of    4 doses, 75.0 %",
        "to refuse       1 of    2 doses, 50.0 %",
        "same reason     1 of    2 doses, 50.0 %",
        "all             3 of    4 doses, 75.0 %",
    ]


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("12 months - 4 days", "P0Y12M-4D"),
        ("10 weeks - 4 days", "P0Y0M66D"),
        ("8 months + 1 day", "P0Y8M1D"),
        ("16 years - 4 months", "P16Y-4M0D"),
    ],
)
def test_an_age_is_read_as_the_cdc_writes_it(text: str, ours: str) -> None:
    assert lapse(text) == ours


def test_the_cdc_agrees_dose_by_dose() -> None:
    folder = os.environ.get(NAMED)
    if not folder:
        pytest.skip(f"{NAMED} names no folder of the CDC's rules and cases")
    found = judged(Path(folder))
    assert len(found) > 2000
    assert {one.trial.id for one in found if not one.agrees} <= WRONG
    assert all(one.agrees for one in found if one.expected.status != "Valid")
