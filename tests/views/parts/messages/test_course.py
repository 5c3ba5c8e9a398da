"""A subject has an end that is said, and three months are proposed."""

import pytest

from views.parts.lasting import MONTHS as OFFERED
from views.parts.messages.course import MONTHS, STEPS, WHAT, Opening, too_long

pytestmark = pytest.mark.covers("C-052")


def test_each_step_but_the_last_has_its_field() -> None:
    assert (WHAT, len(STEPS)) == ("subject", len(Opening.fields) + 1)
    assert MONTHS in OFFERED


def test_how_long_a_subject_may_be_is_said() -> None:
    assert "100" in too_long()
