"""Each trouble with a device near says what to do, and what is not lost."""

import pytest

from app.ports.radio import Availability
from views.errors import sentence_for
from views.errors.devices import SAID


def test_each_reason_for_no_bluetooth_has_its_own_sentence() -> None:
    reasons = set(Availability) - {Availability.READY}
    said = {sentence_for(f"bluetooth.{reason}") for reason in reasons}
    assert len(said) == len(reasons)
    assert sentence_for("internal") not in said


@pytest.mark.parametrize("code", ["device.gone", "device.silent"])
def test_a_lost_link_says_what_to_do_and_that_nothing_is_lost(code: str) -> None:
    said = sentence_for(code)
    assert "Rapprochez" in said or "Rallumez" in said
    assert "gardé" in said or "Rien n'est perdu" in said


def test_a_code_is_told_once() -> None:
    codes = [code for codes in SAID for code in codes.split()]
    assert len(codes) == len(set(codes))
