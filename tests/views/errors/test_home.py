"""The sentences about what this device keeps name each code once."""

import pytest

from views.errors.home import SAID


@pytest.mark.parametrize("code", ["store.locked", "disk.full", "backup.key"])
def test_a_code_is_in_its_family(code: str) -> None:
    assert code in " ".join(SAID).split()


def test_no_code_is_said_twice() -> None:
    codes = " ".join(SAID).split()
    assert len(codes) == len(set(codes))
