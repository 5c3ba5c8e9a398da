"""A commit goes in one order; what it keeps is proved in `contract/test_vault`."""

from dataclasses import replace

from app.domain.journal import Outcome
from app.domain.trail import Page
from app.domain.write import Origin, Write
from storage.commit import Commit
from storage.memory.desk import MemoryDesk
from storage.memory.state import State
from tests.storage.samples import SPACE, batch, control, entry, item


def commit(draft: State, origin: Origin = Origin.HERE, **write: object) -> set[str]:
    asked = replace(Write(space=SPACE), **write)  # type: ignore[arg-type]
    return set(Commit(MemoryDesk(draft, SPACE), asked, origin).run().kinds)


def test_controls_wait_before_the_entries_they_found() -> None:
    draft = State()
    commit(draft, entries=(entry(1),), controls=(control(1),))
    assert [held.control for _, held in draft.lines.values()] == [control(1), None]


def test_answers_come_before_the_entries_that_follow() -> None:
    draft = State()
    commit(draft, entries=(entry(1),))
    commit(draft, freeze=batch(1))
    commit(draft, outcomes=(Outcome(1, applied=True, rev=4),), entries=(entry(1),))
    ((_, held),) = draft.lines.values()
    assert (held.base_rev, draft.entries[SPACE, item(1)].rev) == (4, 4)


def test_a_peers_page_touches_no_journal() -> None:
    touched = commit(State(), Origin.PEER, entries=(entry(1),), page=Page(b"s"))
    assert touched == {"document", "cursor"}
