"""A national number counts only when its key is right."""

import pytest

from app.fhir.ins import key_holds, national

_NIR = "1.2.250.1.213.1.4.8"


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("255069939912392", True),
        ("255069939912393", False),
        ("123456789012244", False),
        ("123456789012345", False),
        ("2550699399123", False),
        ("25506993991235é", False),
        ("", False),
    ],
)
def test_the_key_is_checked(number: str, right: bool) -> None:  # noqa: FBT001 - a verdict
    assert key_holds(number) is right


@pytest.mark.parametrize(("department", "stands_for"), [("2A", "19"), ("2B", "18")])
def test_corsica_counts_as_its_number(department: str, stands_for: str) -> None:
    key = 97 - int(f"15006{stands_for}123456") % 97
    assert key_holds(f"15006{department}123456{key:02}")


def test_an_identifier_of_tests_names_nobody() -> None:
    assert national(f"{_NIR}|255069939912392") == "255069939912392"
    assert national("1.2.250.1.213.1.4.10|255069939912392") == ""
    assert national(f"{_NIR}|255069939912393") == ""
    assert national("") == ""
