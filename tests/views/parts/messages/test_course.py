"""What is typed is kept; a professional one has not seen again is asked for first."""

import pytest

from tests.screens.messaging import CODE, DOCTOR
from views.parts.messages.course import Found, Typed, begun, too_long

pytestmark = pytest.mark.covers("C-052")
KEPT = {"code": CODE, "subject": "Mon dos", "months": "other", "day": "1/2/2027"}
FAR = KEPT | {"rank": "3"}


def test_three_months_are_proposed_and_nothing_else_is() -> None:
    assert begun({}, Found()) == Typed()
    assert (Typed().months, Typed().subject, Typed().code) == ("3", "", "")


def test_answers_come_back_and_the_code_first_if_its_owner_is_not_known() -> None:
    typed = begun(FAR, Found())
    assert (typed.rank, typed.to) == (0, None)
    assert (typed.code, typed.subject, typed.length.day) == (
        CODE,
        "Mon dos",
        "1/2/2027",
    )
    assert begun(FAR, Found("another code", DOCTOR)).rank == 0


def test_the_step_comes_back_with_the_professional_that_was_seen() -> None:
    typed = begun(FAR, Found(CODE, DOCTOR))
    assert (typed.rank, typed.to) == (3, DOCTOR)
    assert begun(FAR | {"rank": "99"}, Found(CODE, DOCTOR)).rank == 3


def test_how_long_a_subject_may_be_is_said() -> None:
    assert "100" in too_long()
