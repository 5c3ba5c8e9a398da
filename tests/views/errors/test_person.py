"""The sentences about what a person types or gives to read name each code once."""

import pytest

from views.errors.person import SAID


@pytest.mark.parametrize("code", ["measure.confirm", "import.damaged", "usage"])
def test_a_code_is_in_its_family(code: str) -> None:
    assert code in " ".join(SAID).split()


def test_no_code_is_said_twice() -> None:
    codes = " ".join(SAID).split()
    assert len(codes) == len(set(codes))
