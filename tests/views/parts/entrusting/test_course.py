"""What is typed is kept, and read again."""

from app.domain.collection import Rubric
from views.parts.entrusting.course import Typed, begun


def test_a_draft_is_read_as_it_was_left() -> None:
    kept = {"rank": "3", "taken": "2 3", "name": "Louise", "months": "6", "code": "AB"}
    typed = begun(kept)
    assert (typed.rank, typed.name, typed.length.months, typed.code) == (
        3,
        "Louise",
        "6",
        "AB",
    )
    assert typed.taken == {Rubric.MEASURES, Rubric.VACCINES}
    assert begun({}) == Typed()
    assert begun({"rank": "99"}).rank == 4
