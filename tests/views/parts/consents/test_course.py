"""What is typed is kept; a service one has not seen again is asked for first."""

from tests.screens.consenting import BOOK, CODE
from views.parts.consents.course import Found, Typed, begun

KEPT = {"code": CODE, "purpose": "care", "months": "other", "day": "1/2/2027"}
FAR = KEPT | {"rank": "3"}


def test_nothing_is_chosen_beforehand() -> None:
    assert begun({}, Found()) == Typed()
    assert (Typed().purpose, Typed().months) == ("", "")


def test_answers_come_back_and_the_code_first_if_its_service_is_not_known() -> None:
    typed = begun(FAR, Found())
    assert (typed.rank, typed.service) == (0, None)
    assert (typed.code, typed.purpose, typed.length.day) == (CODE, "care", "1/2/2027")
    assert begun(FAR, Found("another code", BOOK)).rank == 0


def test_the_step_comes_back_with_the_service_that_was_seen() -> None:
    typed = begun(FAR, Found(CODE, BOOK))
    assert (typed.rank, typed.service) == (3, BOOK)
    assert begun(FAR | {"rank": "99"}, Found(CODE, BOOK)).rank == 3


def test_what_was_given_leaves_no_service_in_an_empty_form() -> None:
    assert begun({}, Found(CODE, BOOK)) == Typed()
