"""A signature is told in words anybody checks, and never as more than it is."""

import pytest

from views.parts.signing.words import grouped, rules, worth

pytestmark = pytest.mark.covers("C-056")


def test_bytes_are_written_in_groups_one_can_compare() -> None:
    assert grouped(bytes(range(8))) == "00010203 04050607"
    assert grouped(b"") == ""


def test_what_it_is_worth_is_said_last_on_the_proof() -> None:
    assert rules()[-1] == worth()
    assert "eIDAS" in worth()
