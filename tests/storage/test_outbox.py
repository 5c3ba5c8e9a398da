"""A line says what to send; the rest of the rules runs in `contract/test_journal`."""

from app.domain.journal import Action
from storage.outbox import Held
from tests.storage.samples import entry, item


def test_a_line_tells_the_base_at_its_revision() -> None:
    held = Held(7, Action.PUT, item(1), 3, entry(1, rev=2), fault="quota")
    line = held.line(entry(1, rev=3))
    assert (line.n, line.base_rev, line.fault) == (7, 3, "quota")
    assert line.base == entry(1, rev=3)


def test_a_deletion_has_no_content() -> None:
    assert Held(7, Action.DEL, item(1), 3, entry(1)).line(entry(1)).entry is None


def test_a_line_never_shows_what_it_holds() -> None:
    held = Held(7, Action.PUT, item(1), base=entry(1, meta={"title": "Genou"}))
    assert "Genou" not in repr(held)
