"""A visit is on a day the child had lived; its words are bounded."""

from datetime import date

import pytest

from app.domain.age import Birth
from app.domain.childhood import Visit
from app.domain.errors import Refused
from app.flows.childhood.examining import examined, lived, note, sound
from app.flows.prevention.kept import Kept
from app.kinds.examination import KIND
from app.rules.childhood.calendar import calendar
from app.rules.childhood.table import examinations
from tests.app.flows.childhood.books import a_home
from tests.fictitious.childhood import BORN

LEO, TODAY = Birth(BORN, BORN), date(2026, 11, 21)


@pytest.mark.parametrize(
    "day", ["", "2024-02-29", "2024", "2024-02", "2026-11-21", "2026-11", "2026"]
)
def test_a_day_that_may_have_been_lived_is_kept(day: str) -> None:
    assert lived(day, LEO, TODAY) == day


@pytest.mark.parametrize(
    ("visit", "code", "line"),
    [
        (Visit("2024-02-28"), "child.before_birth", "day"),
        (Visit("2023"), "child.before_birth", "day"),
        (Visit("2026-11-22"), "measure.future", "day"),
        (Visit("2027"), "measure.future", "day"),
        (Visit(who="x" * 201), "stay.line_too_long", "who"),
        (Visit(comment="x" * 3001), "document.comment_too_long", "comment"),
    ],
)
def test_what_cannot_be_is_refused_at_its_line(
    visit: Visit, code: str, line: str
) -> None:
    with pytest.raises(Refused) as refused:
        sound(visit, LEO, TODAY)
    assert (refused.value.code, refused.value.details["line"]) == (code, line)


def test_a_note_says_its_name_for_whoever_searches() -> None:
    home, stage = a_home(), examinations()[0]
    kept = Kept(home.vault, home.stays.world, home.space, KIND)
    note(kept, stage, Visit("2024-03-08", comment="Tout va bien."))
    (entry,) = kept.shelf.every()
    (due,) = calendar([stage], LEO, TODAY, ())
    found = examined(due, kept.named())
    assert found.visit == Visit("2024-03-08", "", "Tout va bien.")
    assert found.entry == entry
    assert examined(due, {}).visit is None
    assert (entry.title, entry.when.text) == ("Premier examen", "2024-03-08")
