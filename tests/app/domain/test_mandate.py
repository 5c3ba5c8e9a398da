"""A mandate, and the person it is for, keep the name out of whatever is printed."""

from app.domain.collection import Rubric
from app.domain.ids import IdentityId
from app.domain.mandate import Known, Mandate, MandateState

LOUISE = IdentityId(b"L" * 16)


def test_what_one_calls_a_person_is_never_printed() -> None:
    rubrics = (Rubric.MEASURES,)
    state = MandateState.ACTIVE
    mandate = Mandate(b"m" * 16, LOUISE, "Louise", rubrics, 1, 2, state)
    assert "Louise" not in repr(mandate)
    assert "Louise" not in repr(Known(LOUISE, b"card", "Louise"))


def test_a_state_is_a_word() -> None:
    assert MandateState("waiting") is MandateState.WAITING
