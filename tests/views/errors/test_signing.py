"""A signature that does not hold is told so, and what to do of it."""

import pytest

from views.errors import sentence_for
from views.errors.signing import SAID

pytestmark = pytest.mark.covers("C-056")


def test_a_signature_that_does_not_hold_says_not_to_rely_on_it() -> None:
    assert "Ne vous y fiez pas" in sentence_for("signature.invalid")


@pytest.mark.parametrize("code", SAID)
def test_each_sentence_is_its_own(code: str) -> None:
    assert sentence_for(code) != sentence_for("internal")
