"""An event lies in an entry of the agenda, with what lists and searches read."""

from dataclasses import replace

from app.domain.agenda import REPEATED, EventState, Every, Repeat
from app.domain.collection import Rubric
from app.domain.state import CANCELLED, State
from app.flows.agenda.entries import draft_of, made, redone
from app.flows.agenda.events import event_of
from tests.app.flows.agenda.home import PARIS, AgendaHome


def test_an_event_is_kept_in_the_rubric_of_the_agenda() -> None:
    home = AgendaHome()
    event = home.visit(note="À jeun")
    entry = home.paper.vault.entry(home.paper.space.id, event.id)
    assert (entry.kind, entry.rubric) == ("appointment", Rubric.AGENDA)
    assert (entry.title, entry.meta["comment"]) == ("Cardiologue", "À jeun")
    assert entry.when.text.startswith("2026-12-01T09:00")


def test_what_comes_again_or_is_cancelled_says_so_to_lists() -> None:
    home = AgendaHome()
    event = home.visit(repeat=Repeat(Every.WEEK))
    entry = home.paper.vault.entry(home.paper.space.id, event.id)
    assert entry.meta["category"] == REPEATED
    gone = replace(draft_of(event), state=EventState.CANCELLED)
    assert redone(entry, gone, PARIS).meta["status"] == CANCELLED


def test_a_draft_of_an_event_makes_the_same_event() -> None:
    home = AgendaHome()
    event = home.walk()
    entry = made(event.id, home.paper.space.id, draft_of(event))
    again = event_of(entry, PARIS)
    assert again is not None
    assert replace(again, sequence=0) == replace(event, sequence=0)


def test_what_lies_in_the_trash_stays_there_whatever_is_said_of_it() -> None:
    home = AgendaHome()
    event = home.visit()
    thrown = home.paper.trash.throw(event.id)
    gone = replace(draft_of(event), state=EventState.CANCELLED)
    changed = redone(thrown, gone, PARIS)
    assert (changed.meta["status"], changed.meta["was"]) == (State.TRASHED, CANCELLED)
