"""A note says something, on a day that was; it is changed, taken away, brought back."""

from functools import partial

import pytest

from app.domain.childhood import ChildNote
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.flows.childhood.noting import sound
from tests.app.flows.childhood.books import a_home, book

STEPS = ChildNote("milestone", "2025-03", "Premiers pas", "Chez sa tante.")


def test_notes_come_the_latest_first_those_without_a_day_last() -> None:
    flow = book(a_home())
    for day in ("2025-03", "", "2026-09-01"):
        flow.add_note(ChildNote("other", day, f"Note {day}"))
    assert [one.note.day for one in flow.notes()] == ["2026-09-01", "2025-03", ""]


def test_a_note_is_kept_changed_and_taken_away_each_undone() -> None:
    flow = book(a_home())
    undo = flow.add_note(STEPS)
    (one,) = flow.notes()
    assert one.note == STEPS
    change = flow.change_note(one.entry.id, ChildNote("school", text="Autrement"))
    assert [n.note for n in flow.notes()] == [ChildNote("school", text="Autrement")]
    change()
    assert [n.note for n in flow.notes()] == [STEPS]
    back = flow.remove_note(one.entry.id)
    assert flow.notes() == []
    back()
    assert [n.note for n in flow.notes()] == [STEPS]
    undo()
    assert flow.notes() == []


@pytest.mark.parametrize(
    ("note", "code"),
    [
        (ChildNote("other"), "child_note.empty"),
        (ChildNote("other", title=" \u200b "), "child_note.empty"),
        (ChildNote("other", title="x" * 201), "stay.line_too_long"),
        (ChildNote("other", text="x" * 3001), "document.comment_too_long"),
        (ChildNote("other", "2027", "Demain"), "measure.future"),
        (ChildNote("other", "2020", "Hier"), "child.before_birth"),
        (ChildNote("other", "mars", "Mars"), "date.malformed"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    note: ChildNote, code: str
) -> None:
    flow = book(a_home())
    flow.add_note(STEPS)
    (one,) = flow.notes()
    for work in (flow.add_note, partial(flow.change_note, one.entry.id)):
        with pytest.raises(Refused) as refused:
            work(note)
        assert refused.value.code == code
    assert [n.note for n in flow.notes()] == [STEPS]


def test_a_topic_of_a_later_version_is_another_note() -> None:
    assert sound(ChildNote("dreams", title="Rêve")).topic == "other"


def test_an_absent_note_is_refused() -> None:
    flow = book(a_home())
    with pytest.raises(Refused, match=r"entry\.absent"):
        flow.remove_note(EntryId(b"n" * 16))
