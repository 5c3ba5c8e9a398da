"""An error carries a code for machines, and details that tell nothing of health."""

import pytest

from app.domain.errors import AlveoleError, Broken, Refused, Unreachable


@pytest.mark.parametrize("kind", [Refused, Unreachable, Broken])
def test_an_error_says_its_code_and_keeps_its_details(kind: type[AlveoleError]) -> None:
    error = kind("store.wait", seconds="30")
    assert isinstance(error, AlveoleError)
    assert (error.code, error.details) == ("store.wait", {"seconds": "30"})


def test_details_are_not_printed() -> None:
    error = Refused("store.wait", seconds="30")
    assert str(error) == "store.wait"
    assert repr(error) == "Refused('store.wait')"


def test_the_three_causes_are_never_taken_for_one_another() -> None:
    kinds = [Refused, Unreachable, Broken]
    nested = [(a, b) for a in kinds for b in kinds if a is not b and issubclass(a, b)]
    assert nested == []
