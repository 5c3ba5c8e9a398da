"""The sentences about what the server and the other devices name each code once."""

import pytest

from views.errors.exchange import SAID


@pytest.mark.parametrize("code", ["log.fork", "peer.silent", "device.retired"])
def test_a_code_is_in_its_family(code: str) -> None:
    assert code in " ".join(SAID).split()


def test_no_code_is_said_twice() -> None:
    codes = " ".join(SAID).split()
    assert len(codes) == len(set(codes))
